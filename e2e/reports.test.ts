import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareFigures } from './bare-figures.ts';
import { type OpenSample, openSample } from './open-sample.ts';
import { axeFaults, sidewaysFaults } from './page-faults.ts';
import { sayIn } from './say.ts';

const say = sayIn('nl');
let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample('nl');
});

afterAll(() => sample?.close());

test('a manager reads the report, prints it, mails it and shares it', async () => {
  const page = await sample.staff.newPage();
  await page.goto(`${sample.product.baseUrl}/reports`);
  await page.getByRole('link', { name: 'Voor het werkoverleg' }).press('Enter');
  const sheet = page.getByRole('article', { name: say('reports.paper') });
  await sheet.getByText(/De tevredenheid is 7,\d \(tussen 7,\d en 7,\d; \d+ van \d+ klanten\)/).waitFor();
  // The chart is a picture with a sentence, and a table for whoever reads rather than looks.
  expect(await sheet.getByRole('img', { name: /Rapportcijfer per maand van/ }).count()).toBe(1);
  await sheet.getByText(say('trend.as-table')).press('Enter');
  // Customers are asked once a quarter, whatever month it is now.
  const months = sheet.getByRole('row', { name: /^[a-z]{3} \d,\d \d,\d en \d,\d \d+$/ });
  expect(await months.count()).toBeGreaterThan(2);
  expect(await faultsOf(page)).toEqual([]);
  expect(await bareFigures(page)).toEqual([]);

  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: say('reports.print') }).isVisible()).toBe(false);
  expect(await sheet.isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  const href = await page.getByRole('link', { name: say('reports.pdf') }).getAttribute('href');
  const pdf = await sample.staff.request.get(`${sample.product.baseUrl}${href}`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');

  await page.getByRole('checkbox', { name: 'Sanne van Dijk' }).press('Space');
  await page.getByRole('button', { name: say('reports.mail-save', { count: 1 }) }).press('Enter');
  await page.getByText(/De eerste mail gaat op 1\s/).waitFor();
  // Two quick clicks are one press, also when the link was there before the second.
  await page.getByRole('button', { name: say('reports.share-make') }).click({ clickCount: 2, delay: 40 });
  const link = (await page.locator('.share-link').textContent()) ?? '';
  await readAsStranger(link);
  const ends = page.getByRole('button', { name: new RegExp(`^${say('reports.share-end')}: `) });
  expect(await ends.count()).toBe(1);
  await ends.press('Enter');
  await page.getByText(say('reports.share-ended')).waitFor();
  expect((await sample.staff.request.get(link)).status()).toBe(404);
  await page.close();
});

/** Somebody without an account reads the same figures on a page that runs nothing. */
async function readAsStranger(link: string): Promise<void> {
  const stranger = await sample.browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await stranger.newPage();
  await page.goto(link);
  await page.getByText(/De tevredenheid is 7,\d \(tussen/).waitFor();
  await stranger.close();
}

test('a manager makes a report by the keyboard', async () => {
  const page = await sample.staff.newPage();
  await page.goto(`${sample.product.baseUrl}/reports/new`);
  await page.getByLabel(say('reports.name')).fill('Aanbeveling');
  await page.getByLabel(say('reports.survey')).selectOption({ label: 'Aanbeveling' });
  await page.getByLabel(say('reports.period')).selectOption({ label: say('reports.period-last-month') });
  await page.getByRole('button', { name: say('reports.save') }).press('Enter');
  await page
    .getByRole('article', { name: say('reports.paper') })
    .getByText(/NPS is|antwoorden; vanaf/)
    .first()
    .waitFor();
  await page.close();
});

test('a reader looks a figure up, and finds it with the company’s own numbers', async () => {
  const page = await sample.staff.newPage();
  await page.goto(`${sample.product.baseUrl}/reports`);
  await page.getByRole('link', { name: 'Voor het werkoverleg' }).press('Enter');
  await page.getByRole('link', { name: 'rapportcijfer' }).press('Enter');
  const term = page.locator('dt#grade');
  await term.waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('grade');
  await page.getByLabel(say('glossary.search')).fill('wilson');
  await page
    .getByText(say('glossary.found', { count: 2 }))
    .or(page.getByText(/begrip/))
    .first()
    .waitFor();
  await page.locator('dt#wilson').waitFor();
  await page.getByLabel(say('glossary.search')).fill('');
  await page.locator('dt#nps').waitFor();
  expect(await page.locator('dt#nps + dd').textContent()).toMatch(/tussen .+ en .+, uit \d+ antwoorden/);
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('switch', { name: say('glossary.public-toggle') }).press('Space');
  const open = page.getByRole('link', { name: say('glossary.public-open') });
  const address = (await open.getAttribute('href')) ?? '';
  const shown = await sample.staff.request.get(address);
  expect(await shown.text()).not.toMatch(/uit \d+ antwoorden/);
  await page.getByRole('switch', { name: say('glossary.public-toggle') }).press('Space');
  await open.waitFor({ state: 'detached' });
  expect((await sample.staff.request.get(address)).status()).toBe(404);
  await page.close();
});

const screensOfFigures = [
  '/',
  '/trend',
  '/segments',
  '/cross-tabs',
  '/expectation',
  '/drivers',
  '/loyalty',
  '/response-rate',
  '/words',
  '/norms',
  '/touchpoints',
  '/reports',
];

test('no screen shows a score without its interval and its number of answers', async () => {
  const page = await sample.staff.newPage();
  for (const address of screensOfFigures) {
    await page.goto(sample.product.baseUrl + address);
    await page.locator('main :is(h1, h2):visible').first().waitFor();
    await page.waitForFunction(() => document.querySelector('.skeleton, [aria-busy="true"]') === null);
    expect({ address, bare: await bareFigures(page) }).toEqual({ address, bare: [] });
  }
  await page.close();
});

/** On a phone and on a desk, light and dark. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [width, colorScheme] of [
    [360, 'dark'],
    [1280, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    faults.push(...(await axeFaults(page)), ...(await sidewaysFaults(page)));
  }
  return faults;
}
