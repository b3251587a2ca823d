import type { Answers } from '@voldaan/domain/metrics/answers';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { showEstimate } from '../estimate-view.ts';
import { countByTrait, countCross } from '../figures/count-figure.ts';
import type { Figure } from '../figures/figure.ts';
import { largestGroups, shownGroups } from '../figures/shown-groups.ts';
import type { CountedColumn } from './answers-by-column.ts';
import type { CrossTabReply } from './schema.ts';

/** More rows than anybody reads. */
const rowsMost = 50;

/** The score in each group of two traits. A row whose own score may not be shown is left out. */
export function crossOfTraits(
  figure: Figure,
  { rows, by, columns }: Readonly<{ rows: string; by: string; columns: readonly CountedColumn[] }>,
): Pick<CrossTabReply, 'rows' | 'rows_beyond'> {
  const { largest, beyond } = largestGroups(shownGroups(countByTrait(figure, rows)), rowsMost);
  const cells = new Map(
    countCross(figure, [rows, by]).map(({ values: [row, column], answers }) => [`${row.code},${column.code}`, answers]),
  );
  const estimate = (answers: Answers) =>
    showEstimate(estimateMetric(figure.metric, answers, { period: figure.window }));
  return {
    rows: largest.map(({ code, value, label, answers }) => ({
      value,
      label,
      estimate: estimate(answers),
      cells: columns.map((column) => {
        const cell = cells.get(`${code},${column.code}`) ?? null;
        return cell === null ? null : estimate(cell);
      }),
    })),
    rows_beyond: beyond,
  };
}
