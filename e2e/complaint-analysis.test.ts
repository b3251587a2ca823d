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

test('a manager sees why customers complain, in which months too many did, and what putting it right was worth', async () => {
  const page = await sample.staff.newPage();
  await page.goto(`${sample.product.baseUrl}/complaints`);
  const causes = page.getByRole('table', { name: say('complaint-analysis.causes') });
  await expect(textOf(causes.getByRole('row').nth(1))).resolves.toMatch(/\d+.*tussen \d+ % en \d+ %/s);
  await causes.getByRole('row', { name: /zeldzame oorzaken samen/ }).waitFor();
  // The trend is a picture with a sentence, and a table for whoever reads rather than looks.
  await expect(page.getByRole('img', { name: /Regelkaart met .*signa/ }).count()).resolves.toBe(1);
  await page.getByText(say('trend.as-table')).first().press('Enter');
  await page.getByText('buiten de grenzen').first().waitFor();
  // Of complainants the score rose more than of customers who were as dissatisfied and kept silent.
  await page.getByRole('heading', { name: /Wie klaagde, kwam .* hoger uit dan wie zweeg/ }).waitFor();
  await page.getByText(/Geen bewijs van oorzaak/).waitFor();
  await page.getByRole('heading', { name: /Van de ontevredenen klaagt .* niet/ }).waitFor();
  // Deliveries instead of orders: the reader says among what complaints are counted.
  await page.getByText(/Geteld onder: Bestelling geplaatst/).press('Enter');
  await page.getByRole('checkbox', { name: 'Bestelling geleverd' }).press('Space');
  await expect.poll(() => new URL(page.url()).searchParams.get('among')).toContain('order_delivered');
  await expect(faults(page)).resolves.toEqual([]);
  await expect(bareFigures(page)).resolves.toEqual([]);
  // On a phone as well.
  await page.setViewportSize({ width: 360, height: 800 });
  await expect(faults(page)).resolves.toEqual([]);
  await page.close();
});

async function textOf(locator: ReturnType<Page['locator']>): Promise<string> {
  return ((await locator.first().textContent()) ?? '').replaceAll('\u00a0', ' ');
}

async function faults(page: Page): Promise<readonly string[]> {
  return [...(await axeFaults(page)), ...(await sidewaysFaults(page))];
}
