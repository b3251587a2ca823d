import { axisAround } from '@voldaan/domain/metrics/axis';
import { numberText } from '@voldaan/domain/metrics/figure-text';
import type { ScoreWords } from '@voldaan/domain/metrics/metric-words';
import type { ReactNode } from 'react';
import { Whisker, WhiskerAxisHead } from '../ui/whisker.tsx';
import type { ReportPageView, ShownFigureView } from './report-requests.ts';
import { drawable } from './sheet-scale.ts';

export type WhiskerRow = Readonly<{ label: string; score: ShownFigureView; isUndecided: boolean; more?: ReactNode }>;

type Props = Readonly<{
  page: ReportPageView;
  rows: readonly WhiskerRow[];
  scale: ScoreWords;
  norm: Readonly<{ value: number; label: string }> | null;
  heads: Readonly<{ label: string; value: string; more?: string }>;
}>;

/** Rows that share one axis, each with its figure, its interval and its number in words. */
export function WhiskerRows({ page, rows, scale, norm, heads }: Props) {
  const values = rows.flatMap(({ score }) => {
    const shown = drawable(score);
    return shown === null ? [] : [shown.low, shown.high];
  });
  const axis = axisAround(
    values.length === 0 ? scale.bounds : [...values, ...(norm === null ? [] : [norm.value])],
    scale,
  );
  const normLine = norm === null ? {} : { norm: norm.value, normLabel: norm.label };
  return (
    <table className="sheet-rows">
      <thead>
        <tr>
          <th scope="col">{heads.label}</th>
          <td className="sheet-axis">
            <WhiskerAxisHead axis={axis} figure={scale.figure} {...normLine} />
          </td>
          <th scope="col" className="end">
            {heads.value}
          </th>
          <th scope="col" className="end">
            {page.columns.range}
          </th>
          {heads.more === undefined ? null : (
            <th scope="col" className="end">
              {heads.more}
            </th>
          )}
          <th scope="col" className="end">
            n
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, score, isUndecided, more }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="sheet-axis">
              <Whisker axis={axis} value={drawable(score) ?? undefined} norm={norm?.value} isUndecided={isUndecided} />
            </td>
            <td className="end number">
              <b>{score.text?.value}</b>
            </td>
            <td className="end number">{score.text?.range ?? page.columns.few}</td>
            {heads.more === undefined ? null : <td className="end number">{more}</td>}
            <td className="end number">{numberText(score.figure.n, page.language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
