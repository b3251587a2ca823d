import { effectCells } from '@voldaan/domain/improvements/action-effect';
import { findRepeats } from '@voldaan/domain/metrics/columns/repeats';
import type { Segment } from '@voldaan/domain/metrics/columns/segment';
import type { Item } from '@voldaan/domain/metrics/item';
import { standardMetrics } from '@voldaan/domain/metrics/standard-metrics';
import { seededRandom } from '@voldaan/domain/stats/seeded-random';
import { sum } from '@voldaan/domain/stats/sum';
import { expect, test } from 'vitest';
import type { Figure } from '../metrics/figures/figure.ts';
import { weighCustomers } from './weigh-customers.ts';

const metric = standardMetrics.csatMean;
const item = { key: 'sat', levels: 5, metric } as unknown as Item;
const action = { trait: 'attribute:shop', treated: ['Amersfoort'], comparison: ['Utrecht'] };
/** Of two months before and two with it; the month between is left out. */
const stretches = [
  { period: -2, from: '2026-01-01', to: '2026-02-01' },
  { period: -1, from: '2026-02-01', to: '2026-03-01' },
  { period: 0, from: '2026-04-01', to: '2026-05-01' },
  { period: 1, from: '2026-05-01', to: '2026-06-01' },
];
const months = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'];
const shops = ['', 'Amersfoort', 'Utrecht', 'Zwolle'];

type Given = Readonly<{ month: number; step: number; customer: number; shop: number }>;

function figureOf(given: readonly Given[]): Figure {
  const segments = months.map((first, month): Segment => {
    const own = given.filter((one) => one.month === month);
    return {
      count: own.length,
      firstDay: Date.parse(first) / 86_400_000,
      days: new Uint8Array(own.length),
      scores: new Map([[item.key, { steps: Uint8Array.from(own, ({ step }) => step), lowest: 1, levels: 5 }]]),
      properties: new Map([
        ['class', { codes: new Uint8Array(own.length), size: 3, only: 0 }],
        [action.trait, { codes: Uint8Array.from(own, ({ shop }) => shop), size: 4 }],
      ]),
      customers: {
        share: 1,
        rows: Uint32Array.from(own, (_, row) => row),
        ids: Uint32Array.from(own, ({ customer }) => customer),
      },
    };
  });
  const repeats = findRepeats(segments);
  return {
    columns: { segments, repeats: () => repeats },
    item,
    metric,
    traits: [
      { name: action.trait, label: 'shop', values: shops.map((value, code) => ({ code, value, label: value })) },
    ],
    match: () => undefined,
  } as unknown as Figure;
}

test('answers of the same customers weigh together in the effect as they do one by one', () => {
  const random = seededRandom(8);
  const below = (most: number) => Math.floor(random() * most);
  const given = Array.from({ length: 400 }, () => ({
    month: below(5),
    step: below(6),
    customer: 1 + below(150),
    shop: 1 + below(3),
  }));
  const cellOf = ({ month, shop, step }: Given) =>
    month === 2 || shop === 3 || step === 0 ? undefined : effectCells[(shop === 1 ? 2 : 0) + (month > 2 ? 1 : 0)];
  const weightOf = (cell: number, value: number) => (cell + 1) * (value - 3.2);
  const found = weighCustomers(figureOf(given), action, stretches)?.(weightOf);
  const customers = [...Map.groupBy(given, ({ customer }) => customer).values()].map((own) =>
    own.flatMap((one) => {
      const cell = cellOf(one);
      return cell === undefined ? [] : [{ cell, weight: weightOf(cell, one.step) }];
    }),
  );
  const covariance = sum(
    customers.map((own) => sum(own.map(({ weight }) => weight)) ** 2 - sum(own.map(({ weight }) => weight ** 2))),
  );
  expect(found?.covariance).toBeCloseTo(covariance, 8);
  expect(found?.further).toEqual(
    effectCells.map((cell) =>
      sum(customers.map((own) => Math.max(0, own.filter((one) => one.cell === cell).length - 1))),
    ),
  );
  const isOn = (own: (typeof customers)[number], side: number) => own.some(({ cell }) => cell % 2 === side);
  expect(found?.onBoth).toBe(customers.filter((own) => isOn(own, 0) && isOn(own, 1)).length);
});

test('where nobody answered twice nothing is weighed', () => {
  const once = Array.from({ length: 20 }, (_, row) => ({ month: row % 5, step: 3, customer: row + 1, shop: 1 }));
  expect(weighCustomers(figureOf(once), action, stretches)).toBeUndefined();
});
