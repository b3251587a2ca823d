import { type Language, languages } from '@voldaan/domain/language';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { staffCatalogue } from './say.ts';

const frameAddress = /\/(preview|mail-preview|html)(\?|$)/;

/** The rules that a change of colours alone can break. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** `words`: whatever another language could break, which is everything but colours. */
export type AxeSubject = 'all' | 'colours' | 'words';

/** What axe finds on the page as it stands. The page has to be open in a context without its content policy. */
export async function axeFaults(page: Page, about: AxeSubject = 'all'): Promise<readonly string[]> {
  const isLoaded = await page.evaluate(() => 'axe' in globalThis);
  if (!isLoaded) await page.evaluate(axe.source);
  return page.evaluate(runAxe, { about, colourRules });
}

/** Where the frames of a page lead: previews of pages and mails, in which no script may run, axe neither. */
export function frameAddresses(page: Page): readonly string[] {
  return page
    .frames()
    .map((frame) => frame.url())
    .filter((address) => frameAddress.test(address));
}

type Wanted = Readonly<{ about: AxeSubject; colourRules: readonly string[] }>;

/** Runs in the page, with axe loaded. */
async function runAxe({ about, colourRules: rules }: Wanted): Promise<readonly string[]> {
  const { axe: checker } = globalThis as unknown as { axe: typeof axe };
  const { violations } = await checker.run(document, {
    resultTypes: ['violations'],
    iframes: false,
    ...(about === 'colours' ? { runOnly: { type: 'rule', values: [...rules] } } : {}),
    ...(about === 'words' ? { rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])) } : {}),
  });
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 300)}`));
}

/** What is wider than the window: the page itself must not scroll sideways, and a row of tabs shows the one that is open. */
export function sidewaysFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const tabs = [...document.querySelectorAll('.tabs [aria-current]')];
    // They follow the width of the window with the next picture; a page without script draws none that anybody hears of.
    if (tabs.length > 0) await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const hidden = tabs.filter((tab) => {
      const [seen, open] = [tab.parentElement?.getBoundingClientRect(), tab.getBoundingClientRect()];
      return seen !== undefined && (open.left < seen.left - 1 || open.right > seen.right + 1);
    });
    if (hidden.length > 0) return hidden.map((tab) => `the open tab is out of sight: ${tab.textContent}`);
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const widest = [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return [`scrolls to ${root.scrollWidth} of ${root.clientWidth}: ${widest.slice(0, 5).join(', ')}`];
  });
}

/** Small words that stand in almost every sentence of one language and in none of the others. */
const telling: Readonly<Record<Language, RegExp>> = {
  nl: /\b(het|een|uw|niet|van|antwoord|antwoorden|vraag|wordt|zijn|deze|naar|geen|klanten?)\b/i,
  nb: /\b(ikke|svar|svaret|spørsmål|og|deg|på|som|til|fra|kunder?)\b/i,
  en: /\b(the|your|and|with|answers?|questions?|not|this|customers?|from)\b/i,
};

/**
 * Texts that stand on a page in another language than its own: a text of another catalogue, word for word, or the small
 * words of another language. What the server sent as data is the company's or a customer's own words, and left out.
 */
export async function foreignTexts(
  page: Page,
  language: Language,
  ownWords: ReadonlySet<string>,
): Promise<readonly string[]> {
  const shown = await page.evaluate(readTexts, language);
  // Whole sentences before the words that they are made of.
  const longestFirst = [...ownWords].toSorted((one, other) => other.length - one.length);
  // A name that does not fit on a line of a drawing stands there in parts.
  const isPart = (text: string) => longestFirst.some((word) => word.includes(text));
  const texts = shown
    .filter((text) => !isPart(text))
    .map((text) => withoutWords(text, longestFirst))
    .filter((text) => /\p{L}{3}/u.test(text));
  const own = new Set([...Object.values(staffCatalogue(language)), ...everywhere]);
  const others = languages.filter((other) => other !== language);
  const foreign = new Set(
    others.flatMap((other) => Object.values(staffCatalogue(other))).filter((text) => !own.has(text)),
  );
  return texts.filter(
    (text) => foreign.has(text) || (!telling[language].test(text) && others.some((other) => telling[other].test(text))),
  );
}

/** The name of the product is a Dutch word, and languages are called by themselves. */
const everywhere = ['Voldaan', 'Nederlands', 'Norsk bokmål', 'English'];

function withoutWords(text: string, words: readonly string[]): string {
  let rest = text;
  for (const word of words) if (rest.includes(word)) rest = rest.replaceAll(word, '');
  return rest.trim();
}

/** Every text in what the server sent to this page as data, but for what it says itself about a refusal or a step. */
export function ownWordsOf(reply: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof reply === 'string' && reply.length > 2) found.add(reply);
  if (typeof reply !== 'object' || reply === null) return found;
  // A refusal has a title of ours; an idea has one that somebody wrote.
  const said = 'status' in reply ? ['detail', 'title', 'role', 'state'] : ['detail', 'role', 'state'];
  for (const [name, value] of Object.entries(reply)) {
    if (!said.includes(name)) ownWordsOf(value, found);
  }
  return found;
}

/** Runs in the page: what is read or heard there, unless it stands in a part with a language of its own. */
function readTexts(language: string): readonly string[] {
  const found = new Set<string>();
  const isOwn = (element: Element | null) =>
    element !== null &&
    element.closest('[lang]')?.getAttribute('lang') === language &&
    element.closest('script, style, option, textarea') === null;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.nodeValue?.trim() ?? '';
    if (text !== '' && isOwn(node.parentElement)) found.add(text);
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')) {
    if (!isOwn(element)) continue;
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
      const text = element.getAttribute(name)?.trim() ?? '';
      if (text !== '') found.add(text);
    }
  }
  found.add(document.title.replace(/ · Voldaan$/, ''));
  return [...found];
}
