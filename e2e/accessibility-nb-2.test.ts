import { afterAll, beforeAll, expect, test } from 'vitest';
import { screenFaults, startTour, type Tour } from './staff-tour.ts';

let tour: Tour;

beforeAll(async () => {
  tour = await startTour();
});

afterAll(() => tour?.close());

test('the staff app in nb has no fault that axe can find, never scrolls sideways, and speaks this language alone, part 2', async () => {
  expect(await screenFaults(tour, 'nb', { part: 2, of: 2 })).toEqual([]);
});
