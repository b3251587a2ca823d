import './figure-table.css';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';

type Estimate = Parameters<typeof shownEstimate>[0];

type Props = Readonly<{
  caption: string;
  rowName: string;
  valueName: string;
  rows: readonly Readonly<{ key: string; name: string; value: Estimate }>[];
  /** A value as it is read. */
  figure: (value: number) => string;
}>;

/** Figures without a drawing: each with its range and how many it is of, and where there are too few, that. */
export function FigureTable({ caption, rowName, valueName, rows, figure }: Props) {
  const say = useSay();
  const format = useFormat();
  return (
    <table className="ledger figure-table">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{rowName}</th>
          <th scope="col" className="end">
            {valueName}
          </th>
          <th scope="col">{say('trend.range')}</th>
          <th scope="col" className="end">
            {say('trend.n')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, value }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <Figures value={value} figure={figure} />
            <td className="end number">{format.number(value.n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Figures({ value, figure }: Pick<Props, 'figure'> & Readonly<{ value: Estimate }>) {
  const say = useSay();
  const shown = shownEstimate(value);
  if (shown === undefined)
    return (
      <td className="muted" colSpan={2}>
        {say('verdict.too-few')}
      </td>
    );
  return (
    <>
      <td className="end number">
        <b>{figure(shown.estimate)}</b>
      </td>
      <td className="number">{say('estimate.between', { low: figure(shown.low), high: figure(shown.high) })}</td>
    </>
  );
}
