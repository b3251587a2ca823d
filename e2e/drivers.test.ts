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

test('a manager sees what to improve first, asks what if by keyboard, and plans the action', async () => {
  const page = await sample.staff.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${sample.product.baseUrl}/drivers`);
  const action = page.getByRole('link', { name: say('drivers.action') });
  await action.waitFor();
  await expect(page.getByRole('heading', { level: 1 }).textContent()).resolves.toContain('Snelheid van reageren');
  await expect(page.getByRole('img', { name: /Snelheid van reageren/ }).count()).resolves.toBe(1);
  await expect(faults(page)).resolves.toEqual([]);
  // What is undecided is called so, and never what to begin with.
  await expect(textOf(page, /Levering/)).resolves.toContain(say('drivers.undecided'));
  const sentence = page.locator('.what-if');
  const before = await sentence.locator('b').textContent();
  await page.getByRole('button', { name: say('drivers.whatif-higher') }).press('Enter');
  await expect.poll(() => sentence.locator('b').textContent()).not.toBe(before);
  await page.getByLabel(say('drivers.whatif-item'), { exact: true }).selectOption({ label: 'Prijs voor wat u krijgt' });
  await expect.poll(() => sentence.textContent()).toMatch(/tussen \d,\d en \d,\d/);
  // Another choice of drivers stands in the address.
  await page.getByText(say('drivers.choose', { count: 8 })).press('Enter');
  await page.getByRole('checkbox', { name: 'Levering', exact: true }).press('Space');
  await page.getByText(say('drivers.choose', { count: 7 })).waitFor();
  expect(new URL(page.url()).searchParams.get('drivers')).not.toContain('delivery');
  await action.click();
  await page.waitForURL(/\/improvements\/new\?.*item=/);
  await page.close();
});

test('too few complete answers are said, with how many more are needed', async () => {
  const page = await sample.staff.newPage();
  await page.goto(`${sample.product.baseUrl}/drivers?period=30d`);
  await page.getByText(/er zijn er nog \d+ nodig/).waitFor();
  await expect(page.getByRole('link', { name: say('drivers.action') }).count()).resolves.toBe(0);
  await page.close();
});

test('what was expected stands beside what came of it, for the same customers too, also on a phone', async () => {
  const page = await sample.staff.newPage();
  await page.setViewportSize({ width: 360, height: 760 });
  await page.goto(`${sample.product.baseUrl}/expectation`);
  await page.getByRole('heading', { name: /Ervaren \d,\d punt lager dan verwacht/ }).waitFor();
  await expect(textOf(page, /Op de hoogte houden/)).resolves.toMatch(/\d+\s% tot \d+\s%/);
  await page.getByText(/punt minder dan zij zelf verwachtten/).waitFor();
  await expect(page.getByText(/betrouwbaarheid van het verschil/i).count()).resolves.toBe(1);
  await expect(faults(page)).resolves.toEqual([]);
  await page.close();
});

test('the journey names its weakest moment, and leads to what weighs there', async () => {
  const page = await sample.staff.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${sample.product.baseUrl}/touchpoints`);
  await page.getByRole('link', { name: say('moments.weakest-open', { name: 'Eerste vraag' }) }).waitFor();
  await expect(
    page.getByRole('img', { name: /De klantreis in \d+ momenten: .*Eerste vraag \d,\d/ }).count(),
  ).resolves.toBe(1);
  await expect(faults(page)).resolves.toEqual([]);
  await page.getByRole('link', { name: say('moments.fact-drivers', { name: 'Eerste vraag' }) }).press('Enter');
  await page.waitForURL(/\/drivers\?.*where=touchpoint/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.close();
});

async function faults(page: Page): Promise<readonly string[]> {
  return [...(await axeFaults(page)), ...(await sidewaysFaults(page))];
}

async function textOf(page: Page, name: RegExp): Promise<string> {
  return (await page.getByRole('row', { name }).first().textContent()) ?? '';
}
