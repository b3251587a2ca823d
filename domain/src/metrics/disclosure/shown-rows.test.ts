import { expect, test } from 'vitest';
import { buildSegment } from '../columns/segment.ts';
import { cellKey } from './cell-key.ts';
import type { Disclosure } from './disclosure.ts';
import { shownRows } from './shown-rows.ts';

const firstDay = 20_454;
const answer = { day: firstDay, scores: new Map<string, number>() };
const segment = buildSegment(
  {
    firstDay,
    items: new Map(),
    properties: new Map([
      ['class', 3],
      ['region', 2],
    ] as const),
  },
  [0, 1, 0].map((region) => ({
    ...answer,
    codes: new Map([
      ['class', 0],
      ['region', region],
    ] as const),
  })),
);

/** Of the first region, as it is decided anew after each answer. */
function decide(): Disclosure {
  const unit = { start: firstDay, shown: new Map([[0, 2]]), hidden: new Map([[1, 1]]), shownCount: 2, hiddenCount: 1 };
  return { key: cellKey([segment], ['region']), unit: 'day', name: 'region', units: new Map([[firstDay, unit]]) };
}

test('what may be shown is kept for whoever asks next, and not for ever', () => {
  const first = decide();
  const rows = shownRows(segment, first);
  expect([...rows]).toEqual([0xff, 0, 0xff]);
  expect(shownRows(segment, first)).toBe(rows);
  for (let after = 0; after < 600; after += 1) shownRows(segment, decide());
  expect(shownRows(segment, first), 'found anew').not.toBe(rows);
  expect(shownRows(segment, first)).toEqual(rows);
});
