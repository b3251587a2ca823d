import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Hand } from './hand.ts';
import type { ReceivedMail } from './mail-server.ts';

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;
const pagesMax = 5;
/** Nobody reads a question and presses in less; what is sent faster is taken for a machine's. */
const readingMs = 1500;

/** A customer's own phone: no cookie of ours, no staff signed in. */
export function takePhone(
  browser: Browser,
  options: Readonly<{ javaScriptEnabled?: boolean }> = {},
): Promise<BrowserContext> {
  return browser.newContext({ ...phone, ...options });
}

/** Every link of a mail, in the order in which they stand in it. */
export function linksOf({ mail }: ReceivedMail): readonly string[] {
  return [...(mail.html ?? '').matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
}

/** The link of one mark in the mail. */
export function ratingLink(mail: ReceivedMail, value: number): string {
  const link = linksOf(mail).find(
    (candidate) => new URL(candidate).pathname.match(/^\/a\/[^/]+\/(\d+)$/)?.[1] === `${value}`,
  );
  if (link === undefined) throw new Error(`no link for ${value} in the mail:\n${mail.mail.html}`);
  return link;
}

/** Confirms the mark, gives a reason and goes on until the thanks. Told what to do when the first page is sent. */
export async function answerToTheEnd(page: Page, hand: Hand, why: string, onFirstSent?: () => void): Promise<void> {
  for (let pages = 0; pages < pagesMax; pages += 1) {
    if ((await page.locator('form.q').count()) === 0) return;
    const reason = page.locator('textarea[name=why]');
    if ((await reason.count()) > 0) await hand.write(reason, why);
    await page.waitForTimeout(readingMs);
    if (pages === 0) onFirstSent?.();
    const answered = page.waitForEvent('load');
    await hand.press(page.locator('form.q button.go'));
    await answered;
  }
  throw new Error(`still a question after ${pagesMax} pages: ${page.url()}`);
}
