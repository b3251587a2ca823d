import { findRepeats, sharedBy } from '@voldaan/domain/metrics/columns/repeats';
import type { Segment } from '@voldaan/domain/metrics/columns/segment';
import { designEffectOf } from '@voldaan/domain/metrics/design-effect';
import type { Item } from '@voldaan/domain/metrics/item';
import { standardMetrics } from '@voldaan/domain/metrics/standard-metrics';
import { expect, test } from 'vitest';
import { emptyBlock } from '../columns/block.ts';
import type { SurveyColumns } from '../columns/columns.ts';
import { customerRowsMost } from '../columns/customer-column.ts';
import { withinCustomers } from '../columns/survey-state.ts';
import { countCustomers } from './count-customers.ts';

const metric = standardMetrics.csat;
const item = { key: 'sat:A5:1', levels: 5, metric } as unknown as Item;
const days = { from: '2026-01-01', to: '2026-02-01' };
const firstDay = 20_454;

/** Answers of one month; every customer gave as many and always the same. */
function columnsOf(answers: number, timesEach: number, share: number): SurveyColumns {
  const rows = Uint32Array.from({ length: answers }, (_, row) => row);
  const ids = rows.map((row) => 1 + Math.floor(row / timesEach));
  const segment: Segment = {
    count: answers,
    firstDay,
    days: new Uint8Array(answers),
    scores: new Map([[item.key, { steps: Uint8Array.from(ids, (id) => 1 + (id % 5)), lowest: 1, levels: 5 }]]),
    properties: new Map([['class', { codes: new Uint8Array(answers), size: 3, only: 0 }]]),
    customers: sharedBy({ share: 1, rows, ids }, share),
  };
  const repeats = findRepeats([segment]);
  return { segments: [segment], repeats: () => repeats } as unknown as SurveyColumns;
}

/** The design effect of the first so many answers. */
function effectOf(columns: SurveyColumns, first: number): number {
  const [segment] = columns.segments;
  if (segment === undefined) throw new Error('no answers');
  const customers = countCustomers({ columns }, { days, item, isGrouped: false });
  const mask = Uint8Array.from({ length: segment.count }, (_, row) => (row < first ? 0xff : 0));
  customers.add(segment, mask);
  const steps = segment.scores.get(item.key)?.steps ?? [];
  const histogram = [1, 2, 3, 4, 5].map(
    (step) => Array.from(steps).filter((each, row) => each === step && row < first).length,
  );
  return designEffectOf(metric, customers.all(histogram));
}

test('a share of the customers says what all of them do', () => {
  for (const share of [1, 2, 4]) {
    expect(effectOf(columnsOf(6_000, 3, share), 6_000)).toBeCloseTo(3, 1);
    expect(effectOf(columnsOf(6_000, 1, share), 6_000)).toBe(1);
  }
});

test('a small group of which few were looked at is taken to be like everybody', () => {
  // Of a hundred answers of a third as many customers, a quarter of those would say little.
  expect(effectOf(columnsOf(6_000, 3, 4), 100)).toBe(effectOf(columnsOf(6_000, 3, 4), 6_000));
  expect(effectOf(columnsOf(6_000, 3, 1), 100)).not.toBe(effectOf(columnsOf(6_000, 3, 1), 6_000));
});

test('of very many answers it is kept of a share of the customers whose they are, and of all scores', () => {
  const count = customerRowsMost + 10;
  const rows = Uint32Array.from({ length: count }, (_, row) => row);
  const block = { ...emptyBlock, count, customers: { share: 1, rows, ids: rows.map((row) => row + 1) } };
  const months = new Map([[firstDay, { base: [block], tail: new Map(), tailBlock: emptyBlock }]]);
  const [kept] = withinCustomers(months).get(firstDay)?.base ?? [];
  expect(kept).toMatchObject({ count, customers: { share: 2 } });
  expect(kept?.customers.rows.length).toBe(count / 2);
  expect(kept?.customers.ids.every((id) => id % 2 === 0)).toBe(true);
  const few = new Map([
    [
      firstDay,
      {
        base: [{ ...block, customers: { share: 1, rows: rows.slice(0, 9), ids: rows.slice(0, 9) } }],
        tail: new Map(),
        tailBlock: emptyBlock,
      },
    ],
  ]);
  expect(withinCustomers(few)).toBe(few);
});
