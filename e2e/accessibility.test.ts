import { type Language, languages } from '@voldaan/domain/language';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { axeFaults, foreignTexts, frameAddresses, ownWordsOf, sidewaysFaults } from './page-faults.ts';
import { type RunningProduct, startProduct } from './product.ts';
import { completeSample, enterSample, type Sample } from './sample.ts';
import { localeOf, sayIn } from './say.ts';
import { staffRoutes } from './staff-routes.ts';
import { forwardingRoutes, openScreen, type StaffScreen, staffScreens } from './staff-screens.ts';

let product: RunningProduct;
let browser: Browser;
let sample: Sample;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct('demo'), launchBrowser()]);
  const context = await enterSample(browser, product, 'nl');
  sample = await completeSample(context, product);
  await context.close();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const widths = [320, 768, 1280];
const tabsMax = 150;

test('every screen of the staff app is looked at here', () => {
  const seen = new Set([...staffScreens.map(({ route }) => route), ...forwardingRoutes]);
  expect(staffRoutes().filter((route) => !seen.has(route))).toEqual([]);
});

describe.each(languages)('the staff app in %s', (language) => {
  test('has no fault that axe can find, never scrolls sideways, and speaks this language alone', async () => {
    const faults: string[] = [];
    await forEachScreen(language, async (page, screen, ownWords) => {
      const note = (where: string, found: readonly string[]) =>
        faults.push(...found.map((fault) => `${screen.name}, ${where}: ${fault}`));
      await lookAtWidths(page, note);
      note('foreign', await foreignTexts(page, language, ownWords));
      for (const address of frameAddresses(page)) await lookAtFrame(page, address, note);
    });
    expect(faults).toEqual([]);
  });
});

test('the keyboard alone reaches what each screen is for, and shows where it is', async () => {
  const faults: string[] = [];
  await forEachScreen('nl', async (page, screen) => {
    const name = screen.mainAction(sayIn('nl'));
    const found = await tabTo(page, name);
    if (found === undefined) faults.push(`${screen.name}: ${name} is not reached`);
    else if (!found.isSeen) faults.push(`${screen.name}: nothing shows that ${name} has the focus`);
  });
  expect(faults).toEqual([]);
});

type Note = (where: string, found: readonly string[]) => void;

async function lookAtWidths(page: Page, note: Note): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    // The two themes differ in colours alone, so the rest is looked at once.
    await page.emulateMedia({ colorScheme: 'light' });
    note(`light at ${width}`, await axeFaults(page));
    note(`at ${width}`, await sidewaysFaults(page));
    await page.emulateMedia({ colorScheme: 'dark' });
    note(`dark at ${width}`, await axeFaults(page, 'colours'));
  }
}

/** A preview is looked at on a page of its own, where axe may run. */
async function lookAtFrame(page: Page, address: string, note: Note): Promise<void> {
  const reply = await page.context().request.get(address);
  const alone = await page.context().newPage();
  await alone.setContent(await reply.text());
  await lookAtWidths(alone, (where, found) => note(`preview ${where}`, found));
  await alone.close();
}

type Look = (page: Page, screen: StaffScreen, ownWords: ReadonlySet<string>) => Promise<void>;

async function forEachScreen(language: Language, look: Look): Promise<void> {
  const staff = await enterSample(browser, product, language);
  const visitor = await browser.newContext({ locale: localeOf(language), reducedMotion: 'reduce', bypassCSP: true });
  try {
    for (const screen of staffScreens) {
      const page = await (screen.isSignedIn ? staff : visitor).newPage();
      const ownWords = listenForOwnWords(page);
      await page.setViewportSize({ width: 1280, height: 900 });
      try {
        await openScreen(page, product.baseUrl, screen, { sample, say: sayIn(language) });
        await look(page, screen, await ownWords());
      } catch (cause) {
        throw new Error(`the screen ${screen.name} could not be looked at`, { cause });
      }
      await page.close();
    }
  } finally {
    await closeAll([staff, visitor]);
  }
}

/** Keeps what the server sends this page as data. */
function listenForOwnWords(page: Page): () => Promise<ReadonlySet<string>> {
  const replies: Promise<unknown>[] = [];
  page.on('response', (reply) => {
    const isData = /json/.test(reply.headers()['content-type'] ?? '');
    if (isData) replies.push(reply.json().catch(() => undefined));
  });
  return async () => ownWordsOf(await Promise.all(replies));
}

async function closeAll(contexts: readonly BrowserContext[]): Promise<void> {
  for (const context of contexts) await context.close();
}

type Focused = Readonly<{ name: string; isSeen: boolean }>;

/** Presses Tab until what has the focus bears this name; undefined if it never does. */
async function tabTo(page: Page, name: string | RegExp): Promise<Focused | undefined> {
  for (let tabs = 0; tabs < tabsMax; tabs += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(readFocus);
    if (typeof name === 'string' ? focused.name.includes(name) : name.test(focused.name)) return focused;
  }
  return undefined;
}

/** Runs in the page: what has the focus, and whether an outline, a border or a shadow tells so. */
function readFocus(): Focused {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return { name: '', isSeen: true };
  const labels = 'labels' in element && element.labels instanceof NodeList ? [...element.labels] : [];
  const name = element.getAttribute('aria-label') ?? labels.map((label) => label.textContent).join(' ');
  const drawn = element.matches('input[type=radio], input[type=checkbox]')
    ? (element.closest('label') ?? element)
    : element;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(drawn);
  const isSeen = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  return { name: name || (element.textContent ?? ''), isSeen };
}
