import type { Language } from '@voldaan/domain/language';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { keyboardHand, pointerHand } from './hand.ts';
import { type Office, openAllHours, openOffice, publishSurvey, textAt } from './office.ts';
import { type RunningProduct, startProduct } from './product.ts';
import { sayIn } from './say.ts';
import type { Staff } from './staff-journey.ts';
import { beginStudy, planStudy, planUntilSample } from './study-journey.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

/** From "what do we want to decide" to mail on its way, for somebody who does it for the first time. */
const minutesMax = 3;

const journeys: readonly Readonly<{
  title: string;
  language: Language;
  purpose: string;
  isKeyboardOnly: boolean;
}>[] = [
  {
    title: 'een fietsenmaker in Utrecht denkt een onderzoek uit en verstuurt het',
    language: 'nl',
    purpose: 'Wij willen weten of klanten snel weer op weg zijn, om te besluiten over leenfietsen.',
    isKeyboardOnly: false,
  },
  {
    title: 'en statistiker i Oslo gjør alt med tastaturet',
    language: 'nb',
    purpose: 'Vi vil vite om kundene er fornøyde, for å bestemme hva vi forbedrer først.',
    isKeyboardOnly: true,
  },
  {
    title: 'an English company goes from purpose to sent mail',
    language: 'en',
    purpose: 'We want to know whether customers would come back, to decide on opening hours.',
    isKeyboardOnly: false,
  },
];

test.each(journeys)('$title', async ({ language, purpose, isKeyboardOnly }) => {
  const product = await startProduct();
  const office = await openOffice(browser, product, language);
  try {
    await prepare(office);
    const page = await office.browser.newPage();
    await page.goto(product.baseUrl);
    const staff: Staff = {
      page,
      hand: isKeyboardOnly ? keyboardHand(page) : pointerHand(),
      say: sayIn(language),
      language,
    };
    const began = performance.now();
    const along = language === 'nl' ? { along: otherName } : {};
    await planStudy(staff, { kind: 'relation', purpose, metric: 'grade', survey: surveyName, ...along });
    await beginStudy(staff, 3);
    await openWave(staff);
    const minutes = (performance.now() - began) / 60_000;
    console.log(`from purpose to sent wave in ${language}: ${(minutes * 60).toFixed(0)} s`);
    expect(minutes).toBeLessThan(minutesMax);
    await readWhy(staff, product, office);
  } finally {
    await office.close();
    await product.stop();
  }
});

/** In pixels: less than half the height of a button, so that a press that was aimed still meets it. */
const moveMost = 16;

test('whoever is quick finds the next button where it was, though the figures above it come late', async () => {
  const product = await startProduct();
  const office = await openOffice(browser, product, 'nl');
  try {
    await prepare(office);
    const page = await office.browser.newPage();
    await page.goto(product.baseUrl);
    const say = sayIn('nl');
    const come = Promise.withResolvers<void>();
    for (const late of ['**/v1/studies/sample-size', '**/v1/studies/*/preview'])
      await page.route(late, (route) => come.promise.then(() => route.continue()));
    const staff: Staff = { page, hand: pointerHand(), say, language: 'nl' };
    await planUntilSample(staff, {
      kind: 'relation',
      purpose: 'Wij willen besluiten over leenfietsen.',
      metric: 'grade',
    });
    const next = page.getByRole('button', { name: say('study.next', { step: 'survey' }) });
    const before = await next.boundingBox();
    expect(await page.locator('#step-sample .skeleton').count()).toBeGreaterThan(0);
    come.resolve();
    await page.locator('#step-sample .skeleton').first().waitFor({ state: 'detached' });
    await page.locator('#step-sample .pressure-key').waitFor();
    const after = await next.boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(moveMost);
  } finally {
    await office.close();
    await product.stop();
  }
});

/** As publishSurvey names it. */
const surveyName = 'Onderzoek';
/** Whose question may stand in the same mail. */
const otherName = 'Aanbeveling';

/** A published survey, three customers, and hours that are open whenever this test runs. */
async function prepare(office: Office): Promise<void> {
  await publishSurvey(office, 'grade');
  const other = { questionnaire: 'recommendation', name: otherName };
  const id = textAt(await office.ask('POST', '/v1/surveys', other), 'id');
  await office.ask('POST', `/v1/surveys/${id}/versions`, {});
  const addresses = 'Anna <anna@example.nl>, Ola <ola@example.no>, Jo <jo@example.com>';
  await office.ask('POST', '/v1/contacts', { addresses });
  await openAllHours(office.ask);
}

/** The study's page leads to the wave, where every mail has left; without a mail server it lies in the outbox. */
async function openWave({ page, hand, say }: Staff): Promise<void> {
  const wave = page
    .getByRole('table')
    .filter({ hasText: say('waves.sent') })
    .getByRole('rowheader')
    .getByRole('link');
  // Planning happens by itself, a moment after the start.
  await wave.first().waitFor({ timeout: 30_000 });
  await hand.press(wave.first());
  await page.getByRole('heading', { name: say('wave.people-heading') }).waitFor();
  await page.getByText(say('wave.kept', { count: 3 })).waitFor();
}

/** Whoever was asked just now may not be asked again yet, and the page says so, and what was decided before. */
async function readWhy({ page, say }: Staff, product: RunningProduct, office: Office): Promise<void> {
  const contactId = textAt(await office.ask('GET', '/v1/contacts?search=anna'), 'data', 0, 'id');
  await page.goto(`${product.baseUrl}/contacts/${contactId}/why`);
  await page.getByRole('heading', { name: say('why.title', { name: 'Anna' }) }).waitFor();
  const story = page.locator('ol.why > li');
  await story.first().waitFor();
  expect(await story.count()).toBeGreaterThan(0);
  expect(await page.getByRole('heading', { name: say('why.may'), exact: true }).count()).toBe(0);
}
