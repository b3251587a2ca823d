import type { Language } from '@voldaan/domain/language';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { dialogFaults, keyboardFaults } from './keyboard-faults.ts';
import { axeFaults, foreignTexts, frameAddresses, ownWordsOf, sidewaysFaults } from './page-faults.ts';
import { type RunningProduct, startProduct } from './product.ts';
import { completeSample, enterSample, type Sample } from './sample.ts';
import { localeOf, sayIn } from './say.ts';
import type { StaffScreen } from './screens/staff-screen.ts';
import { openScreen, staffScreens } from './staff-screens.ts';

/** The sample company as it runs, with everything in it that a screen can show, and a browser to look with. */
export type Tour = Readonly<{ product: RunningProduct; browser: Browser; sample: Sample; close: () => Promise<void> }>;

export async function startTour(): Promise<Tour> {
  const [product, browser] = await Promise.all([startProduct('demo'), launchBrowser()]);
  const close = async () => {
    await browser.close();
    await product.stop();
  };
  try {
    const context = await enterSample(browser, product, 'nl');
    const sample = await completeSample(context, product);
    await context.close();
    return { product, browser, sample, close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Look = (page: Page, screen: StaffScreen, ownWords: ReadonlySet<string>) => Promise<void>;

/** Every so-many-th screen, from the first, second, … on: several files share the walk, so that none is waited for. */
export type Share = Readonly<{ part: number; of: number }>;

/** Opens the screens of the staff app in this language, one after the other. */
export async function forEachScreen(tour: Tour, language: Language, { part, of }: Share, look: Look): Promise<void> {
  const { product, browser, sample } = tour;
  const staff = await enterSample(browser, product, language);
  const visitor = await browser.newContext({ locale: localeOf(language), reducedMotion: 'reduce', bypassCSP: true });
  try {
    // What one screen was sent is the company's on the next as well, where it may come a moment later.
    const known = new Set<string>();
    const pages = { staff: await newTourPage(staff), visitor: await newTourPage(visitor) };
    for (const screen of staffScreens.filter((_, place) => place % of === part - 1)) {
      const { page, ownWords } = screen.isSignedIn ? pages.staff : pages.visitor;
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      try {
        await openScreen(page, product.baseUrl, screen, { sample, say: sayIn(language) });
        for (const word of await ownWords()) known.add(word);
        await look(page, screen, known);
        // The next screen is met as by somebody who comes to it first.
        await page.evaluate(() => sessionStorage.clear());
      } catch (cause) {
        throw new Error(`the screen ${screen.name} could not be looked at`, { cause });
      }
    }
  } finally {
    await closeAll([staff, visitor]);
  }
}

type TourPage = Readonly<{ page: Page; ownWords: () => Promise<ReadonlySet<string>> }>;

/** A page for one screen after the other: to make one takes half as long as to open a screen. It leaves whatever asks to stay. */
async function newTourPage(context: BrowserContext): Promise<TourPage> {
  const page = await context.newPage();
  page.on('dialog', (dialog) => void dialog.accept());
  return { page, ownWords: listenForOwnWords(page) };
}

/** Keeps what the server sends this page as data, until it is asked for. */
function listenForOwnWords(page: Page): () => Promise<ReadonlySet<string>> {
  let replies: Promise<unknown>[] = [];
  page.on('response', (reply) => {
    // The catalogues are JSON too, and are what is tried here.
    const isData = /json/.test(reply.headers()['content-type'] ?? '') && !reply.url().includes('/assets/');
    if (isData) replies.push(reply.json().catch(() => undefined));
  });
  return async () => {
    const heard = replies;
    replies = [];
    return ownWordsOf(await Promise.all(heard));
  };
}

async function closeAll(contexts: readonly BrowserContext[]): Promise<void> {
  for (const context of contexts) await context.close();
}

const widths = [320, 768, 1280];
/** Lies between the two layouts, and has the colours of one of them. In one language axe looks at it as well. */
const widthBetween = 768;

/**
 * What is wrong with the screens in one language: by axe, by scrolling sideways, and by words of another language; in Dutch
 * also what the keyboard alone cannot reach.
 */
export async function screenFaults(tour: Tour, language: Language, share: Share): Promise<readonly string[]> {
  const faults: string[] = [];
  await forEachScreen(tour, language, share, async (page, screen, ownWords) => {
    const note = (where: string, found: readonly string[]) =>
      faults.push(...found.map((fault) => `${screen.name}, ${where}: ${fault}`));
    if (language === 'nl') note('by keyboard', await keyboardFaults(page, screen));
    await lookAtWidths(page, note, language === 'nl');
    note('foreign', await foreignTexts(page, language, ownWords));
    for (const address of frameAddresses(page))
      await lookAtFrame(page, address, { note, isThorough: language === 'nl' });
    // Last, since afterwards the dialog is no longer there to be looked at.
    if (language === 'nl') note('by keyboard', await dialogFaults(page));
  });
  return faults;
}

type Note = (where: string, found: readonly string[]) => void;

async function lookAtWidths(page: Page, note: Note, isThorough = true): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    if (width === widthBetween && !isThorough) {
      note(`at ${width}`, await sidewaysFaults(page));
      continue;
    }
    // The two themes differ in colours alone, so the rest is looked at once.
    await page.emulateMedia({ colorScheme: 'light' });
    note(`light at ${width}`, await axeFaults(page, isThorough ? 'all' : 'words'));
    note(`at ${width}`, await sidewaysFaults(page));
    if (!isThorough || width === widthBetween) continue;
    await page.emulateMedia({ colorScheme: 'dark' });
    note(`dark at ${width}`, await axeFaults(page, 'colours'));
  }
}

/** A preview is looked at on a page of its own, where axe may run. */
type FrameLook = Readonly<{ note: Note; isThorough: boolean }>;

async function lookAtFrame(page: Page, address: string, { note, isThorough }: FrameLook): Promise<void> {
  const reply = await page.context().request.get(address);
  const alone = await page.context().newPage();
  await alone.setContent(await reply.text());
  await lookAtWidths(alone, (where, found) => note(`preview ${where}`, found), isThorough);
  await alone.close();
}
