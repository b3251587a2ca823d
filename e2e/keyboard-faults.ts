import type { Page } from 'playwright-core';
import { sayIn } from './say.ts';
import type { StaffScreen } from './screens/staff-screen.ts';

const tabsMax = 150;

/** What is wrong for whoever has a keyboard alone: what a screen is for is not reached, or nothing shows where one is. */
export async function keyboardFaults(page: Page, screen: StaffScreen): Promise<readonly string[]> {
  const name = screen.mainAction(sayIn('nl'));
  const found = await tabTo(page, name);
  if (found === undefined) return [`${name} is not reached`];
  return found.isSeen ? [] : [`nothing shows that ${name} has the focus`];
}

/** What a dialog that stands open does wrong when Escape closes it: whoever has a keyboard alone has to be where they were. */
export async function dialogFaults(page: Page): Promise<readonly string[]> {
  const dialog = page.locator('[role=dialog], [role=alertdialog]');
  if ((await dialog.count()) === 0) return [];
  await page.keyboard.press('Escape');
  try {
    await dialog.waitFor({ state: 'detached', timeout: 2_000 });
    // The focus is given back a moment after the dialog is gone.
    await page.waitForFunction(() => document.activeElement?.matches('a, button, input, select, textarea'), null, {
      timeout: 2_000,
    });
    return [];
  } catch {
    return (await dialog.count()) > 0 ? ['Escape does not close the dialog'] : ['closing the dialog loses the place'];
  }
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
