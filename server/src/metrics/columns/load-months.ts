import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type Block, emptyBlock } from './block.ts';
import { type BlockBuilder, buildBlock, dayOfRecord, sourcesOf } from './build-block.ts';
import { monthAfter, monthOf } from './column-month.ts';
import { scoresWithin } from './score-views.ts';
import type { SurveyGround } from './survey-ground.ts';

/** Reads months from the database, the neighbouring ones in one go. */
export async function loadMonths(
  db: WorkspaceTransaction,
  { surveyId, ground }: Readonly<{ surveyId: string; ground: SurveyGround }>,
  months: readonly number[],
): Promise<ReadonlyMap<number, Block>> {
  const blocks = new Map<number, Block>(months.map((month) => [month, emptyBlock]));
  for (const { from, to } of stretchesOf(months)) {
    const builders = new Map<number, BlockBuilder>();
    const known = new Map<number, number>();
    const monthOfDay = (day: number) => {
      const month = known.get(day) ?? monthOf(day);
      known.set(day, month);
      return month;
    };
    const asked = { surveyId, columns: sourcesOf(ground.layout), from, to };
    for await (const records of scoresWithin(db, asked)) {
      for (const [month, own] of Map.groupBy(records, (record) => monthOfDay(dayOfRecord(record)))) {
        const builder = builders.get(month) ?? buildBlock(ground.layout, month);
        builders.set(month, builder);
        builder.add(own);
      }
    }
    for (const [month, builder] of builders) blocks.set(month, builder.finish());
  }
  return blocks;
}

/** Months that follow each other, as days half-open. */
function stretchesOf(months: readonly number[]): readonly Readonly<{ from: number; to: number }>[] {
  const stretches: { from: number; to: number }[] = [];
  for (const month of months.toSorted((one, other) => one - other)) {
    const last = stretches.at(-1);
    if (last?.to === month) last.to = monthAfter(month);
    else stretches.push({ from: month, to: monthAfter(month) });
  }
  return stretches;
}
