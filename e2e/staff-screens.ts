/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import type { Sample } from './sample.ts';
import type { Say } from './say.ts';
import { actingScreens } from './screens/acting-screens.ts';
import { arrivalScreens } from './screens/arrival-screens.ts';
import { askingScreens } from './screens/asking-screens.ts';
import { customerScreens } from './screens/customer-screens.ts';
import { figureScreens } from './screens/figure-screens.ts';
import { settingScreens } from './screens/setting-screens.ts';
import { type StaffScreen, screen } from './screens/staff-screen.ts';

/** Routes without a screen of their own: they send on to another. */
export const forwardingRoutes = ['/settings'];

/** Every screen that staff can meet, and the states of it that look different. */
export const staffScreens: readonly StaffScreen[] = [
  ...arrivalScreens,
  ...figureScreens,
  ...askingScreens,
  ...actingScreens,
  ...customerScreens,
  ...settingScreens,
  screen('not-found', '/$', (say) => say('not-found.action'), { address: () => '/nothing/stands/here' }),
];

/** Opens a screen and waits until what it asked for stands there. */
export async function openScreen(page: Page, origin: string, shown: StaffScreen, given: { sample: Sample; say: Say }) {
  await page.goto(origin + shown.address(given.sample));
  await untilSettled(page);
  if (shown.open) {
    await shown.open(page, given.say);
    await untilSettled(page);
  }
}

/** The heading is there, nothing is still on its way, and the fonts are in place. */
async function untilSettled(page: Page): Promise<void> {
  await page.locator('main :is(h1, h2):visible').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.skeleton, [aria-busy="true"]') === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
