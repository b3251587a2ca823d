import type { Answers } from '@voldaan/domain/metrics/answers';
import { effectiveHistogram } from '@voldaan/domain/metrics/design-effect';
import type { Histogram } from '@voldaan/domain/metrics/histogram';
import { columnLetters } from '@voldaan/domain/metrics/segments/column-letters';
import { compareTable } from '@voldaan/domain/stats/compare-table';
import { sum } from '@voldaan/domain/stats/sum';
import type { Figure } from '../figures/figure.ts';
import type { ShownGroup } from '../figures/shown-groups.ts';
import { shareGroups, shareOf } from '../share-groups.ts';
import type { CrossTabReply } from './schema.ts';

/** A column of a cross-tab with its letter. */
export type CountedColumn = ShownGroup & Readonly<{ letter: string }>;

type Row = Readonly<{ kind: 'score' | 'box'; key: string; from: number; to: number }>;

/** The answers to a question by group: shares of each column, with the columns that each is shown to be above. */
export function answersByColumn(
  figure: Figure,
  { all, columns }: Readonly<{ all: Answers; columns: readonly CountedColumn[] }>,
): Pick<CrossTabReply, 'answers' | 'association'> {
  if (columns.length === 0) return { answers: [], association: null };
  // Letters and association compare counts: of answers of the same customers so many as they are worth.
  const worth = columns.map(({ answers }) => effectiveHistogram(figure.metric, answers));
  const rows = rowsOf(figure, all.histogram);
  const counts = rows.map((row) => worth.map((histogram) => countOf(figure, histogram, row)));
  const letters = columnLetters({ counts, totals: worth.map((histogram) => sum(histogram)) });
  const share = (answers: Answers, { from, to }: Row) => shareOf(figure.metric, answers, { from, to }, figure.window);
  return {
    answers: rows.map((row, place) => ({
      ...row,
      total: { count: countOf(figure, all.histogram, row), share: share(all, row) },
      cells: columns.map(({ answers }, column) => ({
        count: countOf(figure, answers.histogram, row),
        share: share(answers, row),
        letters: (letters[place]?.[column] ?? []).map((other) => columns[other]?.letter ?? ''),
      })),
    })),
    association: associationOf(worth),
  };
}

/** The boxes first, then the scores from high to low. */
function rowsOf({ metric, window }: Figure, all: Histogram): readonly Row[] {
  const boxes = shareGroups(metric, all, window).map(({ key, from, to }): Row => ({ kind: 'box', key, from, to }));
  const { min, step } = metric.scale;
  const scores = all.map((_, place): Row => {
    const score = min + place * step;
    return { kind: 'score', key: String(score), from: score, to: score };
  });
  return [...boxes.toReversed(), ...scores.toReversed()];
}

function countOf({ metric }: Figure, histogram: Histogram, { from, to }: Row): number {
  const { min, step } = metric.scale;
  return sum(histogram.filter((_, place) => min + place * step >= from && min + place * step <= to));
}

function associationOf(histograms: readonly Histogram[]): CrossTabReply['association'] {
  const { chiSquare, df, pValue, cramersV, isExpectedTooSmall } = compareTable(histograms);
  if (chiSquare === null || df === null || pValue === null || cramersV === null) return null;
  return { chi_square: chiSquare, df, p_value: pValue, cramers_v: cramersV, is_rough: isExpectedTooSmall };
}
