import { sharedBy } from '@voldaan/domain/metrics/columns/repeats';
import { type Block, blockBytes } from './block.ts';
import type { Snapshot } from './change-views.ts';
import { customerRowsMost } from './customer-column.ts';
import type { PlacedRecord } from './score-views.ts';
import type { SurveyGround } from './survey-ground.ts';

/**
 * The rows of a month: most of them in columns alone, and the newest beside them under their ids, because those are the ones
 * that a next page of the same person changes. A row that changes in the columns has its whole day read again.
 */
export type Month = Readonly<{
  /** The votes of people apart from all others, in a few parts of each. */
  base: readonly Block[];
  tail: ReadonlyMap<string, PlacedRecord>;
  tailBlock: Block;
}>;

/** What is known of a survey, true at one snapshot. Immutable: following commits makes a new one. */
export type SurveyState = Readonly<{
  asOf: Snapshot;
  ground: SurveyGround;
  /** Days of the first and the last answer; a day outside of it has none. */
  range: Readonly<{ first: number; last: number }> | undefined;
  /** Those months that somebody asked for, also when nothing is in them. */
  months: ReadonlyMap<number, Month>;
  /** How many rows of them lie in files, as far as this process has read or written those. */
  filed: ReadonlyMap<number, number>;
}>;

/** A row under its id, with its numbers, takes about so much. */
const tailRowBytes = 500;

export function rowsOf({ base, tailBlock }: Month): number {
  return [...base, tailBlock].reduce((sum, { count }) => sum + count, 0);
}

/** The same months with the customers of no more rows than are kept: of a share of them when there are more. */
export function withinCustomers(months: SurveyState['months']): SurveyState['months'] {
  const blocks = [...months.values()].flatMap(({ base }) => base);
  let share = blocks.reduce((most, { customers }) => Math.max(most, customers.share), 1);
  let rows = rowsOfShare(blocks, share);
  if (rows <= customerRowsMost) return months;
  for (; rows > customerRowsMost; rows = rowsOfShare(blocks, share)) share *= 2;
  return new Map(
    [...months].map(([month, own]) => [
      month,
      { ...own, base: own.base.map((block) => ({ ...block, customers: sharedBy(block.customers, share) })) },
    ]),
  );
}

function rowsOfShare(blocks: readonly Block[], share: number): number {
  return blocks.reduce((sum, { customers }) => sum + sharedBy(customers, share).rows.length, 0);
}

/** What a survey takes in memory. */
export function stateBytes({ months }: SurveyState): number {
  let bytes = 0;
  for (const { base, tail, tailBlock } of months.values())
    bytes += [...base, tailBlock].reduce((sum, block) => sum + blockBytes(block), tail.size * tailRowBytes);
  return bytes;
}
