/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type HostSite, openHostSite, strictPolicy } from './host-page.ts';
import { numberAt, type Office, openOffice, publishSurvey, textAt } from './office.ts';
import { type RunningProduct, startProduct } from './product.ts';
import { sayIn } from './say.ts';

let browser: Browser;
let product: RunningProduct;
let office: Office;
let surveyId: string;
let shop: HostSite;
let strictShop: HostSite;
let other: HostSite;

const say = sayIn('nl');

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  office = await openOffice(browser, product, 'nl');
  surveyId = await publishSurvey(office, 'contact-moment');
  const token = textAt(await office.ask('GET', `/v1/surveys/${surveyId}/share`), 'survey_token');
  const wish = { base: product.baseUrl, attributes: `data-survey="${token}"` };
  [shop, strictShop, other] = await Promise.all([
    openHostSite(wish),
    openHostSite({ ...wish, policy: strictPolicy }),
    openHostSite(wish),
  ]);
});

afterAll(async () => {
  await Promise.all([shop, strictShop, other].map((site) => site?.close()));
  await browser?.close();
  await product?.stop();
});

const card = (page: Page) => page.locator('voldaan-card');
const answered = async () => numberAt(await office.ask('GET', `/v1/responses?survey=${surveyId}&limit=1`), 'total');

async function visit(site: HostSite): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
  await page.goto(site.origin);
  return page;
}

async function answer(page: Page): Promise<void> {
  await card(page).getByLabel('tevreden', { exact: true }).check({ force: true });
  await page.waitForTimeout(1_300);
  await card(page).getByRole('button', { name: 'Verder' }).click();
  await card(page).getByRole('button', { name: 'Versturen' }).click();
  await card(page).getByText('Ontvangen').waitFor();
}

test('staff say on which websites the survey is asked, and are told which line is none', async () => {
  const page = await office.browser.newPage();
  await page.goto(`${product.baseUrl}/surveys/${surveyId}/share`);
  const field = page.getByLabel(say('share.websites'));
  await field.fill(`${shop.origin}\ngeen website`);
  await page.getByRole('button', { name: say('share.websites-save') }).click();
  await page.getByRole('link', { name: /geen website$/ }).waitFor();
  await field.fill(`${shop.origin}/kassa\n\n${strictShop.origin}`);
  await page.getByRole('button', { name: say('share.websites-save') }).click();
  await expect.poll(() => field.inputValue()).toBe(`${shop.origin}\n${strictShop.origin}`);
  await page.reload();
  expect(await field.inputValue()).toBe(`${shop.origin}\n${strictShop.origin}`);
  // As long as a link is kept by whoever answers its pages.
  await page.waitForTimeout(5_100);
  await page.close();
});

test('on these it asks and takes answers, by fetch and by a form', async () => {
  for (const site of [shop, strictShop]) {
    const page = await visit(site);
    await answer(page);
    expect(page.url()).toBe(`${site.origin}/`);
    await page.context().close();
  }
  await expect.poll(answered).toBe(2);
});

test('on another website it does not show itself, and what was taken from a page of the shop is refused there', async () => {
  const ours = await visit(shop);
  await card(ours).getByLabel('tevreden', { exact: true }).waitFor();
  const token = textAt(await office.ask('GET', `/v1/surveys/${surveyId}/share`), 'survey_token');
  const visitModule = await ours.evaluate(
    async (address) => (await fetch(address)).text(),
    `${product.baseUrl}/w/${token}/visit.js?version=1`,
  );
  const proof: object = JSON.parse(/\{"nonce":"[^"]+","respondent":"[^"]+"\}/.exec(visitModule)?.[0] ?? '{}');
  const theirs = await visit(other);
  await theirs.waitForTimeout(1_000);
  expect(await card(theirs).count()).toBe(0);
  const post = ([address, body]: readonly [string, string]) =>
    fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then(
      ({ status }) => status,
    );
  const body = { ...proof, submission: 'gestolen', answers: {}, final: true, language: 'nl' };
  const message = [`${product.baseUrl}/w/${token}/answers`, JSON.stringify(body)] as const;
  expect(await theirs.evaluate(post, message)).toBe(403);
  expect(await answered()).toBe(2);
  expect(await ours.evaluate(post, message)).toBe(201);
});
