import { expect, test } from 'vitest';
import { compareSegments } from './compare-segments.ts';
import { pooledZ } from './pooled-z.ts';

test('a segment is compared with the rest, its own answers excluded', () => {
  const [large, small] = [
    { successes: 80, n: 100 },
    { successes: 5, n: 10 },
  ];
  const { overall, segments } = compareSegments([large, small]);
  expect(overall).toBeCloseTo(85 / 110, 14);
  expect(segments[0]?.differenceFromRest).toBeCloseTo(0.3, 12);
  expect(pooledZ(large, small)).toBeCloseTo(2.158431, 5);
});

test('an empty segment is null and does not count among the comparisons', () => {
  const with3 = [
    { successes: 3, n: 10 },
    { successes: 8, n: 10 },
    { successes: 5, n: 10 },
  ];
  const withEmpty = compareSegments([...with3, { successes: 0, n: 0 }]);
  expect(withEmpty.segments[3]).toEqual({
    differenceFromRest: null,
    pValue: null,
    holm: null,
    benjaminiHochberg: null,
  });
  expect(withEmpty.segments.slice(0, 3)).toEqual(compareSegments(with3).segments);
});

test('a segment with more successes than answers is a mistake of the caller', () => {
  expect(() => compareSegments([{ successes: 5, n: 4 }])).toThrow(RangeError);
});
