import type { Page } from 'playwright-core';
import type { Sample } from '../sample.ts';
import type { Say } from '../say.ts';

export type StaffScreen = Readonly<{
  /** A name for reports and pictures. */
  name: string;
  /** As the router declares it; every route of the router has a screen here, or a test fails. */
  route: string;
  address: (sample: Sample) => string;
  isSignedIn: boolean;
  /** What a person comes here to press, by its accessible name. */
  mainAction: (say: Say) => string | RegExp;
  /** What is done on the screen before it is looked at: a dialog opened, a file read. */
  open?: (page: Page, say: Say) => Promise<void>;
}>;

/** A screen at its own route, met by somebody who is signed in; `rest` says what is different. */
export function screen(
  name: string,
  route: string,
  mainAction: StaffScreen['mainAction'],
  rest: Partial<Omit<StaffScreen, 'name' | 'route' | 'mainAction'>> = {},
): StaffScreen {
  return { name, route, mainAction, address: () => route, isSignedIn: true, ...rest };
}
