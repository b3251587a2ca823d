import type { Histogram } from '@voldaan/domain/metrics/histogram';
import type { Metric } from '@voldaan/domain/metrics/metric';
import type { CountRow } from './views.ts';

/** The counts of one question, laid out as the domain judges them. */
export type ScoreTable = Readonly<{
  current: Histogram;
  previous: Histogram;
  /** The period again with the votes that no person confirmed. */
  currentWithUnconfirmed: Histogram;
  /** First day of the week or month, with its counts; only those with answers. */
  buckets: ReadonlyMap<string, Histogram>;
  votes: Readonly<{ counted: number; unconfirmed: number; machine: number }>;
}>;

/** Vote classes as score_row keeps them: the first letter. */
const human = 'h';
const unconfirmed = 'u';

/**
 * Adds up the rows of SQL. A stored score counts steps of its scale: of one with half steps it is twice the score.
 * The headline counts votes that people cast, and no others.
 */
export function scoreTable(rows: readonly CountRow[], metric: Metric): ScoreTable {
  const { min, max, step } = metric.scale;
  const empty = () => Array.from({ length: Math.round((max - min) / step) + 1 }, () => 0);
  const current = empty();
  const previous = empty();
  const withUnconfirmed = empty();
  const buckets = new Map<string, number[]>();
  const votes = { counted: 0, unconfirmed: 0, machine: 0 };
  for (const row of rows) {
    const place = Math.round(row.score - min / step);
    if (!row.is_current) {
      if (row.vote_class === human) add(previous, place, row.count);
      continue;
    }
    if (row.vote_class === human) {
      const bucket = buckets.get(row.bucket) ?? empty();
      buckets.set(row.bucket, bucket);
      add(bucket, place, row.count);
      add(current, place, row.count);
      votes.counted += row.count;
    } else if (row.vote_class === unconfirmed) votes.unconfirmed += row.count;
    else votes.machine += row.count;
    if (row.vote_class === human || row.vote_class === unconfirmed) add(withUnconfirmed, place, row.count);
  }
  return { current, previous, currentWithUnconfirmed: withUnconfirmed, buckets, votes };
}

function add(histogram: number[], place: number, count: number): void {
  const before = histogram[place];
  if (before === undefined) throw new RangeError(`a stored score lies off its scale, ${place} steps from the lowest`);
  histogram[place] = before + count;
}
