import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { hasNewMeaning } from '../ground/mark-views.ts';
import { type Block, joinBlocks } from './block.ts';
import { changesSince, currentSnapshot } from './change-views.ts';
import { type ColumnFolder, type FiledMonth, monthsFromFiles, storedMonths } from './column-files.ts';
import { monthsBetween } from './column-month.ts';
import { followChanges, monthOfBlock } from './follow-changes.ts';
import { loadMonths } from './load-months.ts';
import { scoredDays } from './score-views.ts';
import type { StoredMonth } from './segment-file.ts';
import { surveyGround } from './survey-ground.ts';
import type { Month, SurveyState } from './survey-state.ts';

/** Days since 1 January 1970, half-open; what is left out is not bounded. */
export type DayRange = Readonly<{ from?: number; to?: number }>;

export type SurveyReading = Readonly<{
  state: SurveyState;
  /** Months of which more than the newest rows were read from the database, to be kept in files. */
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
  const state = { asOf, ground, range, months: followed };
  const missing = [...new Set(wanted.flatMap((days) => missingMonths(state, days)))];
  if (missing.length === 0) return { state, fresh: new Map() };
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
  const blocks = new Map([...read, ...wornBlocks(found)]);
  const fresh = folder === undefined ? new Map() : await storedMonths(db, survey, { asOf, blocks });
  return { state: { ...state, months }, fresh };
}

/** What a next start would have to read again. */
function wornBlocks(found: ReadonlyMap<number, FiledMonth>): readonly (readonly [number, Block])[] {
  return [...found].flatMap(([month, filed]) =>
    filed.isWorn ? [[month, joinBlocks([...filed.month.base, filed.month.tailBlock])] as const] : [],
  );
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
