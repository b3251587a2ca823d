import { expect, test } from 'vitest';
import { shrinkRatings } from './shrink-ratings.ts';

const options = { values: [1, 2, 3, 4, 5], priorStrength: 10, priorCounts: [1, 1, 1, 1, 1], level: 0.95 };

test('one five-star rating does not beat hundreds of good ones', () => {
  const { rankByLower } = shrinkRatings(
    [
      { key: 'one', counts: [0, 0, 0, 0, 1] },
      { key: 'many', counts: [10, 20, 80, 200, 190] },
    ],
    options,
  );
  expect(rankByLower).toEqual(['many', 'one']);
});

test('an item nobody rated has no mean of its own, and a shop without ratings no mean at all', () => {
  const rated = shrinkRatings(
    [
      { key: 'none', counts: [0, 0, 0, 0, 0] },
      { key: 'five', counts: [0, 0, 0, 0, 5] },
    ],
    options,
  );
  expect(rated.items[0]).toMatchObject({ n: 0, rawMean: null, shrunkMean: 5 });
  expect(shrinkRatings([{ key: 'none', counts: [0, 0, 0, 0, 0] }], options)).toMatchObject({
    grandMean: null,
    items: [{ shrunkMean: null }],
  });
});

test('without a prior an item nobody rated has nothing at all and comes last', () => {
  const bare = { ...options, priorStrength: 0, priorCounts: [0, 0, 0, 0, 0] };
  const rated = shrinkRatings(
    [
      { key: 'none', counts: [0, 0, 0, 0, 0] },
      { key: 'poor', counts: [5, 0, 0, 0, 0] },
    ],
    bare,
  );
  expect(rated.items[0]).toMatchObject({ shrunkMean: null, posteriorMean: null, posteriorLower: null });
  expect([rated.rankByShrunk, rated.rankByLower]).toEqual([
    ['poor', 'none'],
    ['poor', 'none'],
  ]);
  expect(() => shrinkRatings([], { ...options, priorStrength: -1 })).toThrow('strength');
});

test('counts for another number of stars are refused', () => {
  expect(() => shrinkRatings([{ key: 'a', counts: [1, 2] }], options)).toThrow('differ in length');
});
