import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { askApi, textAt } from './office.ts';
import { type RunningProduct, startProduct } from './product.ts';
import { enterSample } from './sample.ts';
import { sayIn } from './say.ts';

let product: RunningProduct;
let browser: Browser;
let staff: BrowserContext;

const say = sayIn('nl');

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct('demo'), launchBrowser()]);
  staff = await enterSample(browser, product, 'nl');
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const ask = (path: string) => askApi(staff.request, { origin: product.baseUrl, method: 'GET', path });

test('a visit noted on a phone survives a lost signal, and pressing twice makes one of it', async () => {
  const contact = textAt(await ask('/v1/visit-due'), 'data', 0, 'contact', 'id');
  const page = await staff.newPage();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${product.baseUrl}/visits/new?contact=${contact}`);
  await page.getByRole('radio', { name: '6', exact: true }).click({ force: true });
  await page.getByLabel(say('visits.better')).fill('Bel even als de fiets later klaar is');
  await page.getByRole('button', { name: say('promises.add') }).click();
  await page.getByLabel(say('promises.what')).fill('Maandag bellen over de offerte');

  const save = page.getByRole('button', { name: say('visits.save') });
  await staff.setOffline(true);
  await save.click();
  await page.getByRole('alert').waitFor();
  await staff.setOffline(false);
  await page.reload();
  await page.getByText(say('visits.draft-kept')).waitFor();
  expect(await page.getByLabel(say('visits.better')).inputValue()).toBe('Bel even als de fiets later klaar is');
  expect(await page.getByRole('radio', { name: '6', exact: true }).isChecked()).toBe(true);

  await save.dblclick();
  await page.getByRole('heading', { name: say('visits.promised') }).waitFor();
  await page.getByText('in een gesprek', { exact: false }).first().waitFor();
  await page.getByText('Maandag bellen over de offerte').first().waitFor();

  const line = JSON.stringify(await ask(`/v1/contacts/${contact}/history`));
  expect(line.split('"kind":"visit"')).toHaveLength(2);
  expect(line.split('Maandag bellen over de offerte')).toHaveLength(2);
  // A mark that was given to somebody's face is part of no score.
  expect(line).toContain('"mark":6');
  await page.goto(`${product.baseUrl}/visits/new?contact=${contact}`);
  expect(await page.getByLabel(say('visits.better')).inputValue()).toBe('');
  await page.close();
});
