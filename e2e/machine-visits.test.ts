import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { answerToTheEnd, linksOf, ratingLink, takePhone } from './customer-journey.ts';
import { pointerHand } from './hand.ts';
import { type MailServer, type ReceivedMail, startMailServer } from './mail-server.ts';
import { answersStored, type Office, openAllHours, openOffice, publishSurvey, sendSurvey, textAt } from './office.ts';
import { type RunningProduct, startProduct } from './product.ts';

const customers = Array.from({ length: 16 }, (_, number) => `customer${number}@example.com`);
/** Nobody scans this one's mail. */
const person = 'anna@example.com';
const visitsWanted = 1000;
const atOnce = 8;

let product: RunningProduct;
let mailServer: MailServer;
let browser: Browser;
let office: Office;
let mails: readonly ReceivedMail[];

beforeAll(async () => {
  mailServer = await startMailServer();
  const { username, password, host, port } = mailServer;
  const smtp = `smtp://${username}:${password}@${host}:${port}`;
  [product, browser] = await Promise.all([startProduct('start', { VOLDAAN_SMTP_URL: smtp }), launchBrowser()]);
  office = await openOffice(browser, product, 'nl');
  await openAllHours(office.ask);
  await sendSurvey(office, await publishSurvey(office, 'recommendation'), [...customers, person]);
  mails = await Promise.all(customers.map((customer) => mailServer.nextFor(customer)));
});

afterAll(async () => {
  await browser?.close();
  await Promise.all([product?.stop(), mailServer?.stop()]);
});

test('a thousand visits by machines leave no answer, and one person who answers leaves one', async () => {
  const links = mails.flatMap((mail) => [...new Set(linksOf(mail))]).filter((link) => link.startsWith(product.baseUrl));
  expect(links.length).toBeGreaterThan(customers.length * 12);

  let visits = 0;
  for (const visit of [askHeadFirst, scanLikeAGateway, prefetchLikeABrowser]) visits += await visitAll(links, visit);
  const [first, second] = mails;
  for (const mail of [first, second]) visits += await openEveryLink(mail, links);
  while (visits < visitsWanted) visits += await visitAll(links, scanLikeAGateway);
  expect(visits).toBeGreaterThanOrEqual(visitsWanted);
  expect(await answersStored(office)).toBe(0);
  console.log(`${visits} visits by machines stored 0 answers`);

  await answerOnPhone(await mailServer.nextFor(person));
  expect(await answersStored(office)).toBe(1);
  expect(await classOfNewest()).toBe('human');
});

test('a person whose mail is scanned in that very second is asked to press again, and counts', async () => {
  const mail = mails.at(-1);
  if (mail === undefined) throw new Error('no mail arrived');
  await visitAll(linksOf(mail), scanLikeAGateway);
  await answerOnPhone(mail);
  expect(await answersStored(office)).toBe(2);
  expect(await classOfNewest()).toBe('human');
});

async function answerOnPhone(mail: ReceivedMail): Promise<void> {
  const phone = await takePhone(browser);
  const page = await phone.newPage();
  await page.goto(ratingLink(mail, 9));
  await answerToTheEnd(page, pointerHand({ hasTouch: true }), 'Snel geholpen');
  await phone.close();
}

async function classOfNewest(): Promise<string> {
  return textAt(await office.ask('GET', '/v1/responses'), 'data', 0, 'vote_class');
}

type Visit = (link: string) => Promise<Response>;

/** Some gateways ask whether there is anything before they fetch it. */
const askHeadFirst: Visit = (link) => fetch(link, { method: 'HEAD', redirect: 'manual' });

/** Fetches at delivery, as a browser of everybody's would. */
const scanLikeAGateway: Visit = (link) =>
  fetch(link, { headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)', accept: 'text/html' } });

/** Fetches ahead of a person who may never come. */
const prefetchLikeABrowser: Visit = (link) =>
  fetch(link, { headers: { 'sec-purpose': 'prefetch;prerender', purpose: 'prefetch', 'x-moz': 'prefetch' } });

async function visitAll(links: readonly string[], visit: Visit): Promise<number> {
  const waiting = [...links];
  const work = async () => {
    for (let link = waiting.shift(); link !== undefined; link = waiting.shift()) {
      const reply = await visit(link);
      expect(reply.status, link).toBeLessThan(500);
      await reply.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return links.length;
}

/** A whole browser that runs the pages' scripts, looks at them for a while, and submits nothing. */
async function openEveryLink(mail: ReceivedMail | undefined, links: readonly string[]): Promise<number> {
  if (mail === undefined) return 0;
  const own = new Set(linksOf(mail));
  const opened = links.filter((link) => own.has(link));
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const link of opened) {
    // The link that no person sees answers with nothing at all, which a browser takes for a page that did not come.
    await page.goto(link).catch(() => undefined);
    await page.mouse.move(100, 200);
  }
  await context.close();
  return opened.length;
}
