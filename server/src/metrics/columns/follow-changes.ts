import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type Block, countOfDays, emptyBlock, joinBlocks, splitByClass, withoutDays } from './block.ts';
import { buildBlock, sourcesOf } from './build-block.ts';
import { changesMost, type ScoreChange } from './change-views.ts';
import { monthOf } from './column-month.ts';
import { loadMonths } from './load-months.ts';
import { type PlacedRecord, type RowPlace, scoresAt, scoresWithin } from './score-views.ts';
import type { SurveyGround } from './survey-ground.ts';
import type { Month } from './survey-state.ts';

/** Rows that a month keeps under their ids; more become columns alone. */
const tailMost = 4_096;
/** So many rows are asked for by their ids at once. */
const askedMost = 100_000;
/** To read a row by its id costs so many times what it costs with all others of its day. */
const costOfAsking = 3;
/** The columns of a month are put together when they lie in more parts: a few thousand new rows are no reason to copy a million. */
const partsMost = 16;
/** Of a month in which more days are different, all of it is read. */
const daysMost = 4;

export type FollowedSurvey = Readonly<{ surveyId: string; ground: SurveyGround }>;

/**
 * Brings months up to date with changes that were committed since, in a transaction that reads repeatably: what was added is
 * read row by row, or by the day where most of the day is new; what is different in the columns by the day, and by the month when that
 * is less work.
 */
export async function followChanges(
  db: WorkspaceTransaction,
  survey: FollowedSurvey,
  { months, changes }: Readonly<{ months: ReadonlyMap<number, Month>; changes: readonly ScoreChange[] }>,
): Promise<ReadonlyMap<number, Month>> {
  if (changes.length > changesMost) return reread(db, survey, months, [...months.keys()]);
  const followed = new Map(months);
  const whole: number[] = [];
  for (const [month, own] of Map.groupBy(changes, ({ day }) => monthOf(day))) {
    const known = months.get(month);
    if (known === undefined) continue;
    const plan = planOf({ month, known }, own);
    if (plan === undefined) whole.push(month);
    else followed.set(month, await carryOut(db, survey, { month, ...plan }));
  }
  return reread(db, survey, followed, whole);
}

/** A month by its first day. */
type MonthAt = Readonly<{ month: number; known: Month }>;

/** What has to be read: rows that lie in the tail, and days whose rows lie in the columns. */
type Plan = Readonly<{ known: Month; rows: ReadonlyMap<string, RowPlace>; days: ReadonlySet<number> }>;

/** Undefined when the month is better read from the beginning. */
function planOf(place: MonthAt, changes: readonly ScoreChange[]): Plan | undefined {
  if (changes.some(({ kind }) => kind === 'm')) return undefined;
  const placesOf = (kind: 'a' | 'c') =>
    changes.flatMap(({ day, responses, ...change }) =>
      change.kind === kind ? responses.map((id): RowPlace => ({ day, id })) : [],
    );
  const added = new Map(placesOf('a').map((place) => [keyOf(place), place]));
  const isByDay = isReadByDay(place, added);
  const isFull = !isByDay && place.known.tail.size + added.size > tailMost;
  const known = isFull ? folded(place.known) : place.known;
  const rows = new Map(isByDay ? [] : added);
  const days = new Set(isByDay ? [...added.values()].map(({ day }) => day) : []);
  for (const place of placesOf('c')) {
    const key = keyOf(place);
    if (known.tail.has(key) || rows.has(key)) rows.set(key, place);
    else days.add(place.day);
  }
  return days.size > daysMost ? undefined : { known, rows, days };
}

/** Whether many rows are better read with all others of their days. */
function isReadByDay({ month, known }: MonthAt, added: ReadonlyMap<string, RowPlace>): boolean {
  if (added.size <= tailMost) return false;
  if (added.size > askedMost) return true;
  const days = new Set([...added.values()].map(({ day }) => day - month));
  const there = [...known.base, known.tailBlock].reduce((sum, block) => sum + countOfDays(block, days), 0);
  return added.size * costOfAsking > added.size + there;
}

async function carryOut(
  db: WorkspaceTransaction,
  { surveyId, ground: { layout } }: FollowedSurvey,
  { month, known, rows, days }: Plan & Readonly<{ month: number }>,
): Promise<Month> {
  const columns = sourcesOf(layout);
  const places = [...rows.values()].filter(({ day }) => !days.has(day));
  const found = await scoresAt(db, { surveyId, columns, places });
  const tail = new Map<string, PlacedRecord>();
  for (const [key, row] of known.tail) if (!rows.has(key) && !days.has(row.day)) tail.set(key, row);
  for (const row of found) if (rows.has(keyOf(row)) && !days.has(row.day)) tail.set(keyOf(row), row);
  const builder = buildBlock(layout, month);
  for (const day of days) {
    for await (const page of scoresWithin(db, { surveyId, columns, from: day, to: day + 1 })) builder.add(page);
  }
  const base = days.size === 0 ? known.base : renewed(known.base, builder.finish(), { month, days });
  const tailBuilder = buildBlock(layout, month);
  tailBuilder.add([...tail.values()].map(({ record }) => record));
  const followed = { base, tail, tailBlock: tailBuilder.finish() };
  return tail.size > tailMost ? folded(followed) : followed;
}

/** The columns with the rows of some days exchanged for others. */
function renewed(
  base: readonly Block[],
  rows: Block,
  { month, days }: Readonly<{ month: number; days: ReadonlySet<number> }>,
): readonly Block[] {
  const kept = withoutDays(joinBlocks(base), new Set([...days].map((day) => day - month)));
  return splitByClass(joinBlocks([kept, rows]));
}

/** The tail as columns alone. */
export function folded({ base, tailBlock }: Month): Month {
  const parts = [...base, ...splitByClass(tailBlock)].filter(({ count }) => count > 0);
  return parts.length > partsMost
    ? monthOfBlock(joinBlocks(parts))
    : { base: parts, tail: new Map(), tailBlock: emptyBlock };
}

export function monthOfBlock(block: Block): Month {
  return { base: splitByClass(block), tail: new Map(), tailBlock: emptyBlock };
}

async function reread(
  db: WorkspaceTransaction,
  survey: FollowedSurvey,
  months: ReadonlyMap<number, Month>,
  wanted: readonly number[],
): Promise<ReadonlyMap<number, Month>> {
  if (wanted.length === 0) return months;
  const read = await loadMonths(db, survey, wanted);
  return new Map([...months, ...[...read].map(([month, block]) => [month, monthOfBlock(block)] as const)]);
}

function keyOf({ day, id }: RowPlace): string {
  return `${day} ${id}`;
}
