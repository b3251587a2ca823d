import { describe, expect, test } from 'vitest';
import { differenceInDifferences } from '../stats/difference-in-differences.ts';
import { seededRandom } from '../stats/seeded-random.ts';
import { sum } from '../stats/sum.ts';
import { actionEffect } from './action-effect.ts';
import { checkAction, type ImprovementAction } from './improvement-action.ts';
import { testAction } from './test-action.ts';
import type { UnitPeriod } from './unit-period.ts';

const action = (more: Partial<ImprovementAction> = {}): ImprovementAction => ({ ...testAction, ...more });

/** n answers with this mean and standard deviation. */
const cell = (unit: string, period: number, [n, mean, deviation]: readonly [number, number, number]): UnitPeriod => ({
  unit,
  period,
  n,
  sum: n * mean,
  sumOfSquares: (n - 1) * deviation ** 2 + n * mean ** 2,
});

describe('the effect of an action', () => {
  test('is the vector of the methods: +0.40 between 0.04 and 0.76', () => {
    const effect = actionEffect(action({ worthwhile: 0.6 }), [
      cell('t0', -1, [220, 7.4, 1.6]),
      cell('t0', 0, [240, 7.9, 1.6]),
      cell('c0', -1, [400, 7.5, 1.5]),
      cell('c0', 0, [420, 7.6, 1.5]),
    ]);
    expect(effect.effect).toBeCloseTo(0.4, 10);
    expect(effect.low).toBeCloseTo(0.04, 2);
    expect(effect.high).toBeCloseTo(0.76, 2);
    expect(effect).toMatchObject({ errorOf: 'answers', units: 2, n: 1280, verdict: 'better' });
  });

  test('with many units is that of every single answer with the error of the units', () => {
    const { treated, comparison, rows, periods } = drawn(seededRandom(3), { units: 14, effect: 0.4, answers: 9 });
    const byRow = differenceInDifferences(rows, 0.95);
    const effect = actionEffect(action({ treated, comparison }), periods);
    expect(effect.errorOf).toBe('units');
    expect(effect.effect).toBeCloseTo(byRow.effect ?? Number.NaN, 9);
    expect(effect.low).toBeCloseTo(byRow.interval?.[0] ?? Number.NaN, 9);
    expect(effect.high).toBeCloseTo(byRow.interval?.[1] ?? Number.NaN, 9);
  });

  test('of +0.4 lies in its interval in about 95 of 100 studies, and of none is found in about 5', () => {
    const studies = 1_000;
    let covered = 0;
    let falsely = 0;
    let seen = 0;
    for (let seed = 0; seed < studies; seed += 1) {
      const real = drawn(seededRandom(seed), { units: 15, effect: 0.4, answers: 8 });
      const none = drawn(seededRandom(seed + 10_000), { units: 15, effect: 0, answers: 8 });
      const found = actionEffect(action(real), real.periods);
      const nothing = actionEffect(action(none), none.periods);
      if ((found.low ?? 1) <= 0.4 && 0.4 <= (found.high ?? 0)) covered += 1;
      if ((found.low ?? 0) > 0) seen += 1;
      if ((nothing.low ?? 0) > 0 || (nothing.high ?? 0) < 0) falsely += 1;
    }
    // Three standard errors of a share of 5 % in 1,000 studies.
    expect(covered / studies).toBeGreaterThan(0.95 - 0.021);
    expect(covered / studies).toBeLessThan(0.95 + 0.021);
    expect(falsely / studies).toBeGreaterThan(0.035);
    expect(falsely / studies).toBeLessThan(0.065);
    // It is found in about half of these small studies: an interval that is always too wide would cover it as well.
    expect(seen / studies).toBeGreaterThan(0.45);
  });

  test('is not told before an effect that is worthwhile could be seen', () => {
    const few = [
      cell('t0', -1, [12, 7.4, 1.6]),
      cell('t0', 0, [12, 9.6, 0.5]),
      cell('c0', -1, [12, 7.5, 1.5]),
      cell('c0', 0, [12, 7.5, 1.5]),
    ];
    expect(actionEffect(action({ worthwhile: 0.5 }), few).verdict).toBe('too early');
    expect(actionEffect(action({ worthwhile: 3 }), few).verdict).toBe('better');
  });

  test('is not told from fewer than ten answers in one of the four, however alike they are', () => {
    const cells = (n: number) => [
      cell('t0', -1, [40, 7, 0.5]),
      cell('t0', 0, [n, 9, 0.1]),
      cell('c0', -1, [40, 7, 0.5]),
      cell('c0', 0, [40, 7, 0.5]),
    ];
    expect(actionEffect(action(), cells(9))).toMatchObject({ effect: 2, verdict: 'cannot tell' });
    expect(actionEffect(action(), cells(10)).verdict).toBe('better');
  });

  test('is as uncertain as its smallest group, which knows its spread from ten answers only', () => {
    const { low, high } = actionEffect(action(), [
      cell('t0', -1, [240, 7.4, 1.6]),
      cell('t0', 0, [10, 7.9, 1.6]),
      cell('c0', -1, [400, 7.5, 1.5]),
      cell('c0', 0, [420, 7.6, 1.5]),
    ]);
    // R: v <- c(1.6^2 / c(240, 10), 1.5^2 / c(400, 420)); qt(.975, sum(v)^2 / sum(v^2 / (c(240, 10, 400, 420) - 1)))
    expect(low).toBeCloseTo(-0.765314574474, 9);
    expect(high).toBeCloseTo(1.565314574474, 9);
  });

  test('is not told where the two groups were moving apart before', () => {
    const drifting = [-4, -3, -2, -1].flatMap((period) => [
      cell('t0', period, [400, 7 + period * 0.3, 1.5]),
      cell('c0', period, [400, 7, 1.5]),
    ]);
    const after = [cell('t0', 0, [400, 7.6, 1.5]), cell('c0', 0, [400, 7, 1.5])];
    const effect = actionEffect(action(), [...drifting, ...after]);
    expect(effect.preTrend).toMatchObject({ verdict: 'apart', periods: 4 });
    expect(effect.verdict).toBe('not comparable');
  });

  test('of a lower waiting time is better when less is better', () => {
    const shorter = [
      cell('t0', -1, [400, 5, 1]),
      cell('t0', 0, [400, 4, 1]),
      cell('c0', -1, [400, 5, 1]),
      cell('c0', 0, [400, 5, 1]),
    ];
    expect(actionEffect(action(), shorter, { isHigherBetter: false }).verdict).toBe('better');
    expect(actionEffect(action(), shorter).verdict).toBe('worse');
  });

  test('is not known where nobody answered afterwards, or all answers are alike', () => {
    const before = [cell('t0', -1, [20, 7, 1]), cell('c0', -1, [20, 7, 1])];
    expect(actionEffect(action(), before)).toMatchObject({ effect: null, low: null, verdict: 'cannot tell' });
    const alike = [-1, 0].flatMap((period) => [cell('t0', period, [20, 7, 0]), cell('c0', period, [20, 7, 0])]);
    expect(actionEffect(action(), alike)).toMatchObject({ effect: null, verdict: 'cannot tell' });
  });

  test('cannot be made from sums that no answers have', () => {
    expect(() => actionEffect(action(), [{ unit: 't0', period: 0, n: 4, sum: 40, sumOfSquares: 12 }])).toThrow(
      RangeError,
    );
  });
});

describe('an action that is written down', () => {
  test.each<[string, Partial<ImprovementAction>, string]>([
    ['after it began', { plannedAt: new Date('2026-04-02') }, 'action_planned_late'],
    ['in a year that is a slip of the hand', { startsAt: new Date('9999-08-02') }, 'action_start_far'],
    ['for nobody', { treated: [] }, 'action_units_missing'],
    ['without a comparison', { comparison: [] }, 'action_units_missing'],
    ['with a branch on both sides', { comparison: ['c0', 't0'] }, 'action_units_twice'],
    ['without saying what would be worthwhile', { worthwhile: 0 }, 'action_worthwhile_missing'],
  ])('%s is refused', (_, more, code) => {
    expect(() => checkAction(action(more))).toThrow(code);
  });

  test('in time, with its comparison, is kept', () => {
    expect(() => checkAction(action())).not.toThrow();
  });
});

type Draw = Readonly<{ units: number; effect: number; answers: number }>;

/** Units that go up and down together by themselves, as branches do, half of them with an effect. */
function drawn(random: () => number, { units, effect, answers }: Draw) {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const treated = Array.from({ length: units }, (_, unit) => `t${unit}`);
  const comparison = Array.from({ length: units }, (_, unit) => `c${unit}`);
  const rows = [...treated, ...comparison].flatMap((unit) => {
    const level = 7 + normal() * 0.5;
    return [-2, -1, 0, 1].flatMap((period) => {
      const shock = normal() * 0.4;
      const gain = period >= 0 && unit.startsWith('t') ? effect : 0;
      return Array.from({ length: answers }, () => ({
        outcome: level + shock + gain + normal(),
        isTreated: unit.startsWith('t'),
        isAfter: period >= 0,
        cluster: unit,
        period,
      }));
    });
  });
  const periods = [...treated, ...comparison].flatMap((unit, place) =>
    [-2, -1, 0, 1].map((period, turn) => {
      // As they were drawn: unit by unit, period by period.
      const first = (place * 4 + turn) * answers;
      const own = rows.slice(first, first + answers).map(({ outcome }) => outcome);
      const squares = own.map((outcome) => outcome ** 2);
      return { unit, period, n: own.length, sum: sum(own), sumOfSquares: sum(squares) };
    }),
  );
  return { treated, comparison, rows, periods };
}
