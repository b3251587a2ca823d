import { describe, expect, test } from 'vitest';
import { differenceInDifferences } from '../../stats/difference-in-differences.ts';
import { seededRandom } from '../../stats/seeded-random.ts';
import { type AnswerPair, recoveryEffect } from './recovery-effect.ts';

const period = { from: '2026-01-01', to: '2027-01-01' };
const scale = { min: 0, max: 10 };
const options = { period, scale };

const pair = (customer: string, scores: readonly [number, number], more: Partial<AnswerPair> = {}): AnswerPair => ({
  customer,
  before: scores[0],
  after: scores[1],
  stratum: '2026-Q2',
  hasComplained: false,
  ...more,
});

describe('the effect of a complaint that was dealt with', () => {
  test('of one stratum is the difference in differences', () => {
    const pairs = [
      ...[6, 7, 9].map((after, index) => pair(`c${index}`, [4, after], { hasComplained: true })),
      ...[4, 5, 5, 7].map((after, index) => pair(`s${index}`, [4, after])),
    ];
    const rows = pairs.flatMap(({ customer, before, after, hasComplained }) =>
      [before, after].map((outcome, index) => ({
        outcome,
        isTreated: hasComplained,
        isAfter: index === 1,
        cluster: customer,
      })),
    );
    const { effect, before, complainedAfter, comparableAfter, compared } = recoveryEffect(pairs, options);
    expect(effect.estimate).toBeCloseTo(differenceInDifferences(rows, 0.95).effect ?? Number.NaN, 12);
    expect(before).toMatchObject({ estimate: 4, n: 3 });
    expect(complainedAfter.estimate).toBeCloseTo(22 / 3, 12);
    expect(comparableAfter.estimate).toBeCloseTo(5.25, 12);
    expect(comparableAfter.low ?? 9).toBeLessThan(5.25);
    expect(compared).toBe(4);
  });

  test('compares nobody with customers who began elsewhere or answered at another time', () => {
    const { effect, unmatched } = recoveryEffect(
      [
        pair('c0', [4, 8], { hasComplained: true }),
        pair('c1', [4, 8], { hasComplained: true, stratum: '2026-Q3' }),
        pair('s0', [4, 5]),
        pair('s1', [4, 5]),
        pair('s2', [8, 8], { stratum: '2026-Q3' }),
        pair('s3', [4, 5], { stratum: '2026-Q3' }),
      ],
      options,
    );
    // One comparable customer is not enough to know how such customers differ.
    expect(effect).toMatchObject({ estimate: 3, n: 1, low: null });
    expect(unmatched).toBe(1);
  });

  test('is not told of few, nor before an effect that matters could be seen', () => {
    const some = (complainants: number, spread: number) => [
      ...Array.from({ length: complainants }, (_, index) =>
        pair(`c${index}`, [4, 7 + (index % 2 === 0 ? spread : -spread)], { hasComplained: true }),
      ),
      ...Array.from({ length: 40 }, (_, index) => pair(`s${index}`, [4, 4 + (index % 2)])),
    ];
    expect(recoveryEffect(some(9, 0.5), options).verdict).toBe('too few');
    expect(recoveryEffect(some(12, 3), options).verdict).toBe('too early');
    expect(recoveryEffect(some(40, 0.5), options).verdict).toBe('gained');
    expect(recoveryEffect(some(40, 0.5), { ...options, isHigherBetter: false }).verdict).toBe('lost');
  });

  test('is not known where nobody complained, or all answers are alike', () => {
    expect(recoveryEffect([pair('s0', [4, 5])], options)).toMatchObject({
      effect: { estimate: null, n: 0, reason: 'no_answers' },
      verdict: 'too few',
    });
    const alike = [0, 1, 2].map((index) => pair(`c${index}`, [4, 7], { hasComplained: true }));
    const others = [0, 1].map((index) => pair(`s${index}`, [4, 5]));
    expect(recoveryEffect([...alike, ...others], options).effect).toMatchObject({ estimate: 2, low: null });
  });

  test('cannot be made of scores off the scale, or of a complainant twice', () => {
    expect(() => recoveryEffect([pair('s', [4, 11])], options)).toThrow('off the scale');
    const twice = pair('c', [4, 6], { hasComplained: true });
    expect(() => recoveryEffect([twice, twice], options)).toThrow('one pair');
  });
});

describe('of customers whose low scores are chance as well, and who complain when they are low', () => {
  const studies = 1_000;

  test('an effect of 1 point lies in its interval in about 95 of 100 studies, none is found in about 5', () => {
    let covered = 0;
    let falsely = 0;
    let naively = 0;
    for (let seed = 0; seed < studies; seed += 1) {
      const found = recoveryEffect(drawn(seededRandom(seed), 1), options).effect;
      const without = drawn(seededRandom(seed + 10_000), 0);
      const nothing = recoveryEffect(without, options).effect;
      if ((found.low ?? 2) <= 1 && 1 <= (found.high ?? 0)) covered += 1;
      if ((nothing.low ?? 0) > 0 || (nothing.high ?? 0) < 0) falsely += 1;
      const complained = without.filter(({ hasComplained }) => hasComplained);
      naively += complained.reduce((sum, { before, after }) => sum + after - before, 0) / complained.length / studies;
    }
    // Before and after alone would have shown an effect where there is none.
    expect(naively).toBeGreaterThan(0.5);
    // Three standard errors of a share of 5 % in 1,000 studies, as for improvement actions.
    expect(covered / studies).toBeGreaterThan(0.95 - 0.021);
    expect(covered / studies).toBeLessThan(0.95 + 0.021);
    expect(falsely / studies).toBeGreaterThan(0.035);
    expect(falsely / studies).toBeLessThan(0.065);
  });
});

/** 220 customers of a level of their own, in two quarters of which one is better; some of the others answer three times. */
function drawn(random: () => number, effect: number): readonly AnswerPair[] {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const mark = (level: number) => Math.min(10, Math.max(0, Math.round(level + normal() * 1.2)));
  return Array.from({ length: 220 }, (_, index) => {
    const level = 5.5 + normal() * 1.2;
    const quarter = random() < 0.5 ? 0 : 1;
    const before = mark(level);
    const hasComplained = random() < (before <= 5 ? 0.35 : 0.04);
    // Two points for half of them: complainants are low, so that hardly any of it is cut off by the scale.
    const after = mark(level + quarter) + (hasComplained && random() < effect / 2 ? 2 : 0);
    const customer = String(index);
    const first = { customer, before, after: Math.min(10, after), stratum: String(quarter), hasComplained };
    const second = { ...first, before: first.after, after: mark(level + quarter) };
    return hasComplained || random() < 0.7 ? [first] : [first, second];
  }).flat();
}
