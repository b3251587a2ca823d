import { axisAround } from '@voldaan/domain/metrics/axis';
import './estimate-table.css';
import type { ReactNode } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { type EstimateView, shownEstimate } from '../ui/estimate.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import { Whisker, type WhiskerAxis, WhiskerAxisHead } from '../ui/whisker.tsx';
import type { ScoreWords } from './score-words.ts';

export type EstimateRow = Readonly<{
  key: string;
  name: ReactNode;
  detail?: string;
  value: EstimateView;
  /** What may be said of it, in words. */
  verdict?: string;
}>;

type Props = Readonly<{
  caption: string;
  /** The head of the first column: what the rows are. */
  rowName: string;
  rows: readonly EstimateRow[];
  words: ScoreWords;
  /** The dotted line through all rows, in the words' unit. */
  norm?: number | undefined;
  /** What stands above that line, where it is no norm. */
  normName?: string;
  /** The head of the last column; without it there are no verdicts. */
  verdictName?: string;
}>;

/** Beside figures and verdicts there is room for so many of an axis. */
const ticksMost = 4;

/** Figures of several groups on one axis: dot, whisker, value, interval, n. */
export function EstimateTable({ caption, rowName, rows, words, norm, normName, verdictName }: Props) {
  const ends = rows.flatMap(({ value }) => {
    const shown = shownEstimate(value);
    return shown ? [shown.low, shown.high] : [];
  });
  const around = axisAround(ends.length === 0 ? words.bounds : norm === undefined ? ends : [...ends, norm], words);
  const axis = {
    ...around,
    ticks: around.ticks.length > ticksMost ? around.ticks.filter((_, place) => place % 2 === 0) : around.ticks,
  };
  return (
    <TableScroll label={caption}>
      <table className="ledger estimate-table">
        <caption className="unseen">{caption}</caption>
        <EstimateHead axis={axis} {...{ rowName, words, norm, normName, verdictName }} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.name}
                {row.detail === undefined ? null : <small>{row.detail}</small>}
              </th>
              <td className="whisker-cell">
                <Whisker
                  axis={axis}
                  value={shownEstimate(row.value)}
                  norm={norm}
                  isUndecided={row.value.display === 'muted'}
                />
              </td>
              <EstimateCells value={row.value} words={words} />
              {verdictName === undefined ? null : <td className="small">{row.verdict}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

type HeadProps = Pick<Props, 'rowName' | 'words' | 'norm'> &
  Readonly<{ axis: WhiskerAxis; normName: string | undefined; verdictName: string | undefined }>;

function EstimateHead({ axis, rowName, words, norm, normName, verdictName }: HeadProps) {
  const say = useSay();
  return (
    <thead>
      <tr>
        <th scope="col">{rowName}</th>
        <th scope="col" className="axis-cell">
          <span className="unseen">{say('estimate-table.axis')}</span>
          <WhiskerAxisHead
            axis={axis}
            figure={words.figure}
            norm={norm}
            normLabel={norm === undefined ? '' : (normName ?? say('trend.norm', { norm: words.figure(norm) }))}
          />
        </th>
        <th scope="col" className="end">
          {say('estimate-table.value')}
        </th>
        <th scope="col">{say('trend.range')}</th>
        <th scope="col" className="end">
          {say('trend.n')}
        </th>
        {verdictName === undefined ? null : <th scope="col">{verdictName}</th>}
      </tr>
    </thead>
  );
}

function EstimateCells({ value, words }: Readonly<{ value: EstimateView; words: ScoreWords }>) {
  const say = useSay();
  const format = useFormat();
  const shown = shownEstimate(value);
  return (
    <>
      {shown === undefined ? (
        <td className="muted estimate-range" colSpan={2}>
          {say('verdict.too-few')}
        </td>
      ) : (
        <>
          <td className="end number estimate-value">
            <b>{words.figure(shown.estimate)}</b>
          </td>
          <td className="number estimate-range">
            {say('estimate.between', { low: words.figure(shown.low), high: words.figure(shown.high) })}
          </td>
        </>
      )}
      <td className="end number estimate-n">{format.number(value.n)}</td>
    </>
  );
}
