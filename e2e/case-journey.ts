/// <reference lib="dom" />
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { tabTo } from './answer-question.ts';
import { ratingLink, takePhone } from './customer-journey.ts';
import { keyboardHand } from './hand.ts';
import type { ReceivedMail } from './mail-server.ts';
import { sayIn } from './say.ts';

const say = sayIn('nl');

/** One step of the case by the keys alone: what it is called, and what it has to know. */
export async function stepByKeys(
  page: Page,
  words: string,
  fill: (hand: ReturnType<typeof keyboardHand>) => Promise<void>,
) {
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await tabTo(page, '.dialog select');
  await page.keyboard.type(words);
  const hand = keyboardHand(page);
  await fill(hand);
  await hand.press(dialog.getByRole('button', { name: say('cases.step-take') }));
  await dialog.waitFor({ state: 'detached' });
}

export const nothingMore = async () => undefined;
/** What was done about the case, step by step. */
export const caseLog = (page: Page) => page.locator('.case-side .case-line');

/** The page of the case, as the first mail names it; opened in a browser that runs no script. */
export async function openStatus(context: BrowserContext, { text = '' }: ReceivedMail['mail']): Promise<Page> {
  const page = await context.newPage();
  const address = /https?:\/\/\S+\/c\/status\/\S+/.exec(text)?.[0] ?? '';
  await page.goto(address);
  return page;
}

/** Sees it on the page within ten seconds. */
export async function sees(page: Page, words: string | RegExp): Promise<void> {
  const count = () => page.reload().then(() => page.getByText(words).count());
  await expect.poll(count, { timeout: 10_000 }).toBeGreaterThan(0);
}

/** Everything with a four and a yes. */
export async function answerRecovery(browser: Browser, invitation: ReceivedMail): Promise<void> {
  const phone = await takePhone(browser);
  const page = await phone.newPage();
  await page.goto(ratingLink(invitation, 4));
  for (let pages = 0; pages < 5 && (await page.locator('form.q').count()) > 0; pages += 1) {
    for (const mark of await page.locator('input[value="4"], input[value="yes"]').all()) await mark.check();
    // Nobody reads a page and presses in less.
    await page.waitForTimeout(1_200);
    const answered = page.waitForEvent('load');
    await page.locator('form.q button.go').tap();
    await answered;
  }
  expect(await page.locator('form.q').count()).toBe(0);
  await phone.close();
}
