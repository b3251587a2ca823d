import { sum } from '@voldaan/domain/stats/sum';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Block } from './block.ts';
import {
  type ColumnFolder,
  isKept,
  monthsFromFiles,
  removeMonth,
  storedMonths,
  sweepFolder,
  writeMonths,
} from './column-files.ts';
import { monthName } from './column-month.ts';
import { fingerprintOf } from './fingerprint.ts';
import { loadMonths } from './load-months.ts';
import { monthsWithin, readSurvey } from './read-survey.ts';
import { type Print, rowPrints } from './recount-views.ts';
import type { Month, SurveyState } from './survey-state.ts';

/** A month in which columns and rows did not say the same; the columns have been thrown away. */
export type ColumnDifference = Readonly<{
  surveyId: string;
  month: string;
  where: 'memory' | 'file';
  rows: number;
  columns: number;
}>;

export type Recount = Readonly<{ months: number; differences: readonly ColumnDifference[] }>;

const nothing: Print = { count: 0, print: 0, customers: new Map() };

/**
 * Compares the columns of a survey, in memory and in files, with what SQL counts in its rows, all as of one moment, and brings
 * the files up to date. A month that differs is made anew from its rows.
 */
export async function recountSurvey(
  db: WorkspaceTransaction,
  surveyId: string,
  { known, folder }: Readonly<{ known: SurveyState | undefined; folder: ColumnFolder | undefined }>,
): Promise<Recount> {
  const { state } = await readSurvey(db, surveyId, { known, wanted: [], folder });
  const { asOf, ground, range } = state;
  const survey = { surveyId, ground };
  const prints = await rowPrints(db, surveyId, ground.layout);
  if (folder !== undefined) await sweepFolder(folder, { workspaceId: db.workspaceId, surveyId });
  const differences: ColumnDifference[] = [];
  const months = monthsWithin(range, {});
  for (const month of months) {
    const truth = prints.get(month) ?? nothing;
    const isWrong = (found: Month, where: ColumnDifference['where']): boolean => {
      const columns = printOf(found);
      const customers = sum([...truth.customers].map(([share, print]) => (share < columns.share ? 0 : print)));
      if (columns.count === truth.count && columns.print === truth.print && columns.customers === customers)
        return false;
      differences.push({ surveyId, month: monthName(month), where, rows: truth.count, columns: columns.count });
      return true;
    };
    const held = state.months.get(month);
    if (held !== undefined) isWrong(held, 'memory');
    if (folder === undefined) continue;
    const filed = (await monthsFromFiles(db, survey, { folder, months: [month] })).get(month);
    const isFileWrong = filed !== undefined && isWrong(filed.month, 'file');
    if (isFileWrong) await removeMonth(folder, { workspaceId: db.workspaceId, surveyId, month });
    if ((filed?.isCurrent === true && !isFileWrong) || !isKept(truth.count)) continue;
    const blocks: ReadonlyMap<number, Block> = await loadMonths(db, survey, [month]);
    await writeMonths(
      folder,
      { workspaceId: db.workspaceId, surveyId },
      await storedMonths(db, survey, { asOf, blocks }),
    );
  }
  return { months: months.length, differences };
}

/** What columns say of a month, of those customers whom all of its parts know. */
function printOf({ base, tailBlock }: Month) {
  const blocks = [...base, tailBlock];
  const share = Math.max(...blocks.map(({ customers }) => customers.share));
  const prints = blocks.map((block) => fingerprintOf(block, share));
  return {
    share,
    count: sum(blocks.map(({ count }) => count)),
    print: sum(prints.map(({ print }) => print)),
    customers: sum(prints.map(({ customers }) => customers)),
  };
}
