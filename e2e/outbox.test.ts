import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { takePhone } from './customer-journey.ts';
import { keptMail, listAt, numberAt, type Office, openOffice, publishSurvey, sendSurvey, textAt } from './office.ts';
import { type RunningProduct, startProduct } from './product.ts';
import { sayIn } from './say.ts';

let product: RunningProduct;
let browser: Browser;
let office: Office;
let surveyId: string;

const say = sayIn('nl');

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  office = await openOffice(browser, product, 'nl');
  surveyId = await publishSurvey(office, 'contact-moment');
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test('without a mail server the mail can be read in the outbox, and every screen on the way says so', async () => {
  const page = await office.browser.newPage();
  await page.goto(`${product.baseUrl}/surveys/${surveyId}/send`);
  await page.getByText(plain('send.no-mail')).waitFor();
  await page.close();

  const waveId = await sendSurvey(office, surveyId, ['anna@example.nl']);
  await expect.poll(() => kept(waveId), { timeout: 20_000 }).toBe(1);

  const outbox = await office.browser.newPage();
  await outbox.goto(`${product.baseUrl}/surveys/${surveyId}/waves/${waveId}`);
  await outbox.getByText(say('wave.kept', { count: 1 })).waitFor();
  await outbox
    .locator('main')
    .getByRole('link', { name: say('shell.outbox') })
    .click();
  await outbox.getByText(plain('outbox.no-mail')).waitFor();
  await outbox.getByRole('link', { name: 'anna@example.nl' }).click();
  await outbox.frameLocator('.mail-frame iframe').getByRole('link', { name: '5' }).first().waitFor();
  await outbox.getByText(say('outbox.text'), { exact: true }).click();
  await outbox.getByText(`${product.baseUrl}/a/`).first().waitFor();
  await outbox.close();
});

test('a mail program unsubscribes by itself: one POST, no cookie, and no further mail', async () => {
  const link = await unsubscribeLink('bea@example.nl');
  const looked = await fetch(link);
  expect(looked.status).toBe(200);
  expect(await invitable('bea@example.nl')).toBe(1);

  const reply = await fetch(link, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
    redirect: 'manual',
  });
  expect(reply.status).toBe(200);
  expect(reply.headers.get('set-cookie')).toBeNull();
  await expectNoFurtherMail('bea@example.nl');
});

test('a customer unsubscribes by the button on the page, and gets no further mail', async () => {
  const phone = await takePhone(browser, { javaScriptEnabled: false });
  const page = await phone.newPage();
  await page.goto(await unsubscribeLink('cor@example.nl'));
  const done = page.waitForEvent('load');
  await page.getByRole('button').tap();
  await done;
  await expectThanks(page);
  expect(await phone.cookies()).toEqual([]);
  await phone.close();
  await expectNoFurtherMail('cor@example.nl');
});

/** Sends this customer a mail and takes the way out of it from the kept copy. */
async function unsubscribeLink(address: string): Promise<string> {
  await sendSurvey(office, surveyId, [address]);
  const text = await keptMail(office, address);
  const link = /https?:\/\/\S+\/u\/\S+/.exec(text)?.[0];
  if (link === undefined) throw new Error(`no way to unsubscribe in:\n${text}`);
  return link;
}

async function kept(waveId: string): Promise<number> {
  return numberAt(await office.ask('GET', `/v1/waves/${waveId}`), 'counts', 'kept');
}

/** Whoever was asked just now is left alone as well, so the question is how many would be asked of another survey. */
async function invitable(address: string): Promise<number> {
  const reply = await office.ask('POST', `/v1/surveys/${surveyId}/recipients`, { who: { addresses: address } });
  const reasons = listAt(reply, 'withheld').map((group) => textAt(group, 'reason'));
  return reasons.includes('suppressed') ? 0 : 1;
}

async function expectNoFurtherMail(address: string): Promise<void> {
  expect(await invitable(address)).toBe(0);
  const another = await publishSurvey(office, 'grade');
  const waveId = await sendSurvey(office, another, [address, `collega-van-${address}`]);
  await expect.poll(() => kept(waveId), { timeout: 20_000 }).toBe(1);
  const mails = listAt(await office.ask('GET', '/v1/outbox'), 'data');
  expect(mails.filter((mail) => textAt(mail, 'recipient') === address)).toHaveLength(1);
}

async function expectThanks(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('nl');
}

/** The first sentence of a text, without the links that follow it. */
function plain(key: 'send.no-mail' | 'outbox.no-mail'): string {
  return say(key).split('. ')[0] ?? '';
}
