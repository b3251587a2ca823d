import { afterAll, beforeAll, expect, test } from 'vitest';
import { screenFaults, startTour, type Tour } from './staff-tour.ts';

let tour: Tour;

beforeAll(async () => {
  tour = await startTour();
});

afterAll(() => tour?.close());

test('the staff app in nl has no fault that axe can find, never scrolls sideways, speaks this language alone, and is used by keyboard alone, part 1', async () => {
  expect(await screenFaults(tour, 'nl', { part: 1, of: 3 })).toEqual([]);
});
