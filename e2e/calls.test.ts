/// <reference lib="dom" />
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { askApi, listAt, numberAt, type Office, openAllHours, openOffice, publishSurvey, textAt } from './office.ts';
import { type RunningProduct, startProduct } from './product.ts';
import { localeOf, sayIn } from './say.ts';

let product: RunningProduct;
let browser: Browser;
let office: Office;
let interviewer: BrowserContext;
let studyId: string;

const say = sayIn('nl');
const customers = 10;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  office = await openOffice(browser, product, 'nl');
  await openAllHours(office.ask);
  await addCustomers();
  studyId = await startStudy();
  interviewer = await hireInterviewer();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function addCustomers(): Promise<void> {
  for (let place = 0; place < customers; place += 1) {
    await office.ask('POST', '/v1/contacts', {
      name: `Klant ${place}`,
      email: `klant${place}@example.nl`,
      phone: `06 5550 01${String(place).padStart(2, '0')}`,
    });
  }
}

/** A study by telephone among everybody. */
async function startStudy(): Promise<string> {
  const surveyId = await publishSurvey(office, 'recommendation');
  const draft = await office.ask('POST', '/v1/studies', { name: 'Belronde', kind: 'relation' });
  const id = textAt(draft, 'id');
  const plan = {
    ...planOf(draft),
    purpose: 'Besluiten of de werkplaats langer opengaat',
    norm: { metric: 'nps', value: 30 },
    channel: 'phone',
    legalBasis: 'service',
    audience: {},
    reminder: null,
    timing: {
      kind: 'relation',
      cadence: { every: 'once', on: new Date().toISOString().slice(0, 10) },
      validHours: 720,
    },
  };
  const saved = await office.browser.request.put(`${product.baseUrl}/v1/studies/${id}`, {
    headers: { origin: product.baseUrl, 'if-match': '"1"' },
    data: { name: 'Belronde', plan, survey_id: surveyId, touchpoint_id: null },
  });
  expect(saved.status(), await saved.text()).toBe(200);
  await office.ask('POST', `/v1/studies/${id}/start`);
  return id;
}

function planOf(study: unknown): object {
  const plan = typeof study === 'object' && study !== null && 'plan' in study ? study.plan : undefined;
  if (typeof plan !== 'object' || plan === null) throw new Error('a study without a plan');
  return plan;
}

/** Somebody who rings, in a browser of her own; she is given the study's list. */
async function hireInterviewer(): Promise<BrowserContext> {
  const wish = { email: 'kari@example.no', role: 'interviewer', send: false };
  const link = textAt(await office.ask('POST', '/v1/staff-invites', wish), 'link');
  const context = await browser.newContext({ locale: localeOf('nl'), reducedMotion: 'reduce', bypassCSP: true });
  await askApi(context.request, {
    origin: product.baseUrl,
    method: 'POST',
    path: `/v1/invite/${link.slice(link.lastIndexOf('/') + 1)}`,
    body: { name: 'Kari Nordmann', password: 'vier losse woorden samen', language: 'nl' },
  });
  const callers = await office.ask('GET', `/v1/studies/${studyId}/callers`);
  await office.ask('PUT', `/v1/studies/${studyId}/callers`, { staff_ids: [textAt(callers, 'data', 0, 'id')] });
  // Whoever works without a mouse has not so much as moved one.
  await context.addInitScript(() => {
    for (const kind of ['pointerdown', 'mousedown', 'mousemove', 'touchstart'])
      window.addEventListener(kind, () => document.documentElement.setAttribute('data-pointer', kind), true);
  });
  return context;
}

const heading = (page: Page, words: string) => page.getByRole('heading', { name: words });
const press = (page: Page, key: string) => page.keyboard.press(key);

/** Takes the next customer, and waits for the script. */
async function dial(page: Page): Promise<void> {
  await page.getByRole('button', { name: say('calls.next') }).waitFor();
  await press(page, 'Enter');
  await heading(page, say('call.not-reached')).waitFor();
}

/** One digit says what came of the ringing, Enter that it is so. */
async function ring(page: Page, digit: string): Promise<void> {
  await dial(page);
  await press(page, digit);
  await page.getByRole('button', { name: say('call.end') }).waitFor();
  await press(page, 'Enter');
}

const question = (page: Page) => page.locator('#call-question');

/** Answers whatever stands there: a mark, words, and for the rest the first answer. */
async function answer(page: Page): Promise<void> {
  const before = await question(page).textContent();
  if ((await page.locator('.call-question .input').count()) > 0) {
    await page.keyboard.type('Vriendelijk geholpen');
    await press(page, 'Enter');
  } else if ((await page.locator('.keyed li').count()) === 11) {
    await press(page, '1');
    await press(page, '0');
  } else await press(page, '1');
  await expect
    .poll(async () => (await question(page).count()) === 0 || (await question(page).textContent()) !== before)
    .toBe(true);
}

async function interview(page: Page): Promise<void> {
  while ((await question(page).count()) > 0) await answer(page);
  await heading(page, say('call.closing')).waitFor();
  await press(page, 'Enter');
}

test('een interviewer belt tien klanten zonder muis, raakt er één kwijt en gaat verder bij de open vraag', async () => {
  // The list is there once the study runs; the planner comes by every so often to put customers on it.
  await expect.poll(async () => numberAt(await office.ask('GET', '/v1/calls'), 'lists', 0, 'due')).toBe(customers);
  const page = await interviewer.newPage();
  await page.goto(product.baseUrl);
  await expect.poll(() => new URL(page.url()).pathname).toBe('/calls');
  for (const digit of ['1', '2', '4', '6', '8']) await ring(page, digit);
  for (let count = 0; count < 4; count += 1) {
    await dial(page);
    await press(page, 'Enter');
    await interview(page);
  }

  await dial(page);
  await press(page, 'Enter');
  await answer(page);
  const open = await question(page).textContent();
  await page.getByText(say('call.saved')).waitFor();
  // Whoever leaves the call, as one does that a colleague has taken over, is at the desk again.
  await page.getByRole('button', { name: say('calls.to-desk') }).focus();
  await press(page, 'Enter');
  await page.getByRole('button', { name: say('calls.resume') }).waitFor();
  // Nobody new is rung for a study that is paused; whoever is on the line is not lost by it.
  await office.ask('POST', `/v1/studies/${studyId}/pause`);
  await page.reload();
  await page.getByRole('button', { name: say('calls.resume') }).waitFor();
  await press(page, 'Enter');
  await heading(page, say('call.not-reached')).waitFor();
  await office.ask('POST', `/v1/studies/${studyId}/resume`);
  await press(page, 'Enter');
  await expect.poll(() => question(page).textContent()).toBe(open);
  await interview(page);
  await page.getByRole('button', { name: say('calls.next') }).waitFor();
  expect(await page.locator('html').getAttribute('data-pointer')).toBeNull();

  const fieldwork = await office.ask('GET', `/v1/fieldwork?study=${studyId}`);
  expect([numberAt(fieldwork, 'customers'), numberAt(fieldwork, 'attempts')]).toEqual([10, 10]);
  const rates = new Map(
    listAt(fieldwork, 'rates').map((rate) => [textAt(rate, 'rate'), numberAt(rate, 'value', 'estimate')]),
  );
  // AAPOR by hand: I 5, R 1 (will not), NC 1 (not in), UH 2 (rang, busy), UO 1 (wrong number).
  expect(rates.get('rr1')).toBeCloseTo(5 / 10, 12);
  expect(rates.get('rr5')).toBeCloseTo(5 / 7, 12);
  expect(rates.get('cooperation1')).toBeCloseTo(5 / 6, 12);
  expect(rates.get('refusal1')).toBeCloseTo(1 / 10, 12);
  expect(rates.get('contact1')).toBeCloseTo(6 / 10, 12);
});

test('een interviewer ziet de bellijst, en van al het andere niets', async () => {
  const page = await interviewer.newPage();
  await page.goto(`${product.baseUrl}/calls`);
  const links = await page
    .getByRole('navigation', { name: say('shell.menu-main') })
    .getByRole('link')
    .allInnerTexts();
  expect(links.join(' ')).not.toContain(say('shell.responses'));
  for (const path of ['/v1/surveys', '/v1/responses', '/v1/contacts', '/v1/overview', '/v1/fieldwork', '/v1/cases']) {
    expect((await interviewer.request.get(product.baseUrl + path)).status(), path).toBe(403);
  }
});
