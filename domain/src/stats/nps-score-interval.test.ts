import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { npsScoreInterval } from './nps-score-interval.ts';

const counts = fc.record({
  promoters: fc.nat(500),
  passives: fc.nat(500),
  detractors: fc.nat(500),
});

describe('the score interval of the NPS', () => {
  test('of ten promoters reaches down to 44, where Wald claims certainty', () => {
    const [low, high] = npsScoreInterval({ promoters: 10, passives: 0, detractors: 0 }, 0.95) ?? [0, 0];
    expect(low).toBeCloseTo(44.4934400274, 8);
    expect(high).toBe(100);
  });

  test('does not exist without answers', () => {
    expect(npsScoreInterval({ promoters: 0, passives: 0, detractors: 0 }, 0.95)).toBeNull();
  });

  test('refuses a negative count', () => {
    expect(() => npsScoreInterval({ promoters: -1, passives: 0, detractors: 3 }, 0.95)).toThrow('promoters is a count');
  });

  test('holds the score and stays within -100 to 100', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const interval = npsScoreInterval(given, 0.95);
        const n = given.promoters + given.passives + given.detractors;
        if (interval === null) return expect(n).toBe(0);
        const score = (100 * (given.promoters - given.detractors)) / n;
        expect(interval[0]).toBeGreaterThanOrEqual(-100);
        expect(interval[1]).toBeLessThanOrEqual(100);
        expect(interval[0]).toBeLessThanOrEqual(score + 1e-9);
        expect(interval[1]).toBeGreaterThanOrEqual(score - 1e-9);
        expect(interval[1] - interval[0]).toBeGreaterThan(0);
      }),
    );
  });

  test('is mirrored when promoters and detractors change places', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const there = npsScoreInterval(given, 0.9);
        const back = npsScoreInterval({ ...given, promoters: given.detractors, detractors: given.promoters }, 0.9);
        expect(back?.[0]).toBeCloseTo(-(there?.[1] ?? 0), 9);
      }),
      { numRuns: 30 },
    );
  });
});
