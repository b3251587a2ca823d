import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import type { CrossTab, Head } from './segments-requests.ts';

type Props = Readonly<{ data: CrossTab; head: Head }>;
type Row = CrossTab['answers'][number];

const boxes = ['promoters', 'passives', 'detractors', 'top', 'middle', 'bottom'] as const;

/** Shares of each column with their interval, and the letters of the columns that are shown to be lower. */
export function AnswerTable({ data, head }: Props) {
  const say = useSay();
  const format = useFormat();
  const caption = say('segments.caption', { item: head.item.label, trait: data.columns_by?.label ?? '' });
  return (
    <TableScroll label={caption}>
      <table className="cross-table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say('cross-tabs.answer')}</th>
            <th scope="col" className="end">
              {say('segments.all')}
            </th>
            {data.columns.map(({ value, label, letter }) => (
              <th key={value} scope="col" className="end">
                <span className="letters">{letter}</span> {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.answers.map((row) => (
            <tr key={`${row.kind} ${row.key}`} className={row.kind === 'box' ? 'box' : undefined}>
              <th scope="row">
                <RowName row={row} />
              </th>
              <ShareCell share={row.total.share} letters={[]} />
              {row.cells.map((cell, column) => (
                <ShareCell key={data.columns[column]?.value} share={cell.share} letters={cell.letters} />
              ))}
            </tr>
          ))}
          <tr className="total">
            <th scope="row">{say('cross-tabs.answers-given')}</th>
            <td className="end number">{data.total === null ? null : format.number(data.total.n)}</td>
            {data.columns.map(({ value, n }) => (
              <td key={value} className="end number">
                {format.number(n)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </TableScroll>
  );
}

function RowName({ row: { kind, key, from, to } }: Readonly<{ row: Row }>) {
  const say = useSay();
  const format = useFormat();
  if (kind === 'score') return format.given(from);
  const box = boxes.find((one) => one === key);
  return (
    <>
      {box === undefined ? key : say(`cross-tabs.box-${box}`)}
      <small>{say('cross-tabs.range', { from: format.given(from), to: format.given(to) })}</small>
    </>
  );
}

type ShareProps = Readonly<{ share: Row['cells'][number]['share']; letters: readonly string[] }>;

function ShareCell({ share, letters }: ShareProps) {
  const say = useSay();
  const format = useFormat();
  const shown = shownEstimate(share);
  if (shown === undefined) {
    return (
      <td className="end muted">
        <span aria-hidden="true">–</span>
        <span className="unseen">{say('verdict.too-few')}</span>
      </td>
    );
  }
  return (
    <td className="end number">
      <data value={shown.estimate}>{format.percent(shown.estimate)}</data>
      {letters.length === 0 ? null : (
        <>
          {' '}
          <span className="unseen">{say('cross-tabs.above', { letters: format.list(letters) })}</span>
          <span className="letters" aria-hidden="true">
            {letters.join('')}
          </span>
        </>
      )}
      <small>{say('cross-tabs.between', { low: format.percent(shown.low), high: format.percent(shown.high) })}</small>
    </td>
  );
}
