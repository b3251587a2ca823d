import { answersFromForm } from '@voldaan/domain/surveys/form-answers';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { everyKind } from '../respond/src/page/test-every-kind.ts';
import { type AnswerServer, startAnswerServer } from './answer-server.ts';
import { launchBrowser } from './browser.ts';

/** What the page's script does with answers between the moment they are given and the moment they are acknowledged. */

let server: AnswerServer;
let browser: Browser;

beforeAll(async () => {
  server = await startAnswerServer();
  browser = await launchBrowser();
});

beforeEach(() => {
  server.setLine('well');
  server.forms.length = 0;
  server.saved.length = 0;
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function onKind(name: string, play: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${server.origin}/nl/${name}`);
    await play(page, context);
  } finally {
    await context.close();
  }
}

function mark(page: Page, value: number) {
  return page.locator(`input[name=on_c11][value="${value}"]`).check();
}

async function keptInTab(page: Page): Promise<number> {
  return page.evaluate(() => sessionStorage.length + localStorage.length);
}

const unsent = '.un';

describe('an answer', () => {
  test('is saved as it is given, before any button is pressed, and is then kept nowhere else', async () => {
    await onKind('on_c11', async (page) => {
      expect(await keptInTab(page)).toBe(0);
      await mark(page, 7);
      await expect
        .poll(() => server.saved)
        .toMatchObject([
          {
            answers: { on_c11: 7 },
            body: { final: false, nonce: 'N0nce', evidence: { trusted: true, pressed: false } },
          },
        ]);
      await expect.poll(() => keptInTab(page)).toBe(0);
      await mark(page, 8);
      await expect.poll(() => server.saved.length).toBe(2);
      expect(new Set(server.saved.map(({ submission }) => submission)).size).toBe(2);
      expect(server.forms).toEqual([]);
      expect(await page.locator(unsent).textContent()).toBe('');
    });
  });

  test('of every sort has the form in which it is stored', async () => {
    await onKind('multiple', async (page) => {
      await page.locator('[value=web]').check();
      await expect.poll(() => server.saved.at(-1)?.answers).toEqual({ good: ['web'] });
      await page.locator('[value=web]').uncheck();
      await expect.poll(() => server.saved.at(-1)?.answers).toEqual({ good: null });
    });
    await onKind('ranking', async (page) => {
      await page.locator('li[data-o=customer] .dn').click();
      await expect
        .poll(() => server.saved.at(-1)?.answers)
        .toEqual({ order: ['advised', 'customer', 'passed', 'web'] });
    });
    await onKind('number', async (page) => {
      await page.locator('[name=share]').fill('7,5');
      await page.locator('[name=share]').blur();
      await expect.poll(() => server.saved.at(-1)?.answers).toEqual({ share: 7.5 });
    });
    await onKind('on_a5', async (page) => {
      await page.locator('[value="~dont_know"]').check();
      await expect.poll(() => server.saved.at(-1)?.answers).toEqual({ on_a5: '~dont_know' });
    });
  });

  test('in words is saved while it is being written, without leaving the field', async () => {
    await onKind('open', async (page) => {
      await page.locator('textarea').fill('Een lang verhaal');
      await expect.poll(() => server.saved.at(-1)?.answers, { timeout: 5_000 }).toEqual({ why: 'Een lang verhaal' });
    });
  });

  test('whose reply is lost is sent again as the same submission', async () => {
    server.setLine('lost');
    await onKind('on_c11', async (page) => {
      await mark(page, 7);
      await expect.poll(() => server.saved.length).toBeGreaterThan(0);
      await expect
        .poll(() => page.locator(unsent).textContent())
        .toBe('Nog niet verstuurd: 1. Wij blijven het proberen.');
      server.setLine('well');
      await expect.poll(() => page.locator(unsent).textContent(), { timeout: 10_000 }).toBe('');
      expect(server.saved.length).toBeGreaterThan(1);
      expect(new Set(server.saved.map(({ submission }) => submission)).size).toBe(1);
    });
  });

  test('that did not arrive is put back after a reload of the page, and sent', async () => {
    server.setLine('busy');
    await onKind('on_c11', async (page) => {
      await mark(page, 7);
      await expect.poll(() => page.locator(unsent).textContent()).not.toBe('');
      server.setLine('well');
      await page.reload();
      await expect.poll(() => server.saved.at(-1)?.answers).toEqual({ on_c11: 7 });
      expect(await page.locator('input[name=on_c11]:checked').inputValue()).toBe('7');
      await expect.poll(() => keptInTab(page)).toBe(0);
    });
  });
});

describe('without a line', () => {
  test('a press is kept and counted, and goes by itself when the line is back, once', async () => {
    await onKind('on_c11', async (page, context) => {
      await context.setOffline(true);
      await mark(page, 3);
      await expect.poll(() => page.locator(unsent).textContent()).toContain('Nog niet verstuurd: 1');
      await page.locator('button.go').click();
      await page.locator('button.go').click();
      expect(server.forms).toEqual([]);
      await context.setOffline(false);
      await page.waitForSelector('.stamp');
      expect(server.forms).toHaveLength(1);
      expect(answersFromForm(everyKind, server.forms[0] ?? {})).toEqual({ on_c11: 3 });
      expect(server.saved.map(({ answers }) => answers)).toEqual([{ on_c11: 3 }]);
    });
  });

  test('skipping is kept like any other press', async () => {
    await onKind('on_c11', async (page, context) => {
      await context.setOffline(true);
      await page.locator('button.skip').click();
      expect(await page.locator(unsent).textContent()).toContain('Nog niet verstuurd');
      await context.setOffline(false);
      await page.waitForSelector('.stamp');
      expect(server.forms[0]).toMatchObject({ skip: '1' });
    });
  });
});

describe('a page that goes on by itself', () => {
  test('does so after a press, not while the keys are still choosing, and not unless the firm asks', async () => {
    await onKind('on_c11', async (page) => {
      await mark(page, 7);
      await page.waitForTimeout(600);
      expect(server.forms).toEqual([]);
    });
    await onKind('on_c11?advance', async (page) => {
      await page.locator('input[value="0"]').focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(600);
      expect(server.forms).toEqual([]);
      await page.locator('input[value="9"]').click();
      await page.waitForSelector('.stamp');
      const [form] = server.forms;
      expect(form).toMatchObject({ on_c11: '9' });
      expect(JSON.parse(String(form?.['evidence']))).toMatchObject({ trusted: true });
    });
  });
});
