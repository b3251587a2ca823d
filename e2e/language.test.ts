/// <reference lib="dom" />
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Office, openOffice } from './office.ts';
import { type RunningProduct, startProduct } from './product.ts';
import { sayIn } from './say.ts';

let browser: Browser;
let product: RunningProduct;
let office: Office;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  office = await openOffice(browser, product, 'nl');
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test('who chose another language on another device reads all of a screen in it, words of the server and of the app', async () => {
  const page = await office.browser.newPage();
  await page.goto(product.baseUrl);
  await page
    .getByRole('link', { name: sayIn('nl')('shell.responses') })
    .first()
    .waitFor();
  await office.ask('PATCH', '/v1/me', { language: 'nb' });
  await page.reload();
  await page
    .getByRole('link', { name: sayIn('nb')('shell.responses') })
    .first()
    .waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('nb');
  expect(await page.getByText(sayIn('nl')('shell.responses'), { exact: true }).count()).toBe(0);
});
