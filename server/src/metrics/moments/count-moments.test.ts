import { findRepeats } from '@voldaan/domain/metrics/columns/repeats';
import type { Segment } from '@voldaan/domain/metrics/columns/segment';
import type { Item } from '@voldaan/domain/metrics/item';
import { expect, test } from 'vitest';
import type { Figure } from '../figures/figure.ts';
import { countGapByMoment, momentTrait } from './count-moments.ts';

/** At the first moment six customers said what they expected and met, at the second one customer did six times. */
const moments = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2];
const customers = [1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 7, 7];

test('what one customer expected and met at a moment is not told, however often they said it', () => {
  const column = { steps: new Uint8Array(12).fill(3), lowest: 1, levels: 5 };
  const segment: Segment = {
    count: 12,
    firstDay: 20_454,
    days: new Uint8Array(12),
    scores: new Map([
      ['expected', column],
      ['experienced', column],
    ]),
    properties: new Map([
      ['class', { codes: new Uint8Array(12), size: 3, only: 0 }],
      [momentTrait, { codes: Uint8Array.from(moments), size: 3 }],
    ]),
    customers: { share: 1, rows: Uint32Array.from(customers.keys()), ids: Uint32Array.from(customers) },
  };
  const repeats = findRepeats([segment]);
  const figure = {
    columns: { segments: [segment], repeats: () => repeats },
    traits: [{ name: momentTrait, values: [{ code: 1 }, { code: 2 }] }],
    window: { from: '2026-01-01', to: '2026-02-01' },
    match: () => undefined,
  } as unknown as Figure;
  const item = (key: string) => ({ key, levels: 5 }) as unknown as Item;
  const told = countGapByMoment(figure, { expected: item('expected'), experienced: item('experienced') });
  expect([...told.keys()]).toEqual([1]);
});
