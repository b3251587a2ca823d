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

test('a manager sees which branch stands out, filters, keeps the view and takes the table along', async () => {
  const page = await sample.staff.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${sample.product.baseUrl}/segments?by=attribute:shop&period=12m`);
  const row = page.getByRole('row', { name: /Zeist/ });
  await expect(textOf(row)).resolves.toMatch(/tussen .+ en .+\d/s);
  await expect(faults(page)).resolves.toEqual([]);
  // By keyboard alone: which groups, of a trait, some values.
  await page.getByRole('button', { name: say('figures.everybody') }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('figures.trait'), { exact: true }).selectOption({ label: 'Fiets' });
  await dialog.getByRole('checkbox', { name: 'e-bike' }).press('Space');
  await dialog.getByRole('checkbox', { name: 'stadsfiets' }).press('Space');
  await expect(faults(page)).resolves.toEqual([]);
  await dialog.getByRole('button', { name: say('figures.show-groups') }).press('Enter');
  await page.getByRole('button', { name: /Fiets: .*e-bike/ }).waitFor();
  expect(new URL(page.url()).searchParams.get('where')).toBe('attribute%3Abicycle~e-bike~stadsfiets');
  await page.getByLabel(say('segments.compared-with')).selectOption('last_year');
  await page.getByRole('columnheader', { name: say('segments.since-last_year') }).waitFor();
  // The view is kept under a name, and found again from elsewhere.
  const kept = page.url();
  await page.getByRole('button', { name: say('views.open') }).press('Enter');
  await page.getByLabel(say('views.name')).fill('E-bikes per vestiging');
  await page.getByRole('switch', { name: say('views.share') }).press('Space');
  await page.getByRole('button', { name: say('views.save') }).press('Enter');
  await dialog.getByRole('button', { name: 'E-bikes per vestiging', exact: true }).waitFor();
  await expect(faults(page)).resolves.toEqual([]);
  await page.keyboard.press('Escape');
  await page.goto(`${sample.product.baseUrl}/segments`);
  await page.getByRole('button', { name: say('views.open') }).press('Enter');
  await dialog.getByRole('button', { name: 'E-bikes per vestiging', exact: true }).press('Enter');
  await page.getByRole('button', { name: /Fiets: .*e-bike/ }).waitFor();
  expect(new URL(page.url()).search).toBe(new URL(kept).search);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Excel', exact: true }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  await page.close();
});

test('an analyst crosses the answers with a trait, and the score with two, on a phone as well', async () => {
  const page = await sample.staff.newPage();
  await page.setViewportSize({ width: 360, height: 760 });
  await page.goto(`${sample.product.baseUrl}/segments?by=attribute:shop`);
  await page.getByRole('link', { name: say('segments.to-cross-tab') }).click();
  await page.getByRole('columnheader', { name: /A .+/ }).waitFor();
  const promoters = page.getByRole('row', { name: new RegExp(say('cross-tabs.box-promoters')) });
  await expect(textOf(promoters)).resolves.toMatch(/\d+ %.*\d+ % – \d+ %/s);
  await expect(faults(page)).resolves.toEqual([]);
  await page.getByLabel(say('cross-tabs.rows'), { exact: true }).selectOption({ label: 'Fiets in de rijen' });
  await page.getByRole('row', { name: /stadsfiets/ }).waitFor();
  await expect(faults(page)).resolves.toEqual([]);
  // A period of one's own stands in the address as well.
  await page.getByLabel(say('overview.period')).selectOption({ label: say('period.own') });
  await page.getByLabel(say('period.from')).fill('2026-01-01');
  await page.getByRole('button', { name: say('period.show') }).press('Enter');
  await page.waitForURL(/period=2026-01-01\.\./);
  await page.close();
});

async function faults(page: Page): Promise<readonly string[]> {
  return [...(await axeFaults(page)), ...(await sidewaysFaults(page))];
}

async function textOf(row: ReturnType<Page['getByRole']>): Promise<string> {
  return ((await row.first().textContent()) ?? '').replaceAll('\u00a0', ' ');
}
