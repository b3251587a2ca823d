import { answersFromForm } from '@voldaan/domain/surveys/form-answers';
import { questionsOn } from '@voldaan/domain/surveys/survey-definition';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyKind } from '../respond/src/page/test-every-kind.ts';
import { nodesByName } from '../respond/src/page/test-nodes-by-name.ts';
import { giveAnswer, type Way } from './answer-question.ts';
import { type AnswerServer, startAnswerServer } from './answer-server.ts';
import { launchBrowser } from './browser.ts';
import { axeFaults, sidewaysFaults } from './page-faults.ts';

/** Every kind of question on a page of its own, in a real browser: how it looks, how it is heard, how it is answered. */

const tags = ['nl', 'nb', 'en', 'ar'];
const widths = [320, 360, 768, 1280];
const names = Object.keys(nodesByName);

let server: AnswerServer;
let browser: Browser;

beforeAll(async () => {
  server = await startAnswerServer();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function onPage<Result>(
  options: Parameters<Browser['newContext']>[0],
  play: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce', ...options });
  try {
    return await play(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Every kind in one language, on one page that is used again: what was found, by kind. */
function lookAtAll(
  tag: string,
  options: Parameters<Browser['newContext']>[0],
  look: (page: Page) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  return onPage(options, async (page) => {
    const found: string[] = [];
    page.on('pageerror', (error) => found.push(error.message));
    for (const name of names) {
      await page.goto(`${server.origin}/${tag}/${name}`);
      found.push(...(await look(page)).map((fault) => `${name}: ${fault}`));
    }
    return found;
  });
}

describe.each(tags)('every kind of question in %s', (tag) => {
  test('has no fault that axe can find, in light and in dark', async () => {
    const light = { bypassCSP: true, colorScheme: 'light', viewport: { width: 360, height: 800 } } as const;
    // No language has colours of its own.
    const isFirst = tag === tags[0];
    expect(await lookAtAll(tag, light, (page) => axeFaults(page, isFirst ? 'all' : 'words'))).toEqual([]);
    if (!isFirst) return;
    const dark = { bypassCSP: true, colorScheme: 'dark', viewport: { width: 1280, height: 800 } } as const;
    expect(await lookAtAll(tag, dark, (page) => axeFaults(page, 'colours'))).toEqual([]);
  });

  // What a page has without its script differs in no language.
  const scripts = tag === tags[0] ? [true, false] : [true];
  test.each(scripts)('never scrolls sideways, with targets for a thumb; with script: %s', async (isScripted) => {
    const phone = { isMobile: true, hasTouch: true, javaScriptEnabled: isScripted } as const;
    const found = await lookAtAll(tag, phone, async (page) => {
      const faults: string[] = [];
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        const sizes = await page.evaluate(measureTargets, width >= 360 ? 44 : 40);
        faults.push(...[...(await sidewaysFaults(page)), ...sizes].map((fault) => `at ${width} ${fault}`));
      }
      return faults;
    });
    expect(found).toEqual([]);
  });
});

/** Runs in the page: what a finger has to hit and cannot. */
function measureTargets(least: number): readonly string[] {
  const targets =
    'button, summary, select, textarea, label:has(> input), .foot a, a.go, a.skip, input:not([type=hidden], [type=radio], [type=checkbox])';
  return [...document.querySelectorAll<HTMLElement>(targets)].flatMap((target) => {
    const { width, height } = target.getBoundingClientRect();
    const isSmall = height > 0 && (width < least || height < least);
    return isSmall ? [`${target.outerHTML.slice(0, 90)} is ${width} by ${height}`] : [];
  });
}

const english =
  /\b(the|your|and|with|answers?|questions?|not|this|from|next|skip|send|choose|up|down|stars?|language|namely|know|partly|or)\b/i;

test('a Dutch page is heard in Dutch: nothing in it has an English name', async () => {
  const found = await lookAtAll('nl', {}, async (page) => {
    // Languages stand in their own names.
    await page.evaluate(() => document.querySelector('.lang')?.remove());
    const heard = namesIn(await page.locator('body').ariaSnapshot());
    return heard.filter((words) => english.test(words));
  });
  expect(found).toEqual([]);
});

/** The names and texts of an accessibility tree without its roles. */
function namesIn(snapshot: string): readonly string[] {
  return snapshot
    .split('\n')
    .filter((line) => !line.includes('/url:'))
    .map((line) => line.replace(/^\s*- (?:'?[a-z]+)/, '').replace(/\[[a-z]+(=\w+)?\]/g, ''));
}

/** One of each look and kind; the scales that look alike are answered alike. */
const answered = [
  'on_c11',
  'on_a5',
  'on_s5',
  'on_r5',
  'halves',
  'pair',
  'battery',
  'partly',
  'single',
  'multiple',
  'ranking',
  'number',
  'date',
  'open',
  'contact',
  'mixed',
];

const ways: readonly Way[] = ['mouse', 'keyboard', 'without-script'];

describe.each(ways)('answered by %s', (way) => {
  test('every kind arrives as it was given', async () => {
    await onPage({ javaScriptEnabled: way !== 'without-script' }, async (page) => {
      for (const [index, name] of answered.entries()) {
        const tag = tags[index % tags.length];
        await page.goto(`${server.origin}/${tag}/${name}`);
        const given: Record<string, unknown> = {};
        for (const question of questionsOn(nodesByName[name] ?? [])) {
          given[question.id] = await giveAnswer(page, question, way);
        }
        if (way === 'keyboard') await pressGo(page);
        else await page.locator('button.go').click();
        await page.waitForSelector('.stamp');
        const fields = server.forms.at(-1) ?? {};
        expect(answersFromForm(everyKind, fields), `${name} in ${tag}`).toEqual(given);
        expect(fields['evidence'] === '', name).toBe(way === 'without-script');
      }
    });
  });
});

/** Tab to the button and press Enter, as from the last field. */
async function pressGo(page: Page): Promise<void> {
  await page.locator('button.go').focus();
  await page.keyboard.press('Enter');
}

describe('a list', () => {
  test('typing beside "other" chooses it, and "none of these" undoes the rest', async () => {
    await onPage({}, async (page) => {
      await page.goto(`${server.origin}/nl/multiple`);
      await page.locator('[name=good_other_text]').fill('De koffie');
      expect(await page.locator('[name=good]:checked').inputValue()).toBe('other');
      await page.locator('[name=good][value=none]').check();
      expect(await page.locator('[name=good]:checked').inputValue()).toBe('none');
      await page.locator('[name=good][value=web]').check();
      expect(await page.locator('[name=good]:checked').inputValue()).toBe('web');
    });
  });

  test('a ranking says where a line has come to, and counts as found only by the button that says so', async () => {
    await onPage({}, async (page) => {
      await page.goto(`${server.origin}/nl/ranking`);
      await page.locator('li[data-o=customer] .dn').click();
      expect(await page.locator('fieldset [role=status]').textContent()).toBe('Ik was al klant: plaats 2 van 4');
      await page.goto(`${server.origin}/nl/mixed`);
      await page.locator('button.go').click();
      await page.waitForSelector('.stamp');
      expect(answersFromForm(everyKind, server.forms.at(-1) ?? {})).toEqual({ thanks: null, people: null });
      await page.goto(`${server.origin}/nl/mixed`);
      await page.locator('.rc input').check();
      await page.locator('button.go').click();
      await page.waitForSelector('.stamp');
      expect(answersFromForm(everyKind, server.forms.at(-1) ?? {})).toMatchObject({
        people: ['customer', 'advised', 'passed'],
      });
    });
  });
});
