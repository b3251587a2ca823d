import type { Question } from '@voldaan/domain/surveys/question/question';
import { scales, scoresOf } from '@voldaan/domain/surveys/scale';
import type { Page } from 'playwright-core';

/** How somebody answers: with mouse or thumb, with the keys alone, or on a page whose script does not run. */
export type Way = 'mouse' | 'keyboard' | 'without-script';

/** What is given to each kind, and what then has to be stored. */
export async function giveAnswer(page: Page, question: Question, way: Way): Promise<unknown> {
  switch (question.kind) {
    case 'rating': {
      const scores = scoresOf(scales[question.scale], question.halfSteps === true);
      const score = scores[2] ?? 0;
      await choose(page, question.id, String(score), way);
      return score;
    }
    case 'yes-no':
    case 'consent':
      await choose(page, question.id, 'no', way);
      return 'no';
    case 'single':
      await choose(page, question.id, question.options[1]?.id ?? '', way);
      return question.options[1]?.id;
    case 'multiple':
      return tick(page, question.id, [question.options[0]?.id ?? '', question.options[2]?.id ?? ''], way);
    case 'ranking':
      return rank(
        page,
        question.id,
        question.options.map(({ id }) => id),
        way,
      );
    case 'number':
      await write(page, question.id, '7,5', way);
      return 7.5;
    case 'date':
      return writeDay(page, question.id, way);
    case 'contact-detail': {
      const text = { name: 'M. Jansen', email: 'm.jansen@example.org', phone: '+31 6 1234 5678' }[question.detail];
      await write(page, question.id, text, way);
      return text;
    }
    case 'open':
    case 'compliment':
      await write(page, question.id, 'Snel en netjes', way);
      return 'Snel en netjes';
  }
}

/** By keys: Tab until the group has the focus, then the arrows; a choice can be reached from the top of the page. */
async function choose(page: Page, name: string, value: string, way: Way): Promise<void> {
  if (way !== 'keyboard') return page.locator(`input[name="${name}"][value="${value}"]`).check();
  await tabTo(page, `input[name="${name}"]`);
  await page.keyboard.press('Space');
  for (let step = 0; step < 40; step += 1) {
    const isThere = await page.locator(`input[name="${name}"][value="${value}"]`).isChecked();
    if (isThere) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`no arrow leads to ${value} of ${name}`);
}

async function tick(page: Page, name: string, ids: readonly string[], way: Way): Promise<readonly string[]> {
  for (const id of ids) {
    const box = `input[name="${name}"][value="${id}"]`;
    if (way === 'keyboard') {
      await tabTo(page, box);
      await page.keyboard.press('Space');
    } else await page.locator(box).check();
  }
  return ids;
}

/** The first goes to the second place. */
async function rank(page: Page, name: string, ids: readonly string[], way: Way): Promise<readonly string[]> {
  const [first = '', second = '', ...rest] = ids;
  const line = `li[data-o="${first}"]`;
  if (way === 'mouse') await page.locator(`${line} .dn`).click();
  if (way === 'keyboard') {
    await tabTo(page, `${line} .dn`);
    await page.keyboard.press('ArrowDown');
  }
  if (way === 'without-script') {
    const wanted = [second, first, ...rest];
    for (const [place, id] of wanted.entries()) {
      await page.locator(`select[name="${name}.${id}"]`).selectOption(String(place + 1));
    }
  }
  return [second, first, ...rest];
}

async function write(page: Page, name: string, text: string, way: Way): Promise<void> {
  if (way !== 'keyboard') return page.locator(`[name="${name}"]`).fill(text);
  await tabTo(page, `[name="${name}"]`);
  await page.keyboard.type(text);
}

/** The browser's own field for a day takes the digits in the order of its locale: month, day, year. */
async function writeDay(page: Page, name: string, way: Way): Promise<string> {
  if (way === 'keyboard') {
    await tabTo(page, `[name="${name}"]`);
    await page.keyboard.type('05172026');
  } else await page.locator(`[name="${name}"]`).fill('2026-05-17');
  return '2026-05-17';
}

export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    const isThere = await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
    if (isThere) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${selector}`);
}
