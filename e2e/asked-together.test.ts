import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { answerToTheEnd, linksOf, ratingLink, takePhone } from './customer-journey.ts';
import { pointerHand } from './hand.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import {
  answersStored,
  changeStudy,
  listAt,
  type Office,
  openOffice,
  plainLetter,
  publishSurvey,
  sendBy,
  textAt,
} from './office.ts';
import { type RunningProduct, startProduct } from './product.ts';

let browser: Browser;
let product: RunningProduct;
let mailServer: MailServer;
let office: Office;

beforeAll(async () => {
  browser = await launchBrowser();
  [product, mailServer] = await Promise.all([startProduct(), startMailServer()]);
  office = await openOffice(browser, product, 'nl');
  await sendBy(office, mailServer);
});

afterAll(async () => {
  await browser?.close();
  await Promise.all([product?.stop(), mailServer?.stop()]);
});

const hourMs = 3_600_000;
/** Longer than the planner waits between two looks. */
const dueMs = 22_000;
const customers = ['marit@klant.example', 'joost@klant.example'] as const;

test('a customer who is due for two studies gets one mail and answers both, in either order', async () => {
  await office.ask('POST', '/v1/contacts', { addresses: customers.join(', ') });
  // Both ask an hour after the delivery, and are planned before that, whenever the planner looks next.
  const occurred_at = new Date(Date.now() - hourMs + dueMs).toISOString();
  const told = customers.map((email) => ({
    ...{ kind: 'order_delivered', external_id: `order-${email}`, occurred_at },
    contact: { email },
  }));
  await office.ask('POST', '/v1/events', told);
  await startBoth();
  const [marits, joosts] = await Promise.all(customers.map((email) => mailServer.nextFor(email)));
  if (marits === undefined || joosts === undefined) throw new Error('no mail');

  // The first question stands in the mail itself; the thank-you page leads on to the other with one button.
  await onPhone(async (page) => {
    const hand = pointerHand({ hasTouch: true });
    await page.goto(ratingLink(marits, 9));
    await answerToTheEnd(page, hand, 'Vlot geholpen');
    await hand.press(page.locator('main a.go'));
    await page.locator('form.q').waitFor();
    await hand.choose(page.locator('form.q input[type=radio][value="4"]').first());
    await answerToTheEnd(page, hand, 'De tas past goed');
    // Both are answered now, and nothing is left to lead to.
    expect(await page.locator('main a.go').count()).toBe(0);
  });

  // Or the line beneath it is followed first; then the thank-you page leads back to the question of the mail.
  await onPhone(async (page) => {
    const hand = pointerHand({ hasTouch: true });
    await page.goto(alongLink(joosts));
    await hand.choose(page.locator('form.q input[type=radio][value="2"]').first());
    await answerToTheEnd(page, hand, 'De tas past niet');
    await hand.press(page.locator('main a.go'));
    await hand.choose(page.locator('form.q input[type=radio][value="3"]').first());
    await answerToTheEnd(page, hand, 'Te lang gewacht');
    expect(await page.locator('main a.go').count()).toBe(0);
  });

  expect(await answersStored(office)).toBe(4);
  const stored = listAt(await office.ask('GET', '/v1/responses?vote_class=human'), 'data');
  expect(new Set(stored.map((response) => textAt(response, 'survey_id'))).size).toBe(2);
  expect(mailServer.received().filter(({ to }) => customers.some((email) => to.includes(email)))).toHaveLength(2);
});

/** Two studies after one delivery that may share a mail; the recommendation is the more important one. */
async function startBoth(): Promise<void> {
  const [recommendation, moment] = [
    await publishSurvey(office, 'recommendation'),
    await publishSurvey(office, 'contact-moment'),
  ];
  await startStudy({ name: 'Aanbeveling', surveyId: recommendation, priority: 60 });
  await startStudy({ name: 'Levering', surveyId: moment, priority: 40 });
}

type Started = Readonly<{ name: string; surveyId: string; priority: number }>;

async function startStudy({ name, surveyId, priority }: Started): Promise<void> {
  const id = textAt(await office.ask('POST', '/v1/studies', { name, kind: 'moment' }), 'id');
  await changeStudy(office, product, { id, plan: { ...thought, priority }, surveyId });
  await office.ask('POST', `/v1/studies/${id}/start`);
}

const thought = {
  purpose: 'Besluiten of de nieuwe tassen blijven',
  norm: { metric: 'nps', value: 30 },
  legalBasis: 'service',
  timing: { kind: 'moment', event: 'order_delivered', delayHours: 1, validHours: 720 },
  mayMerge: true,
  ...{ reminder: null, reminderLetter: null },
  letter: plainLetter,
};

/** The link to the other study's question: the one that carries no mark, of another token than those that do. */
function alongLink(mail: Parameters<typeof linksOf>[0]): string {
  const [first] = new URL(ratingLink(mail, 9)).pathname.split('/').slice(2);
  const link = linksOf(mail).find((href) => {
    const [room, token] = new URL(href).pathname.split('/').slice(1);
    return room === 'a' && token !== first;
  });
  if (link === undefined) throw new Error(`no second question in the mail:\n${mail.mail.html}`);
  return link;
}

async function onPhone(play: (page: Page) => Promise<void>): Promise<void> {
  const phone = await takePhone(browser);
  try {
    await play(await phone.newPage());
  } finally {
    await phone.close();
  }
}
