import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Hand, keyboardHand } from './hand.ts';
import { type Office, openOffice, textAt } from './office.ts';
import { type RunningProduct, startProduct } from './product.ts';
import { sayIn } from './say.ts';
import { publish } from './staff-journey.ts';

let product: RunningProduct;
let browser: Browser;
let office: Office;

const say = sayIn('nl');

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  office = await openOffice(browser, product, 'nl');
});

afterAll(async () => {
  await office?.close();
  await browser?.close();
  await product?.stop();
});

test('somebody without a mouse makes a survey of the library their own and publishes it', async () => {
  const page = await office.browser.newPage();
  const hand = keyboardHand(page);
  await page.goto(`${product.baseUrl}/surveys/new`);
  await hand.press(page.getByRole('button', { name: say('new-survey.choose-named', { name: 'Rapportcijfer' }) }));
  await page.getByRole('heading', { name: 'Rapportcijfer', level: 1 }).waitFor();

  await addChoice(page, hand);
  await moveUp(page, 'Hoe kwam u bij ons?');
  await askBelow(page, hand, '4');

  await publish({ page, hand, say, language: 'nl' });

  const id = surveyIdOf(page);
  const version = await office.ask('GET', `/v1/surveys/${id}/versions/1`);
  expect(textAt(version, 'definition', 'nodes', 1, 'nodes', 0, 'kind')).toBe('single');
  expect(textAt(version, 'definition', 'nodes', 1, 'nodes', 0, 'when')).toBe('grade_overall <= 4');
  await page.close();
});

test('every step is undone and done again, and what is seen is what is kept', async () => {
  const survey = await office.ask('POST', '/v1/surveys', { questionnaire: 'grade', name: 'Terug' });
  const id = textAt(survey, 'id');
  const page = await office.browser.newPage();
  await page.goto(`${product.baseUrl}/surveys/${id}`);
  const lines = page.locator('.outline-tree .outline-line > span:nth-child(2)');
  await lines.first().waitFor();
  const before = await lines.allInnerTexts();

  await line(page, 'Wat is de belangrijkste reden').click();
  await page
    .getByRole('button', { name: say('part.remove'), exact: true })
    .first()
    .click();
  await page.locator('[name="slip.title.nl"]').fill('De reparatie');
  expect(await lines.allInnerTexts()).not.toEqual(before);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await lines.allInnerTexts()).toEqual(before);
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => page.locator('[name="slip.title.nl"]').inputValue()).toBe('De reparatie');
  await expect
    .poll(async () => textAt(await office.ask('GET', `/v1/surveys/${id}`), 'draft', 'slip', 'title', 'nl'))
    .toBe('De reparatie');
  await page.close();
});

test('another scale says that the series ends before anything is published', async () => {
  const survey = await office.ask('POST', '/v1/surveys', { questionnaire: 'grade', name: 'Reeks' });
  const id = textAt(survey, 'id');
  await office.ask('POST', `/v1/surveys/${id}/versions`, {});
  const page = await office.browser.newPage();
  await page.goto(`${product.baseUrl}/surveys/${id}`);
  await page.locator('.outline-tree .is-rating button').first().click();
  await page.getByLabel(say('rating.scale'), { exact: true }).selectOption('C11');
  await page.getByText(say('trend.new-scale')).waitFor();
  await page.getByRole('button', { name: say('publish.button', { number: 2 }) }).click();
  await page
    .getByRole('alertdialog')
    .getByText(say('changes.breaks', { count: 1 }))
    .waitFor();
  await page.close();
});

test('a line is dragged onto another page', async () => {
  const survey = await office.ask('POST', '/v1/surveys', { questionnaire: 'relation', name: 'Slepen' });
  const page = await office.browser.newPage();
  await page.goto(`${product.baseUrl}/surveys/${textAt(survey, 'id')}`);
  const from = await boxOf(page.locator('.outline-tree .is-rating').nth(1));
  const onto = await boxOf(page.locator('.outline-tree .is-rating').nth(2));
  await page.mouse.move(from.x + 60, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(onto.x + 60, onto.y + onto.height - 2, { steps: 6 });
  await page.mouse.up();
  const moved = page.locator('.outline-tree .is-rating').nth(2);
  expect(await moved.textContent()).toContain('Hoe tevreden bent u');
  await page.close();
});

/** A question of one's own behind the first, in three languages, with two answers. */
async function addChoice(page: Page, hand: Hand): Promise<void> {
  await hand.press(line(page, 'Als wij één ding'));
  await hand.press(page.getByRole('button', { name: say('add.button'), exact: true }));
  await hand.press(page.getByRole('dialog').getByRole('button', { name: say('question-kind.single'), exact: true }));
  for (const [tag, text] of [
    ['nl', 'Hoe kwam u bij ons?'],
    ['nb', 'Hvordan fant du oss?'],
    ['en', 'How did you find us?'],
  ]) {
    await hand.write(page.locator(`[name="choice.text.${tag}"]`), text ?? '');
  }
  for (const option of ['a', 'b']) {
    for (const tag of ['nl', 'nb', 'en']) {
      await hand.write(page.locator(`[name="choice.options.${option}.${tag}"]`), `${option} ${tag}`);
    }
  }
}

/** Alt with an arrow, until it stands first on its page; where it stands is said each time. */
async function moveUp(page: Page, words: string): Promise<void> {
  const moving = line(page, words);
  await moving.focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  expect(await moving.evaluate((element) => element === document.activeElement)).toBe(true);
  await expect
    .poll(() => page.getByRole('status').allInnerTexts())
    .toContainEqual(expect.stringMatching(/op pagina 2/));
}

/** Only of those who gave this or less. */
async function askBelow(page: Page, hand: Hand, value: string): Promise<void> {
  await page.keyboard.press('Enter');
  await hand.press(page.getByRole('button', { name: say('condition.add') }));
  const picker = page.getByLabel(say('condition.value', { number: 1 }));
  await picker.focus();
  await page.keyboard.type(value);
  expect(await picker.inputValue()).toBe(value);
}

function line(page: Page, words: string): Locator {
  return page.locator('.outline-tree button').filter({ hasText: words });
}

function surveyIdOf(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('the line is not drawn');
  return box;
}
