import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Office, openOffice } from './office.ts';
import { type RunningProduct, startProduct } from './product.ts';
import { sayIn } from './say.ts';

let product: RunningProduct;
let browser: Browser;
let office: Office;

const say = sayIn('nl');
/** More than are read each time that somebody looks. */
const customers = 20_001;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  office = await openOffice(browser, product, 'nl');
  const addresses = Array.from({ length: customers }, (_, place) => `k${place}@klant.example`);
  for (let done = 0; done < customers; done += 10_000) {
    await office.ask('POST', '/v1/contacts', { addresses: addresses.slice(done, done + 10_000).join('\n') });
  }
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test('among a great many customers the planner says that it looks for those of a new plan, and fills itself', async () => {
  await office.ask('POST', '/v1/follow-up-plans', { name: 'Iedereen', every_days: 1 });
  const page = await office.browser.newPage();
  await page.goto(`${product.baseUrl}/visits`);
  const finding = page.getByRole('status').getByText(say('visits.being-found'));
  await finding.waitFor();
  expect(await page.getByText(say('visits.nobody-due')).count()).toBe(0);
  await page.locator('.due-list li').first().waitFor();
  await finding.waitFor({ state: 'detached' });
  expect(await page.locator('.due-list > li').count()).toBe(50);
  await page.close();
});
