import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { type EstimateView, type ShownEstimate, shownEstimate } from '../ui/estimate.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import { Whisker, WhiskerAxisHead } from '../ui/whisker.tsx';
import { axisAround } from './score-words.ts';

export type ShareRow = Readonly<{
  key: string;
  name: string;
  detail?: string;
  share: EstimateView;
  /** What may be said of it, in words. */
  verdict?: string;
}>;

type Props = Readonly<{
  caption: string;
  /** The head of the first column: what the rows are. */
  rowName: string;
  rows: readonly ShareRow[];
  /** The head of the last column; without it there are no verdicts. */
  verdictName?: string;
}>;

/** Shares of several groups on one axis: dot, whisker, figure, interval, n. */
export function ShareTable({ caption, rowName, rows, verdictName }: Props) {
  const say = useSay();
  const format = useFormat();
  const figure = (value: number) => format.percent(value);
  const shown = rows.flatMap(({ share }) => shownEstimate(share) ?? []);
  const axis = axisAround(shown.length === 0 ? [0, 1] : shown.flatMap(({ low, high }) => [low, high]), {
    bounds: [0, 1],
    step: 0.1,
  });
  return (
    <TableScroll label={caption}>
      <table className="ledger share-table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{rowName}</th>
            <th scope="col" className="axis-cell">
              <span className="unseen">{say('share-table.axis')}</span>
              <WhiskerAxisHead axis={axis} figure={figure} />
            </th>
            <th scope="col" className="end">
              {say('share-table.share')}
            </th>
            <th scope="col">{say('trend.range')}</th>
            <th scope="col" className="end">
              {say('trend.n')}
            </th>
            {verdictName === undefined ? null : <th scope="col">{verdictName}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.name}
                {row.detail === undefined ? null : <small>{row.detail}</small>}
              </th>
              <td className="whisker-cell">
                <Whisker axis={axis} value={shownEstimate(row.share)} isUndecided={row.share.display === 'muted'} />
              </td>
              <ShareCells share={row.share} shown={shownEstimate(row.share)} />
              {verdictName === undefined ? null : <td className="small">{row.verdict}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function ShareCells({ share, shown }: Readonly<{ share: EstimateView; shown: ShownEstimate | undefined }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <>
      {shown === undefined ? (
        <td className="muted" colSpan={2}>
          {say('verdict.too-few')}
        </td>
      ) : (
        <>
          <td className="end number">
            <b>{format.percent(shown.estimate)}</b>
          </td>
          <td className="number">
            {say('estimate.between', { low: format.percent(shown.low), high: format.percent(shown.high) })}
          </td>
        </>
      )}
      <td className="end number">{format.number(share.n)}</td>
    </>
  );
}
