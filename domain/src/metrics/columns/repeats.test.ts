import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addRepeats,
  countCustomerPairs,
  countCustomerPairsByGroup,
  countCustomerPairsUntil,
  repeatedSteps,
} from './count-repeats.ts';
import { findRepeats, sharedBy } from './repeats.ts';
import type { Segment } from './segment.ts';

const levels = 5;

type Row = Readonly<{ step: number; customer: number; isCounted: boolean; group: number }>;

const months = fc.array(
  fc.array(
    fc.record({
      step: fc.integer({ min: 0, max: levels }),
      customer: fc.integer({ min: 0, max: 12 }),
      isCounted: fc.boolean(),
      group: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 30 },
  ),
  { maxLength: 4 },
);

function segmentOf(rows: readonly Row[], share: number): Segment {
  const known = rows.flatMap(({ customer }, row) => (customer === 0 ? [] : [{ row, id: customer }]));
  return {
    count: rows.length,
    firstDay: 0,
    days: new Uint8Array(rows.length),
    scores: new Map([['sat', { steps: Uint8Array.from(rows, ({ step }) => step), lowest: 1, levels }]]),
    properties: new Map(),
    customers: sharedBy(
      { share: 1, rows: Uint32Array.from(known, ({ row }) => row), ids: Uint32Array.from(known, ({ id }) => id) },
      share,
    ),
  };
}

/** Every two of the rows, looked at. */
function pairsOf(rows: readonly Row[], isLookedAt: (customer: number) => boolean) {
  const counted = rows.filter(({ step, isCounted, customer }) => step > 0 && isCounted && isLookedAt(customer));
  const counts = new Array<number>(levels * levels).fill(0);
  for (const one of counted) {
    for (const other of counted) {
      if (one === other || one.customer !== other.customer) continue;
      const place = (one.step - 1) * levels + other.step - 1;
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return { counts, further: counted.length - new Set(counted.map(({ customer }) => customer)).size };
}

const nobody = { counts: new Array<number>(levels * levels).fill(0), further: 0 };

test.each([1, 2, 4])('pairs of the same customer are counted over months, among one customer in %i', (share) => {
  fc.assert(
    fc.property(months, (given) => {
      // What a block was thinned to before is thinned to the largest share that any of them has.
      const segments = given.map((rows, place) => segmentOf(rows, place === 0 ? share : 1));
      const repeats = findRepeats(segments);
      const all = repeatedSteps(repeats, { levels, isGrouped: true });
      for (const [place, segment] of segments.entries()) {
        const rows = given[place] ?? [];
        addRepeats(all, {
          own: repeats.of.get(segment),
          column: segment.scores.get('sat'),
          mask: Uint8Array.from(rows, ({ isCounted }) => (isCounted ? 0xff : 0)),
          groupOf: (row) => rows[row]?.group ?? 0,
        });
      }
      const isLookedAt = (customer: number) => customer > 0 && customer % (given.length === 0 ? 1 : share) === 0;
      const timesShare = ({ counts, further }: ReturnType<typeof pairsOf>) => ({
        counts: counts.map((count) => count * share),
        further: further * share,
      });
      const shown = (pairs: ReturnType<typeof countCustomerPairs>) =>
        pairs === undefined ? nobody : { counts: Array.from(pairs.counts), further: pairs.further };
      expect(shown(countCustomerPairs(all))).toEqual(timesShare(pairsOf(given.flat(), isLookedAt)));
      const byGroup = countCustomerPairsByGroup(all);
      for (const group of [0, 1, 2]) {
        const own = given.flat().filter((row) => row.group === group);
        expect(shown(byGroup.get(group))).toEqual(timesShare(pairsOf(own, isLookedAt)));
      }
      for (const [last, pairs] of countCustomerPairsUntil(all, [0, 1, 2]).entries()) {
        const own = given.flat().filter(({ group }) => group <= last);
        expect(shown(pairs)).toEqual(timesShare(pairsOf(own, isLookedAt)));
      }
    }),
  );
});
