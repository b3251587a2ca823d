import { rm } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDataFolder, type ProductProcess, startProcess } from '../server/bench/product-process.ts';
import { testFolder } from '../server/src/database/test-folder.ts';
import { createRandom, type Random } from '../server/storm/random.ts';
import { answerRestlessly } from '../server/storm/restless-customer.ts';
import { type BrokenLine, openLine } from './broken-line.ts';
import { launchBrowser } from './browser.ts';
import { takePhone } from './customer-journey.ts';
import { listAt, type Office, openOffice, publishSurvey, textAt } from './office.ts';

/**
 * The short form of `npm run storm:customers`: people in real browsers and scripted ones beside them answer on a line that
 * breaks off, with double presses, the button back, second tabs and pages loaded anew, while the product is restarted.
 */
const seed = 2026;
const inBrowsers = 30;
const scripted = 40;
const browsersAtOnce = 6;
const restarts = 2;
/** Nobody reads a question and presses in less. */
const readingMs = 1_400;
const minutesMost = 2;

let browser: Browser;
let line: BrokenLine;
let dataFolder: string;
let product: ProductProcess;
let office: Office;

beforeAll(async () => {
  line = await openLine(createRandom(seed));
  dataFolder = await makeDataFolder(testFolder());
  [browser] = await Promise.all([launchBrowser(), start()]);
  const entrance = await untilOffered();
  office = await openOffice(browser, { ...product, baseUrl: line.origin, entrance, dataFolder, makeSetupLink }, 'nl');
});

afterAll(async () => {
  await browser?.close();
  line?.close();
  await product?.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

test('nobody loses an answer or gives two, however the line, the browser and the server fail', async () => {
  const surveyId = await publishSurvey(office, 'recommendation');
  const link = new URL(textAt(await office.ask('GET', `/v1/surveys/${surveyId}`), 'public_url')).pathname;
  const untilMs = Date.now() + minutesMost * 60_000;
  line.breakOff(0.12);

  const waiting = Array.from({ length: inBrowsers }, (_, person) => person);
  const lane = async () => {
    for (let person = waiting.shift(); person !== undefined; person = waiting.shift()) {
      await answerInBrowser(`${line.origin}${link}`, person, untilMs);
    }
  };
  const people = Array.from({ length: browsersAtOnce }, lane);
  const others = Array.from({ length: scripted }, (_, person) =>
    answerRestlessly({ origin: line.origin, link, random: createRandom(seed * 100 + person), untilMs }),
  );
  await restartNowAndThen();
  const [sittings] = await Promise.all([Promise.all(others), ...people]);
  line.breakOff(0);

  const words = [
    ...sittings.map(({ said }) => said['why'] ?? ''),
    ...Array.from({ length: inBrowsers }, (_, person) => wordsOf(person)),
  ];
  const stored = await everyResponse();
  const comments = stored.map((response) => textAt(response, 'comment'));
  const faults = sittings.reduce((sum, { faults }) => sum + Object.values(faults).reduce((a, b) => a + b, 0), 0);
  console.log(`${words.length} people, ${line.broken()} broken lines, ${faults} other faults, ${restarts} restarts`);
  expect(sittings.filter(({ isDone }) => !isDone)).toEqual([]);
  expect(comments.toSorted()).toEqual(words.toSorted());
  for (const response of stored) expect(textAt(response, 'completed_at')).not.toBe('');
});

function wordsOf(person: number): string {
  return `In de browser, nummer ${person}`;
}

/** Answers to the end, with whatever this person does besides. A page that did not come is asked for again. */
async function answerInBrowser(link: string, person: number, untilMs: number): Promise<void> {
  const random = createRandom(seed + person);
  const phone = await takePhone(browser);
  try {
    let page = await phone.newPage();
    await persist(untilMs, () => page.goto(link));
    while (Date.now() < untilMs) {
      const isDone = await step(page, person, random).catch(() => false);
      if (isDone) return;
      if (random.next() < 0.15) page = await phone.newPage();
      if (random.next() < 0.1) await blink(page);
      const isLost =
        (await page
          .locator('form.q')
          .count()
          .catch(() => 0)) === 0;
      if (isLost) await persist(untilMs, () => page.goto(link));
      if (await isThanks(page)) return;
    }
    throw new Error(`number ${person} did not get to the end`);
  } finally {
    await phone.close();
  }
}

/** One page: the questions that stand on it, a moment, the button. True when there is no question left. */
async function step(page: Page, person: number, random: Random): Promise<boolean> {
  const onwards = page.locator('a.go');
  if ((await onwards.count()) > 0) await onwards.first().click();
  const mark = page.locator(`label:has(input[name=nps][value="${person % 11}"])`);
  if ((await mark.count()) > 0) await mark.tap();
  const why = page.locator('textarea[name=why]');
  if ((await why.count()) > 0) await why.fill(wordsOf(person));
  const call = page.locator('label:has(input[name=may_contact][value=no])');
  if ((await call.count()) > 0) await call.tap();
  await page.waitForTimeout(readingMs);
  const button = page.locator('form.q button.go');
  const loaded = page.waitForEvent('load', { timeout: 6_000 });
  await (random.next() < 0.3 ? button.dblclick({ timeout: 3_000 }) : button.tap({ timeout: 3_000 }));
  await loaded;
  if (random.next() < 0.15 && (await page.locator('form.q').count()) > 0) await page.goBack({ timeout: 6_000 });
  return isThanks(page);
}

async function isThanks(page: Page): Promise<boolean> {
  const [isOurs, forms, onwards] = await Promise.all(
    ['.slip', 'form.q', 'a.go'].map((part) => page.locator(part).count()),
  );
  return (isOurs ?? 0) > 0 && forms === 0 && onwards === 0;
}

/** No line for a moment, as in a tunnel. */
async function blink(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.waitForTimeout(300);
  await page.context().setOffline(false);
}

async function persist(untilMs: number, act: () => Promise<unknown>): Promise<void> {
  while (Date.now() < untilMs) {
    const isThere = await act().then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function restartNowAndThen(): Promise<void> {
  for (let restart = 0; restart < restarts; restart += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    await product.stop();
    line.leadTo(undefined);
    await start();
  }
}

async function start(): Promise<void> {
  product = await startProcess({ mode: 'start', dataFolder, settings: { VOLDAAN_BASE_URL: line.origin } });
  line.leadTo(Number(new URL(product.baseUrl).port));
}

async function untilOffered(): Promise<string> {
  for (let tries = 0; tries < 500; tries += 1) {
    const link = product.output().match(/(https?:\/\/\S+\/setup\/\S+)\n/)?.[1];
    if (link !== undefined) return link;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`the console offered no link:\n${product.output()}`);
}

function makeSetupLink(): Promise<string> {
  throw new Error('this company is set up by its first link');
}

async function everyResponse(): Promise<readonly unknown[]> {
  const classes = ['human', 'unconfirmed', 'machine'];
  const inbox = await Promise.all(
    classes.map((voteClass) => office.ask('GET', `/v1/responses?limit=100&vote_class=${voteClass}`)),
  );
  return inbox.flatMap((reply) => listAt(reply, 'data'));
}
