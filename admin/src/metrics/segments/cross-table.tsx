import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { useItemWords } from '../item-words.ts';
import type { ScoreWords } from '../score-words.ts';
import type { CrossTab, Group, Head } from './segments-requests.ts';

type Props = Readonly<{ data: CrossTab; head: Head }>;

/** The score in each group of two traits: value, interval and n in every cell. */
export function CrossTable({ data, head }: Props) {
  const say = useSay();
  const words = useItemWords(head.item);
  const caption = say('cross-tabs.caption-traits', {
    item: head.item.label,
    rows: data.rows_by?.label ?? '',
    columns: data.columns_by?.label ?? '',
  });
  return (
    <TableScroll label={caption}>
      <table className="cross-table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{data.rows_by?.label}</th>
            {data.columns.map(({ value, label }) => (
              <th key={value} scope="col" className="end">
                {label}
              </th>
            ))}
            <th scope="col" className="end">
              {say('segments.all')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map(({ value, label, cells, estimate }) => (
            <tr key={value}>
              <th scope="row">{label}</th>
              {cells.map((cell, column) => (
                <EstimateCell key={data.columns[column]?.value} estimate={cell} words={words} />
              ))}
              <EstimateCell estimate={estimate} words={words} />
            </tr>
          ))}
          <tr className="total">
            <th scope="row">{say('segments.all')}</th>
            {data.columns.map(({ value, estimate }) => (
              <EstimateCell key={value} estimate={estimate} words={words} />
            ))}
            <EstimateCell estimate={data.total} words={words} />
          </tr>
        </tbody>
      </table>
    </TableScroll>
  );
}

type CellProps = Readonly<{ estimate: Group['estimate'] | null; words: ScoreWords }>;

function EstimateCell({ estimate, words }: CellProps) {
  const say = useSay();
  const format = useFormat();
  const shown = estimate === null ? undefined : shownEstimate(estimate);
  if (estimate === null) {
    return (
      <td className="end muted">
        <span aria-hidden="true">–</span>
        <span className="unseen">{say('cross-tabs.not-shown')}</span>
      </td>
    );
  }
  return (
    <td className="end number">
      {shown === undefined ? (
        <small className="muted">{say('verdict.too-few')}</small>
      ) : (
        <>
          <data value={shown.estimate}>{words.figure(shown.estimate)}</data>
          <small>{say('cross-tabs.between', { low: words.figure(shown.low), high: words.figure(shown.high) })}</small>
        </>
      )}
      <small>{say('cross-tabs.n', { n: format.number(estimate.n) })}</small>
    </td>
  );
}
