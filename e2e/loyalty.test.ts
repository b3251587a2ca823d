import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenSample, openSample } from './open-sample.ts';
import { axeFaults, sidewaysFaults } from './page-faults.ts';
import { sayIn } from './say.ts';

const say = sayIn('nl');
let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample('nl');
});

afterAll(() => sample?.close());

test('a manager sees why customers stay, and whether the satisfied came back', async () => {
  const page = await sample.staff.newPage();
  // Nothing is chosen: it opens with the survey that asks why customers stay.
  await page.goto(`${sample.product.baseUrl}/loyalty`);
  // The matrix: four groups, each with its interval and how many answers it rests on.
  const matrix = page.getByRole('table', { name: say('loyalty.matrix-caption') });
  for (const group of ['ambassador', 'captive', 'mercenary', 'defector'] as const)
    await expect(textOf(matrix.getByRole('row', { name: say(`loyalty-group.${group}`) }))).resolves.toMatch(
      /\d+ %.*tussen \d+ % en \d+ %.*\d+/s,
    );
  // The curves are a picture with a sentence, and a table for whoever reads rather than looks.
  await expect(page.getByRole('img', { name: /Aandeel dat opnieuw kocht/ }).count()).resolves.toBe(1);
  await page.getByText(say('trend.as-table')).first().press('Enter');
  await page.getByText('60 dagen', { exact: true }).first().waitFor();
  // What counts as a purchase is said, and the reader may say otherwise: nobody complains again.
  await page.getByText(/Als opnieuw kopen telt: Bestelling geplaatst/).press('Enter');
  await page.getByRole('checkbox', { name: 'Klacht ontvangen' }).press('Space');
  await page.getByText(/Bestelling geplaatst en Klacht ontvangen|Klacht ontvangen en Bestelling geplaatst/).waitFor();
  await page.getByRole('checkbox', { name: 'Bestelling geplaatst' }).press('Space');
  await page.getByRole('heading', { name: say('loyalty.bought-early') }).waitFor();
  expect(new URL(page.url()).searchParams.get('purchase')).toBe('complaint_opened');
  await expect(faults(page)).resolves.toEqual([]);
  // A survey that does not ask it says what to ask.
  await chooseSurvey(page, 'Na de reparatie');
  await page.getByText(/Als ik wil, kan ik gemakkelijk overstappen/).waitFor();
  await page.close();
});

test('a researcher sees who answered, weighs to them, and what the silent could do', async () => {
  const page = await sample.staff.newPage();
  await page.goto(`${sample.product.baseUrl}/response-rate`);
  await chooseSurvey(page, 'Relatieonderzoek');
  const rates = page.getByRole('table', { name: say('nonresponse.rates') });
  await expect(textOf(rates.getByRole('row', { name: 'RR1' }))).resolves.toMatch(/tussen \d+ % en \d+ %/);
  // Each rate leads to what it means.
  await expect(rates.getByRole('link', { name: 'RR3' }).getAttribute('href')).resolves.toContain('/glossary#rr3');
  // Fewer of the unknown are customers: RR3 rises, RR1 stays.
  const before = await textOf(rates.getByRole('row', { name: 'RR3' }));
  await page.getByLabel(say('nonresponse.eligibility')).selectOption('0.5');
  await expect.poll(() => textOf(rates.getByRole('row', { name: 'RR3' }))).not.toBe(before);
  // One trait is taken out of the weighting; the others still weigh.
  await page.getByRole('checkbox', { name: 'Fiets' }).press('Space');
  await expect.poll(() => new URL(page.url()).searchParams.get('margin')).not.toContain('bicycle');
  await page.getByRole('heading', { name: /alle anderen 1,0 lager scoren/ }).waitFor();
  await page.getByRole('heading', { name: /Wie laat antwoordt/ }).waitFor();
  await expect(faults(page)).resolves.toEqual([]);
  // Nobody knows who walked past an open link.
  await chooseSurvey(page, 'Na de reparatie');
  await page.getByText(/dus er is geen respons te berekenen/).waitFor();
  await page.close();
});

async function chooseSurvey(page: Page, name: string): Promise<void> {
  await page.getByLabel(say('overview.survey'), { exact: true }).selectOption({ label: name });
  await page.waitForFunction(() => document.querySelector('.skeleton, [aria-busy="true"]') === null);
}

async function textOf(locator: ReturnType<Page['locator']>): Promise<string> {
  return ((await locator.first().textContent()) ?? '').replaceAll('\u00a0', ' ');
}

async function faults(page: Page): Promise<readonly string[]> {
  const wide = [...(await axeFaults(page)), ...(await sidewaysFaults(page))];
  await page.setViewportSize({ width: 360, height: 800 });
  const narrow = await sidewaysFaults(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  return [...wide, ...narrow];
}
