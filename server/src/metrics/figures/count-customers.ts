import type { Answers } from '@voldaan/domain/metrics/answers';
import { dayNumber } from '@voldaan/domain/metrics/calendar-day';
import { countItem, countPairs } from '@voldaan/domain/metrics/columns/count-columns';
import {
  addRepeats,
  countCustomerPairs,
  countCustomerPairsByGroup,
  countCustomerPairsUntil,
  repeatedSteps,
} from '@voldaan/domain/metrics/columns/count-repeats';
import { gapColumn, gapHistogram, gapLevels } from '@voldaan/domain/metrics/columns/gap-column';
import { human, liesApart, matchRows, type RowMask } from '@voldaan/domain/metrics/columns/match-rows';
import type { ScoreColumn, Segment } from '@voldaan/domain/metrics/columns/segment';
import type { Histogram } from '@voldaan/domain/metrics/histogram';
import type { Item } from '@voldaan/domain/metrics/item';
import { sum } from '@voldaan/domain/stats/sum';
import type { Figure, FigureDays } from './figure.ts';

/** Of fewer answers that were looked at, what their customers have in common is chance. */
const lookedLeast = 400;

/** Tells which of the answers that a figure counts are of the same customers, while its segments are counted. */
export type CustomerCount = Readonly<{
  /** `groupsOf` makes what gives each row its number; it is asked for where it is needed. */
  add: (segment: Segment, mask: RowMask | undefined, groupsOf?: () => (row: number) => number) => void;
  /** All of them, which have this histogram. */
  all: (histogram: Histogram) => Answers;
  /** Those of each group, by its number. */
  byGroup: () => (group: number, histogram: Histogram) => Answers;
  /** Pairs of all groups up to each of these, which stand in order: of days, of all answers until the end of the day. */
  pairsUntil: (groups: readonly number[]) => readonly Answers['pairs'][];
}>;

type Counting = Readonly<{
  days: FigureDays;
  item: Item;
  /** The score less that of this item, of responses that have both. */
  less?: Item;
}>;
type Asked = Counting & Readonly<{ isGrouped: boolean }>;

const ofOthers = (histogram: Histogram): Answers => ({ histogram, pairs: undefined });
/** Where nobody answered twice, or nobody wants to know. */
export const withoutCustomers: CustomerCount = {
  add: () => undefined,
  all: ofOthers,
  byGroup: () => (_, histogram) => ofOthers(histogram),
  pairsUntil: (groups) => groups.map(() => undefined),
};

export function countCustomers({ columns }: Pick<Figure, 'columns'>, asked: Asked): CustomerCount {
  const repeats = columns.repeats();
  if (repeats.ends.length === 0) return withoutCustomers;
  const steps = repeatedSteps(repeats, { levels: levelsOf(asked), isGrouped: asked.isGrouped });
  let everybody: Answers | undefined;
  let isThere = false;
  const whose = { ends: repeats.ends, share: repeats.share, steps: steps.steps };
  const answersOf = (histogram: Histogram, pairs: Answers['pairs']): Answers => {
    if (repeats.share === 1 || sum(histogram) >= lookedLeast * repeats.share) return { histogram, pairs };
    everybody ??= countEverybody({ columns }, asked);
    return { histogram, pairs, like: everybody };
  };
  return {
    add: (segment, mask, groupsOf) => {
      const own = repeats.of.get(segment);
      if (own === undefined) return;
      isThere = true;
      addRepeats(steps, { own, column: columnOf(segment, asked), mask, groupOf: groupsOf?.() });
    },
    all: (histogram) =>
      isThere ? { ...answersOf(histogram, countCustomerPairs(steps)), whose } : answersOf(histogram, undefined),
    byGroup: () => {
      const pairs = isThere ? countCustomerPairsByGroup(steps) : new Map<number, never>();
      return (group, histogram) => answersOf(histogram, pairs.get(group));
    },
    pairsUntil: (groups) => (isThere ? countCustomerPairsUntil(steps, groups) : groups.map(() => undefined)),
  };
}

function levelsOf({ item, less }: Counting): number {
  return less === undefined ? item.levels : gapLevels(item.levels);
}

function columnOf(segment: Segment, { item, less }: Counting): ScoreColumn | undefined {
  return less === undefined ? segment.scores.get(item.key) : gapColumn(segment, [item.key, less.key]);
}

/** Where only a share of the customers is looked at, a small group is taken to be like everybody who answered in its days. */
function countEverybody({ columns }: Pick<Figure, 'columns'>, asked: Counting): Answers {
  const repeats = columns.repeats();
  const steps = repeatedSteps(repeats, { levels: levelsOf(asked), isGrouped: false });
  const days = { from: dayNumber(asked.days.from), to: dayNumber(asked.days.to) };
  const histogram = new Array<number>(levelsOf(asked)).fill(0);
  for (const segment of columns.segments) {
    if (liesApart(segment, days)) continue;
    const mask = matchRows(segment, { ...days, codes: human });
    for (const [step, count] of countSteps(segment, asked, mask).entries())
      histogram[step] = (histogram[step] ?? 0) + count;
    addRepeats(steps, { own: repeats.of.get(segment), column: columnOf(segment, asked), mask });
  }
  return { histogram, pairs: countCustomerPairs(steps) };
}

function countSteps(segment: Segment, { item, less }: Counting, mask: RowMask | undefined): Histogram {
  if (less === undefined) return countItem(segment, item.key, mask) ?? [];
  const joint = countPairs(segment, [less.key, item.key], mask);
  return joint === undefined ? [] : gapHistogram(joint);
}
