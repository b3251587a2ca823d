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

async function open(address: string): Promise<Page> {
  const page = await sample.staff.newPage();
  await page.goto(sample.product.baseUrl + address);
  return page;
}

test('a word is looked for by keys, narrowed to a theme, and a text is put right and back again', async () => {
  const page = await open('/words');
  const search = page.getByLabel(say('words.search'));
  await search.focus();
  await page.keyboard.type('rekeningen');
  const quotes = page.locator('#texts .quote');
  await expect.poll(() => quotes.allTextContents()).toContain('De rekening was hoger dan wat vooraf was gezegd.');
  expect(new URL(page.url()).searchParams.get('q')).toBe('rekeningen');
  // The interval stands beside the count, in the heading itself.
  expect(await page.locator('#texts h2').textContent()).toMatch(/“rekeningen”: tussen \d+\s%/);

  const first = page.locator('.texts > li').first();
  const wrong = first.getByRole('button', { name: say('words.not-about', { name: 'Prijs en rekening' }) });
  await wrong.focus();
  await page.keyboard.press('Enter');
  await page.getByText(say('words.theme-taken', { name: 'Prijs en rekening' })).waitFor();
  await expect.poll(() => wrong.count()).toBe(0);
  await page.getByRole('button', { name: say('ui.undo') }).click();
  await expect.poll(() => wrong.count()).toBe(1);
  await page.close();
});

test('a theme is made of a word that unhappy customers say, tried before it is saved, and counted at once', async () => {
  const page = await open('/words');
  await page
    .getByRole('link', { name: say('suggestions.make') })
    .first()
    .click();
  await page.getByRole('heading', { name: /^Raakt \d+ van \d+ toelichtingen/ }).waitFor();
  const word = await page.getByLabel(say('themes.words')).first().inputValue();
  expect((await page.locator('.preview-part').first().textContent())?.toLowerCase()).toContain(word.slice(0, 3));
  await page.getByLabel(say('themes.name')).fill('Wat vaak terugkomt');
  await page.getByRole('button', { name: say('themes.save') }).click();
  const row = page.getByRole('row').filter({ hasText: 'Wat vaak terugkomt' });
  await row.waitFor();
  expect(await row.textContent()).toMatch(/tussen \d+\s% en \d+\s%/);
  await page.close();
});
