import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';

type Props = Readonly<{
  caption: string;
  rows: readonly Readonly<{ key: string; name: string; count: number }>[];
}>;

/** How often each was; what never was is left out. */
export function CountTable({ caption, rows }: Props) {
  const say = useSay();
  const format = useFormat();
  return (
    <table className="ledger count-table">
      <caption>{caption}</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">{caption}</th>
          <th scope="col">{say('complaint-analysis.count')}</th>
        </tr>
      </thead>
      <tbody>
        {rows
          .filter(({ count }) => count > 0)
          .map(({ key, name, count }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td className="end number">{format.number(count)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
