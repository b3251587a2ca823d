import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { hasNewMeaning } from '../ground/mark-views.ts';
import { type Block, joinBlocks, splitByClass } from './block.ts';
import { changesSince, currentSnapshot } from './change-views.ts';
import { type ColumnFolder, type FiledMonth, monthsFromFiles, storedMonths } from './column-files.ts';
import { monthsBetween } from './column-month.ts';
import { followChanges, monthOfBlock } from './follow-changes.ts';
import { loadMonths } from './load-months.ts';
import { scoredDays } from './score-views.ts';
import type { StoredMonth } from './segment-file.ts';
import { surveyGround } from './survey-ground.ts';
import { type Month, rowsOf, type SurveyState, withinCustomers } from './survey-state.ts';

/** Days since 1 January 1970, half-open; what is left out is not bounded. */
export type DayRange = Readonly<{ from?: number; to?: number }>;

export type SurveyReading = Readonly<{
  state: SurveyState;
  /** Months that a next start would mostly have to read from the database, to be kept in files. */
  fresh: ReadonlyMap<number, StoredMonth>;
}>;

/**
 * Brings what is known of a survey to the snapshot of this transaction, which reads repeatably, and adds the months that are
 * asked for: from files, brought up to date, and else from the database.
 */
export async function readSurvey(
  db: WorkspaceTransaction,
  surveyId: string,
  asked: Readonly<{ known: SurveyState | undefined; wanted: readonly DayRange[]; folder: ColumnFolder | undefined }>,
): Promise<SurveyReading> {
  const { known, wanted, folder } = asked;
  const asOf = await currentSnapshot(db);
  const isSame = known !== undefined && !(await hasNewMeaning(db, known.asOf));
  const ground = isSame ? known.ground : await surveyGround(db, surveyId, known?.ground);
  const survey = { surveyId, ground };
  const changes = known === undefined ? [] : await changesSince(db, surveyId, known.asOf);
  const range = known === undefined || changes.length > 0 ? await scoredDays(db, surveyId) : known.range;
  const followed = await followChanges(db, survey, { months: known?.months ?? new Map<number, Month>(), changes });
  const before = { asOf, ground, range, months: followed, filed: known?.filed ?? new Map<number, number>() };
  const missing = [...new Set(wanted.flatMap((days) => missingMonths(before, days)))];
  const found: ReadonlyMap<number, FiledMonth> =
    folder === undefined ? new Map() : await monthsFromFiles(db, survey, { folder, months: missing });
  const read = await loadMonths(
    db,
    survey,
    missing.filter((month) => !found.has(month)),
  );
  const months = new Map([
    ...followed,
    ...[...found].map(([month, filed]) => [month, filed.month] as const),
    ...[...read].map(([month, block]) => [month, monthOfBlock(block)] as const),
  ]);
  const fresh =
    folder === undefined
      ? new Map<number, StoredMonth>()
      : await storedMonths(db, survey, {
          asOf,
          blocks: new Map([...read, ...wornBlocks(found), ...grownBlocks(before)]),
        });
  const filed = new Map([
    ...before.filed,
    ...[...found].map(([month, own]) => [month, rowsOf(own.month)] as const),
    ...[...fresh].map(([month, { block }]) => [month, block.count] as const),
  ]);
  return { state: { ...before, months: withinCustomers(months), filed }, fresh };
}

/** What a next start would have to read again. */
function wornBlocks(found: ReadonlyMap<number, FiledMonth>): readonly (readonly [number, Block])[] {
  return [...found].flatMap(([month, filed]) => (filed.isWorn ? [[month, blockOf(filed.month)] as const] : []));
}

/** A month is written again when it has grown by so many rows, and by an eighth of those that its file holds. */
const grownLeast = 30_000;
const grownShare = 1 / 8;

/** What a next start would have to read row by row, after a busy day. */
function grownBlocks({ months, filed }: SurveyState): readonly (readonly [number, Block])[] {
  return [...months].flatMap(([month, own]) => {
    const rows = filed.get(month) ?? 0;
    return rowsOf(own) - rows >= Math.max(grownLeast, rows * grownShare) ? [[month, blockOf(own)] as const] : [];
  });
}

/** A month in one block, the votes of people first, as its parts have them already. */
function blockOf({ base, tailBlock }: Month): Block {
  const parts = [...base, ...splitByClass(tailBlock)].filter(({ count }) => count > 0);
  const firstClass = ({ columns }: Block) => columns.get('class')?.[0] ?? 0;
  return joinBlocks(parts.toSorted((one, other) => firstClass(one) - firstClass(other)));
}

/** The months of some days that have answers and were not read yet. */
export function missingMonths({ range, months }: SurveyState, days: DayRange): readonly number[] {
  return monthsWithin(range, days).filter((month) => !months.has(month));
}

/** The months of some days that have answers, in order. */
export function monthsWithin(range: SurveyState['range'], { from, to }: DayRange): readonly number[] {
  if (range === undefined) return [];
  return monthsBetween(Math.max(range.first, from ?? range.first), Math.min(range.last, (to ?? Infinity) - 1));
}
