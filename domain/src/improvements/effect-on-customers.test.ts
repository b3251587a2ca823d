import { describe, expect, test } from 'vitest';
import { compareMeans } from '../stats/compare-means.ts';
import { countScores } from '../stats/count-scores.ts';
import { seededRandom } from '../stats/seeded-random.ts';
import { sum } from '../stats/sum.ts';
import { twoSidedT } from '../stats/two-sided-t.ts';
import { actionEffect, type Cell, type CellWeight, type CustomersTogether, effectCells } from './action-effect.ts';
import { testAction } from './test-action.ts';
import type { UnitPeriod } from './unit-period.ts';

/** One answer of a customer, by the cell that it lies in. */
type CustomerRow = Readonly<{ customer: number; cell: Cell; score: number }>;

/** As actionEffect asks it, by looking at every answer of every customer. */
function togetherIn(rows: readonly CustomerRow[]) {
  const customers = [...Map.groupBy(rows, ({ customer }) => customer).values()];
  return (weightOf: CellWeight): CustomersTogether => ({
    covariance: sum(
      customers.map((own) => {
        const weights = own.map(({ cell, score }) => weightOf(cell, score));
        return sum(weights) ** 2 - sum(weights.map((weight) => weight ** 2));
      }),
    ),
    further: effectCells.map((cell) =>
      sum(customers.map((own) => Math.max(0, own.filter((row) => row.cell === cell).length - 1))),
    ),
    onBoth: customers.filter((own) => own.some(({ cell }) => cell % 2 === 0) && own.some(({ cell }) => cell % 2 === 1))
      .length,
  });
}

function periodsOf(rows: readonly CustomerRow[]): readonly UnitPeriod[] {
  return effectCells.map((cell) => {
    const scores = rows.filter((row) => row.cell === cell).map(({ score }) => score);
    const squares = sum(scores.map((score) => score ** 2));
    return {
      unit: cell < 2 ? 'c0' : 't0',
      period: cell % 2 === 0 ? -1 : 0,
      n: scores.length,
      sum: sum(scores),
      sumOfSquares: squares,
    };
  });
}

/** Customers of two shops, who answer some times before and after and say much what they said. */
function panel(random: () => number, { customers, times, gain }: { customers: number; times: number; gain: number }) {
  const chance = () => random() + random() + random() - 1.5;
  return Array.from({ length: customers }, (_, customer) => {
    const isTreated = customer % 2 === 0;
    const leaning = 7 + 2 * chance();
    return effectCells
      .filter((cell) => cell >= 2 === isTreated)
      .flatMap((cell) =>
        Array.from({ length: times }, (): CustomerRow => {
          const score = leaning + chance() + (cell % 2) * 0.2 + (cell === 3 ? gain : 0);
          return { customer, cell, score };
        }),
      );
  }).flat();
}

describe('of customers who answered before and after', () => {
  test('the effect is that of what each of them changed', () => {
    const rows = panel(seededRandom(4), { customers: 80, times: 1, gain: 0.4 });
    const changes = (shop: 0 | 2) =>
      [...Map.groupBy(rows, ({ customer }) => customer).values()].flatMap((own) => {
        const of = (cell: number) => own.find((row) => row.cell === cell)?.score;
        const [before, after] = [of(shop), of(shop + 1)];
        return before === undefined || after === undefined ? [] : [after - before];
      });
    const byChange = compareMeans(countScores(changes(2)), countScores(changes(0)), 0.95);
    const effect = actionEffect(testAction, periodsOf(rows), { customers: togetherIn(rows) });
    expect(effect).toMatchObject({ errorOf: 'customers', units: 2 });
    expect(effect.effect).toBeCloseTo(byChange.difference ?? Number.NaN, 10);
    const half = ((effect.high ?? 0) - (effect.low ?? 0)) / 2;
    expect(half).toBeCloseTo(twoSidedT(0.95, 39) * (byChange.standardError ?? Number.NaN), 10);
    const apart = actionEffect(testAction, periodsOf(rows));
    expect(apart.errorOf).toBe('answers');
    expect(half).toBeLessThan(0.7 * (((apart.high ?? 0) - (apart.low ?? 0)) / 2));
  });

  test('is as uncertain when they answer twice as their customers are', () => {
    const rows = panel(seededRandom(5), { customers: 80, times: 1, gain: 0 });
    const twice = [...rows, ...rows];
    const once = actionEffect(testAction, periodsOf(rows), { customers: togetherIn(rows) });
    const again = actionEffect(testAction, periodsOf(twice), { customers: togetherIn(twice) });
    const widthOf = ({ low, high }: typeof once) => (high ?? 0) - (low ?? 0);
    expect(widthOf(again) / widthOf(once)).toBeCloseTo(1, 1);
  });

  test('it lies in its interval in about 95 of 100 studies, once or three times a side', () => {
    for (const times of [1, 3]) {
      let covered = 0;
      for (let seed = 0; seed < 800; seed += 1) {
        const rows = panel(seededRandom(seed), { customers: 60, times, gain: 0.3 });
        const { low, high } = actionEffect(testAction, periodsOf(rows), { customers: togetherIn(rows) });
        covered += Number((low ?? 1) <= 0.3 && (high ?? 0) >= 0.3);
      }
      expect(covered / 800).toBeGreaterThan(0.93);
      expect(covered / 800).toBeLessThan(0.975);
    }
  });

  test('has a width when nobody was seen to change', () => {
    const rows = panel(seededRandom(6), { customers: 60, times: 1, gain: 0 });
    const same = rows.map((row) => {
      const before = rows.find(({ customer, cell }) => customer === row.customer && cell % 2 === 0);
      return { ...row, score: before?.score ?? row.score };
    });
    const effect = actionEffect(testAction, periodsOf(same), { customers: togetherIn(same) });
    expect(effect.effect).toBeCloseTo(0, 10);
    expect(effect.high).toBeGreaterThan(0.1);
  });
});
