import { axisAround } from '@voldaan/domain/metrics/axis';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { type WhiskerAxis, WhiskerAxisHead } from '../../ui/whisker.tsx';
import { GapVerdict, gapWord } from '../gap-verdict.tsx';
import { GapKey, GapWhisker } from '../gap-whisker.tsx';
import { EstimateCell } from './estimate-cell.tsx';
import type { Gap } from './expectation-requests.ts';

export type GapRow = Readonly<{ key: string; name: string; gap: Gap }>;

/** Expected and experienced on one axis, and the difference within persons. */
export function GapTable({ caption, rows }: Readonly<{ caption: string; rows: readonly GapRow[] }>) {
  const say = useSay();
  const format = useFormat();
  const sorted = rows.toSorted((one, other) => (one.gap.gap.estimate ?? 0) - (other.gap.gap.estimate ?? 0));
  const ends = sorted.flatMap(({ gap }) =>
    [gap.expected, gap.experienced].flatMap((value) => {
      const shown = shownEstimate(value);
      return shown === undefined ? [] : [shown.low, shown.high];
    }),
  );
  const { minimum = 0, maximum = 1 } = sorted[0]?.gap.scale ?? {};
  const bounds = [minimum, maximum] as const;
  const axis = axisAround(ends.length === 0 ? bounds : ends, { bounds, step: 0.5 });
  return (
    <>
      <GapKey experienced={say('expectation.experienced')} expected={say('expectation.expected')} />
      <TableScroll label={caption}>
        <table className="ledger expectation-table">
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{say('expectation.part')}</th>
              <th scope="col" className="axis-cell wide-only">
                <span className="unseen">{say('estimate-table.axis')}</span>
                <WhiskerAxisHead axis={axis} figure={(value) => format.number(value, 1)} />
              </th>
              <th scope="col" className="end wide-only">
                {say('expectation.expected-head')}
              </th>
              <th scope="col" className="end">
                {say('expectation.experienced-head')}
              </th>
              <th scope="col" className="end">
                {say('expectation.gap')}
              </th>
              <th scope="col" className="wide-only">
                {say('drivers.verdict')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <GapCells key={row.key} row={row} axis={axis} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}

function GapCells({ row: { name, gap }, axis }: Readonly<{ row: GapRow; axis: WhiskerAxis }>) {
  const say = useSay();
  const format = useFormat();
  const figure = (value: number) => format.number(value, 1);
  const word = gapWord(gap.gap);
  return (
    <tr>
      <th scope="row">
        {name}
        <small>{say('estimate.answers', { n: gap.gap.n })}</small>
        <div className="verdict-small">
          <GapVerdict gap={gap.gap} />
        </div>
      </th>
      <td className="whisker-cell wide-only">
        <GapWhisker
          axis={axis}
          experienced={shownEstimate(gap.experienced)}
          expected={shownEstimate(gap.expected)}
          isUndecided={word === 'as-expected' || word === 'too-few'}
        />
      </td>
      <EstimateCell value={gap.expected} isWide figure={figure} />
      <EstimateCell value={gap.experienced} figure={figure} />
      <EstimateCell value={gap.gap} figure={(value) => format.signed(value, 1)} />
      <td className="wide-only">
        <GapVerdict gap={gap.gap} />
      </td>
    </tr>
  );
}
