import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NpsCounts } from './nps-counts.ts';
import { npsScoreInterval } from './nps-score-interval.ts';
import { twoSidedZ } from './two-sided-z.ts';

const counts = fc.record({
  promoters: fc.nat(500),
  passives: fc.nat(500),
  detractors: fc.nat(500),
});

/** The lower bound as the definition says it: the range is halved until nothing is left of it. */
function halvedLow({ promoters, passives, detractors }: NpsCounts, z: number): number {
  const n = promoters + passives + detractors;
  const net = promoters - detractors;
  if (net === -n) return -1;
  let [contradicted, possible] = [-1, net / n];
  for (let step = 0; step < 60; step += 1) {
    const middle = (contradicted + possible) / 2;
    const b = -detractors - promoters + (2 * n - net) * middle;
    const q = (Math.sqrt(Math.max(0, b * b + 8 * n * detractors * middle * (1 - middle))) - b) / (4 * n);
    const spread = Math.sqrt(Math.max(0, n * (2 * q + middle * (1 - middle))));
    if (net - n * middle > z * spread) contradicted = middle;
    else possible = middle;
  }
  return possible;
}

describe('the score interval of the NPS', () => {
  test('of ten promoters reaches down to 44, where Wald claims certainty', () => {
    const [low, high] = npsScoreInterval({ promoters: 10, passives: 0, detractors: 0 }, 0.95) ?? [0, 0];
    expect(low).toBeCloseTo(44.4934400274, 8);
    expect(high).toBe(100);
  });

  test('loses no digit that anybody reads where nearly everybody agrees', () => {
    // By the same equations with sixty digits.
    const [low, high] = npsScoreInterval({ promoters: 8799, passives: 0, detractors: 1 }, 0.95) ?? [0, 0];
    expect(high).toBeCloseTo(99.99598802196729, 8);
    expect(low).toBeLessThan(high);
    expect(npsScoreInterval({ promoters: 4087, passives: 1, detractors: 0 }, 0.95)?.[1]).toBeCloseTo(
      99.9956817541477,
      8,
    );
  });

  test('has the very score that the answers just do not contradict, by halving as well', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(0.5, 0.8, 0.95, 0.999), (given, level) => {
        const interval = npsScoreInterval(given, level);
        if (interval === null) return;
        expect(interval[0]).toBeCloseTo(100 * halvedLow(given, twoSidedZ(level)), 8);
      }),
      { numRuns: 500 },
    );
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
        expect(interval === null).toBe(n === 0);
        if (interval === null) return;
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
