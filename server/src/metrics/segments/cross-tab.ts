import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { sum } from '@voldaan/domain/stats/sum';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { showEstimate } from '../estimate-view.ts';
import { countAnswers, countByTrait, findTrait } from '../figures/count-figure.ts';
import type { Figure } from '../figures/figure.ts';
import { showHead } from '../figures/figure-head.ts';
import { openFigure } from '../figures/open-figure.ts';
import { countHidden, largestGroups, shownGroups } from '../figures/shown-groups.ts';
import { answersByColumn, type CountedColumn } from './answers-by-column.ts';
import { crossOfTraits } from './cross-of-traits.ts';
import { firstTrait } from './first-trait.ts';
import type { CrossTabQuery, CrossTabReply } from './schema.ts';

/** More columns than fit on a wide screen. */
const columnsMost = 20;

export async function makeCrossTab(
  db: WorkspaceTransaction,
  product: Product,
  caller: Caller,
  { columns: wanted, rows, ...query }: CrossTabQuery,
): Promise<CrossTabReply> {
  const { language } = caller;
  const asked = { ...query, today: product.clock().toISOString().slice(0, 10), language };
  const open = (by: readonly string[]) => openFigure(db, product.columns, { ...asked, by });
  const first = await open([wanted, rows].filter((name) => name !== undefined));
  if (first === undefined) return { ...empty, head: null };
  const by = wanted ?? firstTrait(first);
  if (by === undefined || by === rows) return { ...empty, head: showHead(first, language) };
  const figure = wanted === undefined ? ((await open(rows === undefined ? [by] : [by, rows])) ?? first) : first;
  const { columns, hidden, beyond } = columnsOf(figure, by);
  const total = countAnswers(figure);
  const common = {
    ...empty,
    head: showHead(figure, language),
    columns_by: named(figure, by),
    total: showEstimate(estimateMetric(figure.metric, total, { period: figure.window })),
    columns: columns.map(({ value, label, letter, answers, isPartial }) => ({
      value,
      label,
      letter,
      n: sum(answers.histogram),
      estimate: showEstimate(estimateMetric(figure.metric, answers, { period: figure.window })),
      is_partial: isPartial,
    })),
    hidden,
    columns_beyond: beyond,
  };
  if (rows === undefined) return { ...common, ...answersByColumn(figure, { all: total, columns }) };
  return { ...common, rows_by: named(figure, rows), ...crossOfTraits(figure, { rows, by, columns }) };
}

const empty: Omit<CrossTabReply, 'head'> = {
  columns_by: null,
  rows_by: null,
  total: null,
  columns: [],
  hidden: 0,
  columns_beyond: 0,
  answers: [],
  rows: [],
  rows_beyond: 0,
  association: null,
};

function named(figure: Figure, trait: string): Readonly<{ name: string; label: string }> {
  const { name, label } = findTrait(figure, trait);
  return { name, label };
}

type Columns = Readonly<{
  columns: readonly CountedColumn[];
  hidden: number;
  beyond: number;
}>;

/** The largest groups, in the order of their values. */
function columnsOf(figure: Figure, by: string): Columns {
  const counted = countByTrait(figure, by);
  const { largest, beyond } = largestGroups(shownGroups(counted), columnsMost);
  return {
    columns: largest.map((group, place) => ({ ...group, letter: String.fromCharCode(65 + place) })),
    hidden: countHidden(counted),
    beyond,
  };
}
