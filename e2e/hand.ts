import type { Locator, Page } from 'playwright-core';

/** How a person works a page: what is the same whether they have a mouse, a thumb or a keyboard. */
export type Hand = Readonly<{
  /** A button, a link or a box to tick. */
  press: (target: Locator) => Promise<void>;
  /** Puts text where other text may stand. */
  write: (target: Locator, text: string) => Promise<void>;
  /** One of several that exclude each other. */
  choose: (target: Locator) => Promise<void>;
  /** How often something was clicked or tapped. */
  clicks: () => number;
}>;

const tabsMax = 200;

/** Clicks, or taps where the page has touch. */
export function pointerHand(options: Readonly<{ hasTouch?: boolean }> = {}): Hand {
  let clicks = 0;
  const press = async (target: Locator) => {
    clicks += 1;
    await (options.hasTouch ? target.tap() : target.click());
  };
  return {
    press,
    // The mark itself is drawn beside a box that nobody sees; a person presses its label.
    choose: (target) => press(target.locator('xpath=ancestor::label[1]')),
    // Going from field to field is no decision: it is counted as typing.
    write: (target, text) => target.fill(text),
    clicks: () => clicks,
  };
}

/** Has no pointer at all: everything is reached by Tab and worked by keys. */
export function keyboardHand(page: Page): Hand {
  return {
    press: async (target) => {
      await tabTo(page, target);
      const isTick = await target.evaluate((element) => element.matches('input[type=checkbox]'));
      await page.keyboard.press(isTick ? 'Space' : 'Enter');
    },
    write: async (target, text) => {
      await tabTo(page, target);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.press('Delete');
      await page.keyboard.type(text);
    },
    choose: async (target) => {
      const group = await target.getAttribute('name');
      await tabTo(page, page.locator(`input[type=radio][name="${group}"]`));
      await page.keyboard.press('Space');
      for (let steps = 0; steps < tabsMax && !(await target.isChecked()); steps += 1) {
        await page.keyboard.press('ArrowRight');
      }
      if (!(await target.isChecked())) throw new Error(`the arrows do not reach ${target}`);
    },
    clicks: () => 0,
  };
}

/** Presses Tab until one of these has the focus. */
async function tabTo(page: Page, targets: Locator): Promise<void> {
  await targets.first().waitFor({ state: 'attached' });
  for (let tabs = 0; tabs < tabsMax; tabs += 1) {
    const isThere = await targets.evaluateAll((elements) =>
      elements.some((element) => element === document.activeElement),
    );
    if (isThere) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${targets}`);
}
