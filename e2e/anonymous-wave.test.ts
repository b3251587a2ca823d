import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { answerToTheEnd, ratingLink, takePhone } from './customer-journey.ts';
import { pointerHand } from './hand.ts';
import { type MailServer, type ReceivedMail, startMailServer } from './mail-server.ts';
import { type Office, openAllHours, openOffice, publishSurvey } from './office.ts';
import { axeFaults } from './page-faults.ts';
import { type RunningProduct, startProduct } from './product.ts';
import { sayIn } from './say.ts';
import { pressAndConfirm } from './staff-journey.ts';

const customers = Array.from({ length: 5 }, (_, number) => `klant${number}@post${number}.example`);
const say = sayIn('nl');
/** Whoever opens a mail sooner is taken for the mail system that received it. */
const deliveryMs = 11_000;
/** Rounds of the worker that lets answers come into sight. */
const roundsMs = 60_000;

let product: RunningProduct;
let mailServer: MailServer;
let browser: Browser;
let office: Office;

beforeAll(async () => {
  mailServer = await startMailServer();
  const { username, password, host, port } = mailServer;
  const smtp = `smtp://${username}:${password}@${host}:${port}`;
  [product, browser] = await Promise.all([startProduct('start', { VOLDAAN_SMTP_URL: smtp }), launchBrowser()]);
  office = await openOffice(browser, product, 'nl');
  await openAllHours(office.ask);
});

afterAll(async () => {
  await browser?.close();
  await Promise.all([product?.stop(), mailServer?.stop()]);
});

/** Chooses pasted addresses, ticks the promise, and presses send. */
async function sendAnonymously(page: Page, surveyId: string): Promise<void> {
  await page.goto(`${product.baseUrl}/surveys/${surveyId}/send`);
  await page.locator('label', { hasText: say('recipients.pasted') }).click();
  await page.getByRole('textbox', { name: say('contacts.addresses') }).fill(customers.join('\n'));
  await page.locator('label', { hasText: say('send.anonymous') }).click();
  await page.getByText(say('send.anonymous-cost')).waitFor();
  await pressAndConfirm({ page, hand: pointerHand() }, say('send.button', { count: customers.length }));
}

async function answerOnPhone(mail: ReceivedMail | undefined, words: string): Promise<void> {
  if (mail === undefined) throw new Error('no mail came');
  const phone = await takePhone(browser);
  const page = await phone.newPage();
  await page.goto(ratingLink(mail, 3));
  await page.getByText('Uw antwoorden zijn anoniem').waitFor();
  await answerToTheEnd(page, pointerHand({ hasTouch: true }), words);
  await phone.close();
}

test('a survey that asks who somebody is cannot be asked anonymously, and the screen names the question', async () => {
  const page = await office.browser.newPage();
  await sendAnonymously(page, await publishSurvey(office, 'recommendation'));
  await page.getByRole('alert').getByText('Anoniem vragen kan niet met deze vragenlijst').first().waitFor();
  await page.close();
});

test('staff see nothing of four anonymous answers, and all five when the fifth has come', async () => {
  const page = await office.browser.newPage();
  const surveyId = await publishSurvey(office, 'grade');
  await sendAnonymously(page, surveyId);
  await page.getByText(say('wave.anonymous-note')).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  const mails = await Promise.all(customers.map((customer) => mailServer.nextFor(customer)));
  await page.waitForTimeout(deliveryMs);

  for (const mail of mails.slice(0, 4)) await answerOnPhone(mail, 'De fiets kwam te laat');
  const inbox = () => office.ask('GET', '/v1/responses');
  await page.waitForTimeout(roundsMs / 2);
  expect(await inbox()).toMatchObject({ total: 0 });
  await page.goto(`${product.baseUrl}/responses`);
  await page.locator('main h1').waitFor();
  expect(await page.getByText('De fiets kwam te laat').count()).toBe(0);
  // Nobody is told that there are no answers: four are there.
  await page.goto(`${product.baseUrl}/?survey=${surveyId}`);
  await page.getByText(say('headline.none-counted')).waitFor();
  expect(await page.getByText(say('headline.no-answers')).count()).toBe(0);
  await page.goto(`${product.baseUrl}/responses`);

  await answerOnPhone(mails[4], 'De fiets kwam te laat');
  await expect.poll(inbox, { timeout: roundsMs, interval: 1_000 }).toMatchObject({ total: 5 });
  await page.reload();
  await expect.poll(() => page.locator('.item .who', { hasText: say('response.anonymous') }).count()).toBe(5);
  const kept = /^(vandaag|gisteren)$/;
  expect(await page.locator('.item .meta').first().textContent()).toMatch(kept);
  await page.locator('.item').first().click();
  await page.getByText(say('response.anonymous-note')).waitFor();
  expect(await page.getByRole('link', { name: say('cases.make-of-answer') }).count()).toBe(0);
  expect(await axeFaults(page)).toEqual([]);
  for (const customer of customers) expect(await page.getByText(customer).count()).toBe(0);
  expect(await page.locator('article').textContent()).not.toMatch(/\d\d:\d\d/);

  await page.goto(`${product.baseUrl}/?survey=${surveyId}`);
  await expect.poll(() => page.locator('.first-answers small').allTextContents()).toHaveLength(5);
  expect(await page.locator('.first-answers small').first().textContent()).toMatch(kept);
  expect(await page.locator('.words .meta').first().textContent()).toMatch(/^anoniem · (vandaag|gisteren)$/);
  await page.goto(`${product.baseUrl}/words?survey=${surveyId}`);
  const texts = page.locator('.texts > li');
  await expect.poll(() => texts.count()).toBe(5);
  expect(await texts.first().textContent()).toMatch(/(vandaag|gisteren)/);
  await page.close();
});
