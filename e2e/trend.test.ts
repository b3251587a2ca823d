import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenSample, openSample } from './open-sample.ts';
import { sayIn } from './say.ts';

const say = sayIn('nl');
let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample('nl');
});

afterAll(() => sample?.close());

/** What the overview itself answers, and where each further question leads in one press. */
const questions = [
  ['next.moved', '/trend'],
  ['next.group', '/segments'],
  ['next.moment', '/touchpoints'],
  ['next.why', '/drivers'],
  ['next.waiting', '/cases'],
  ['next.enough', '/response-rate'],
  ['next.norm', '/norms'],
  ['next.last-year', '/trend'],
  ['next.words', '/words'],
  ['next.helped', '/improvements'],
  ['next.report', '/reports'],
] as const;

test('the overview answers what a quality manager asks first, and leads to the rest in one press', async () => {
  const page = await openPage('/?period=90d');
  const score = page.locator('.score-margin');
  expect(await score.textContent()).toMatch(/tussen .+ en .+/);
  expect(await score.textContent()).toMatch(/\d+ antwoorden/);
  await score.getByText('norm 35').first().waitFor();
  await score.getByText(/hooguit in 5\s% van de gevallen vals alarm/).waitFor();
  for (const [name, path] of questions) {
    await page.getByRole('link', { name: say(name), exact: true }).click();
    await page.waitForURL((url) => url.pathname === path);
    await page.locator('main h1').waitFor();
    if (path === '/trend') expect(new URL(page.url()).searchParams.get('survey')).toMatch(/^srv_/);
    await page.goBack();
    await page.getByRole('button', { name: say('next.print') }).waitFor();
  }
  await page.close();
});

test('what happened is marked by the keyboard, numbered on the chart, changed and taken off it', async () => {
  const page = await openPage('/trend');
  await page.getByRole('button', { name: say('marks.mark') }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('marks.name')).fill('Nieuwe kassa');
  await dialog.getByLabel(say('marks.day'), { exact: true }).fill(daysAgo(20));
  await dialog.getByLabel(say('marks.last-day')).fill(daysAgo(25));
  await dialog.getByRole('button', { name: say('marks.save') }).click();
  await dialog.getByText('De laatste dag komt na de eerste').first().waitFor();
  await dialog.getByLabel(say('marks.last-day')).fill(daysAgo(18));
  await dialog.getByRole('button', { name: say('marks.save') }).press('Enter');
  const row = page.getByRole('listitem').filter({ hasText: 'Nieuwe kassa' });
  await row.waitFor();
  await expect.poll(() => page.locator('svg .event').count()).toBe(5);
  await row.getByRole('button', { name: say('marks.change-named', { name: 'Nieuwe kassa' }) }).click();
  await dialog.getByLabel(say('marks.name')).fill('Nieuwe kassa en pinautomaat');
  await dialog.getByRole('button', { name: say('marks.save') }).click();
  await page.getByRole('button', { name: say('marks.remove-named', { name: 'Nieuwe kassa en pinautomaat' }) }).click();
  await expect.poll(() => page.locator('svg .event').count()).toBe(4);
  await page.close();
});

test('the careful view tells signals as checks, and the chart and its table say the same', async () => {
  const page = await openPage('/trend');
  await page.getByRole('radio', { name: say('trend.view-control') }).focus();
  await page.keyboard.press('Space');
  await page.waitForURL((url) => url.searchParams.get('view') === 'control');
  await page.locator('svg path.limit').first().waitFor({ state: 'attached' });
  const drawn = await page.locator('svg rect.dot').count();
  await page.getByRole('heading', { name: say('control.heading', { count: drawn }) }).waitFor();
  await page.getByText(say('trend.as-table')).click();
  const rows = page.locator('details.twin tbody tr');
  expect(await rows.count()).toBeGreaterThan(11);
  const signalCells = await rows.locator('td:nth-last-child(2)').allInnerTexts();
  expect(signalCells.filter((text) => text !== '')).toHaveLength(drawn);
  await page.close();
});

test('a norm is set for a group, judged at once, and ended; a benchmark on another scale is refused by name', async () => {
  const page = await openPage('/norms?period=all');
  await page.getByRole('button', { name: say('norms.make') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('norms.for')).selectOption({ label: 'Kanaal' });
  await dialog.getByLabel('Kanaal', { exact: true }).selectOption({ label: 'Mail' });
  await dialog.getByLabel(say('norms.value', { kind: 'nps' })).fill('veel');
  await dialog.getByLabel(say('norms.from')).fill(daysAgo(300));
  await dialog.getByRole('button', { name: say('norms.save') }).click();
  await dialog.getByRole('alert').first().waitFor();
  await dialog.getByLabel(say('norms.value', { kind: 'nps' })).fill('−20');
  await dialog.getByRole('button', { name: say('norms.save') }).click();
  const row = page.getByRole('row').filter({ hasText: 'Mail' });
  await row.getByText('Norm gehaald.').waitFor();
  await row.getByRole('button', { name: say('norms.end-named', { name: 'Mail' }) }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: say('norms.end'), exact: true })
    .click();
  await expect.poll(() => row.getByRole('button', { name: /Beëindig/ }).count()).toBe(0);

  const benchmarks = page.locator('.benchmark-table');
  await benchmarks
    .getByText(/is een andere schaal of telling/)
    .first()
    .waitFor();
  await benchmarks.getByText(/\(\d+ antwoorden\)/).waitFor();
  await page.close();
});

async function openPage(path: string): Promise<Page> {
  const page = await sample.staff.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(sample.product.baseUrl + path);
  await page.locator('main h1').waitFor();
  return page;
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
