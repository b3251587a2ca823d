import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import type { Language } from '@voldaan/domain/language';
import { languages } from '@voldaan/domain/language';
import { answersFromForm } from '@voldaan/domain/surveys/form-answers';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { axeFaults } from './page-faults.ts';
import { respondDocuments } from './respond-documents.ts';

/**
 * The pages by themselves, in a real browser, under the policy that the server sends. What a person meets over the
 * whole way, from the mail to the score, is another test's business.
 */
const policy = (nonce: string) =>
  `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src data:; form-action 'self'; base-uri 'none'`;

const nonce = 'cJm0yXb1Xw6kq3nZ5vT8aQ';

type Posted = Readonly<{ path: string; fields: Readonly<Record<string, string>> }>;

let server: Server;
let browser: Browser;
let origin = '';
const posted: Posted[] = [];
const documents = new Map(languages.flatMap((language) => respondDocuments(language, nonce)));

beforeAll(async () => {
  server = createServer((request, response) => {
    void readFields(request).then((fields) => {
      const path = request.url ?? '/';
      if (request.method === 'POST') posted.push({ path, fields });
      const html = documents.get(request.method === 'POST' ? '/nl/thanks' : path);
      response.writeHead(html === undefined ? 404 : 200, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        ...(path.includes('/mail-') ? {} : { 'content-security-policy': policy(nonce) }),
      });
      response.end(html);
    }, ignoreLeft);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** A page that is left in the middle of a request cuts it off: nobody waits for the reply. */
function ignoreLeft(): void {}

async function readFields(request: IncomingMessage): Promise<Readonly<Record<string, string>>> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return Object.fromEntries(new URLSearchParams(body));
}

async function withPage<Result>(
  options: Parameters<Browser['newContext']>[0],
  play: (page: Page, context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext(options);
  try {
    return await play(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

const widths = [320, 360, 768, 1280];

/** No language has colours of its own, so that they are looked at in one. */
const coloursIn: Language = 'nl';

describe.each(languages)('every page and mail in %s', (language) => {
  const schemes = language === coloursIn ? (['light', 'dark'] as const) : (['light'] as const);
  test.each(schemes)('has no fault that axe can find, in %s', async (colorScheme) => {
    // Nor does a page have other words at another width.
    const looked = language === coloursIn ? [320, 768, 1280] : [320];
    const about = colorScheme === 'dark' ? 'colours' : language === coloursIn ? 'all' : 'words';
    const found = await withPage({ colorScheme, bypassCSP: true, reducedMotion: 'reduce' }, async (page) => {
      const faults: string[] = [];
      for (const path of documents.keys()) {
        if (!path.startsWith(`/${language}/`)) continue;
        await page.goto(origin + path);
        for (const width of looked) {
          await page.setViewportSize({ width, height: 800 });
          const found = await axeFaults(page, about);
          faults.push(...found.map((fault) => `${path} at ${width}: ${fault}`));
        }
      }
      return faults;
    });
    expect(found).toEqual([]);
  });

  test('never scrolls sideways, and its targets are large enough for a thumb', async () => {
    const found = await withPage({ isMobile: true, hasTouch: true }, async (page) => {
      const faults: string[] = [];
      for (const path of documents.keys()) {
        if (!path.startsWith(`/${language}/`)) continue;
        await page.goto(origin + path);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          const measured = await page.evaluate(measure, width >= 360 ? 44 : 40);
          faults.push(...measured.map((fault) => `${path} at ${width}: ${fault}`));
        }
      }
      return faults;
    });
    expect(found).toEqual([]);
  });
});

/** Runs in the page: what is wider than the window, and what is smaller than a thumb. */
function measure(least: number): readonly string[] {
  const faults: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push(`scrolls to ${root.scrollWidth}`);
  // A link inside a sentence is as high as its line (WCAG 2.5.8 leaves it out); these stand by themselves.
  const targets = 'button, summary, .s span, .l span, .foot a, a.go, a.skip, .err a, td.k a';
  for (const target of document.querySelectorAll<HTMLElement>(targets)) {
    const { width, height } = target.getBoundingClientRect();
    if (height === 0) continue;
    if (width < least || height < least) faults.push(`${target.textContent} is ${width} by ${height}`);
  }
  return faults;
}

describe('a page as it is sent', () => {
  test('is small, sets no cookie, fetches nothing and breaks no policy', async () => {
    const requests: string[] = [];
    const complaints: string[] = [];
    await withPage({}, async (page, context) => {
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (line) => complaints.push(line.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      for (const [path, html] of documents) {
        if (path.includes('mail-')) continue;
        requests.length = 0;
        await page.goto(origin + path);
        expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([origin + path]);
        expect(brotliCompressSync(html).length, path).toBeLessThan(5_000);
        expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
      }
      expect(await context.cookies()).toEqual([]);
    });
    expect(complaints).toEqual([]);
  });

  test('speaks one language: no sentence of another catalogue stands on it', () => {
    const telling: Readonly<Record<Language, RegExp>> = {
      nl: /\b(uw|vraag|antwoord|Volgende|Versturen|afgemeld)\b/,
      nb: /\b(svar|svaret|spørsmål|deg|ikke|Neste|lagret)\b/,
      en: /\b(your|question|answer|Next)\b/,
    };
    for (const [path, html] of documents) {
      const own = path.slice(1, 3);
      const text = html.replace(
        /<(style|script)[\s\S]*?<\/\1>|<details[\s\S]*?<\/details>|<!--[\s\S]*?-->|<(?:a|span)[^>]* lang=[^>]*>[^<]*|<[^>]*>/g,
        ' ',
      );
      expect(text.match(telling[own === 'nl' ? 'nl' : own === 'nb' ? 'nb' : 'en']), path).not.toBeNull();
      for (const other of languages) if (other !== own) expect(text.match(telling[other]), path).toBeNull();
    }
  });

  test('keeps its words apart in forced colours: chosen and waiting look different', async () => {
    await withPage({ forcedColors: 'active' }, async (page) => {
      await page.goto(`${origin}/nl/recommendation-landing`);
      const style = (value: number) =>
        page.evaluate((score) => {
          const key = document.querySelector(`input[value="${score}"] + span`);
          const { borderTopStyle, backgroundColor } = getComputedStyle(key ?? document.body);
          return `${borderTopStyle} ${backgroundColor}`;
        }, value);
      const waiting = await style(4);
      await page.locator('input[value="7"]').check();
      expect(new Set([waiting, await style(7), await style(2)]).size).toBe(3);
    });
  });
});

const survey = draftFromQuestionnaire('recommendation', { organisation: 'De Vries', readerName: 'Sanne', name: 'K' });

async function lastPost(): Promise<Posted> {
  const last = posted.at(-1);
  if (last === undefined) throw new Error('nothing was posted');
  return last;
}

describe('a person answers', () => {
  test('with the keyboard alone and scripts off: a mark, then the button', async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${origin}/nl/recommendation-1`);
      // Language, then the scale as one stop; arrows move within it.
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/nl/post');
    });
    const { fields } = await lastPost();
    expect(answersFromForm(survey, fields)).toEqual({ nps: 8 });
    expect(fields['evidence']).toBe('');
    expect(fields['nonce']).toBe('once');
  });

  test('by thumb: the visit is told, with the time it took', async () => {
    await withPage({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }, async (page) => {
      await page.goto(`${origin}/nl/recommendation-landing`);
      await page.locator('label', { hasText: /^9$/ }).tap();
      await page.locator('textarea').fill('Snel geholpen');
      await page.waitForTimeout(300);
      await page.locator('button.go').tap();
      await page.waitForURL('**/nl/post');
    });
    const { fields } = await lastPost();
    expect(answersFromForm(survey, fields)).toEqual({ nps: 9, why: 'Snel geholpen' });
    const evidence = JSON.parse(fields['evidence'] ?? '{}');
    expect(evidence).toMatchObject({ trusted: true });
    expect(evidence.dwellMs).toBeGreaterThanOrEqual(300);
    expect(evidence.pointer).toBeGreaterThanOrEqual(2);
  });

  test('a machine that presses by script leaves no trusted gesture', async () => {
    await withPage({}, async (page) => {
      await page.goto(`${origin}/nl/recommendation-landing`);
      await page.evaluate(() => document.querySelector<HTMLButtonElement>('button.go')?.click());
      await page.waitForURL('**/nl/post');
    });
    expect(JSON.parse((await lastPost()).fields['evidence'] ?? '{}')).toMatchObject({
      trusted: false,
      pointer: 0,
      keys: 0,
    });
  });

  test('opening a page, whatever its script does, sends nothing', async () => {
    const before = posted.length;
    await withPage({}, async (page) => {
      for (const path of documents.keys()) {
        if (path.startsWith('/nl/') && !path.includes('mail-')) await page.goto(origin + path);
      }
      await page.waitForTimeout(500);
    });
    expect(posted.length).toBe(before);
  });

  test('pressing twice sends once', async () => {
    const before = posted.length;
    await withPage({}, async (page) => {
      await page.goto(`${origin}/nl/recommendation-landing`);
      await page.evaluate(() => {
        const button = document.querySelector<HTMLButtonElement>('button.go');
        button?.click();
        button?.click();
      });
      await page.waitForURL('**/nl/post');
    });
    expect(posted.length).toBe(before + 1);
  });

  test('typed words survive a reload in the same tab, and go when they have arrived', async () => {
    await withPage({}, async (page) => {
      await page.goto(`${origin}/nl/recommendation-2`);
      await page.locator('textarea').fill('Een lang verhaal');
      await page.reload();
      expect(await page.locator('textarea').inputValue()).toBe('Een lang verhaal');
      await page.locator('button.go').click();
      await page.waitForURL('**/nl/post');
      expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    });
  });
});
