import { afterAll, beforeAll, expect, test } from 'vitest';
import { screenFaults, startTour, type Tour } from './staff-tour.ts';

let tour: Tour;

beforeAll(async () => {
  tour = await startTour();
});

afterAll(() => tour?.close());

test('the staff app in en has no fault that axe can find, never scrolls sideways, and speaks this language alone, part 1', async () => {
  expect(await screenFaults(tour, 'en', { part: 1, of: 2 })).toEqual([]);
});
