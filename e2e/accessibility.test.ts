import { languages } from '@voldaan/domain/language';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staffRoutes } from './staff-routes.ts';
import { forwardingRoutes, staffScreens } from './staff-screens.ts';
import { screenFaults, startTour, type Tour } from './staff-tour.ts';

let tour: Tour;

beforeAll(async () => {
  tour = await startTour();
});

afterAll(() => tour?.close());

test('every screen of the staff app is looked at here', () => {
  const seen = new Set([...staffScreens.map(({ route }) => route), ...forwardingRoutes]);
  expect(staffRoutes().filter((route) => !seen.has(route))).toEqual([]);
});

/** These have files of their own, so that two languages are looked through side by side. */
const apart: readonly string[] = ['nb', 'en'];

describe.each(languages.filter((language) => !apart.includes(language)))('the staff app in %s', (language) => {
  test('has no fault that axe can find, never scrolls sideways, speaks this language alone, and is used by keyboard alone', async () => {
    expect(await screenFaults(tour, language)).toEqual([]);
  });
});
