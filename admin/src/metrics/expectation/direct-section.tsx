import '../../ui/chart.css';
import { useFormat } from '../../catalogue/format.ts';
import { Rich, useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Section } from '../../ui/section.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { GapVerdict, gapWord } from '../gap-verdict.tsx';
import { Term } from '../glossary/term.tsx';
import { EstimateCell } from './estimate-cell.tsx';
import type { Direct } from './expectation-requests.ts';

export type DirectRow = Readonly<{ key: string; name: string; direct: Direct }>;

/** One question, three shares: worse, as, and better than expected, the worst of them first. */
export function DirectSection({ rows }: Readonly<{ rows: readonly DirectRow[] }>) {
  const say = useSay();
  const sorted = rows.toSorted((one, other) => (one.direct.mean.estimate ?? 0) - (other.direct.mean.estimate ?? 0));
  const worse = sorted.filter(({ direct }) => gapWord(direct.mean) === 'worse').length;
  return (
    <Section
      label={say('expectation.direct')}
      heading={say('expectation.direct-heading', { worse, count: rows.length })}
      note={
        <Rich
          message="expectation.direct-note"
          tags={{ expectation: (words) => <Term name="expectation">{words}</Term> }}
        />
      }
    >
      <TableScroll label={say('expectation.direct')}>
        <table className="ledger expectation-table">
          <caption className="unseen">{say('expectation.direct')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('expectation.part')}</th>
              <th scope="col" className="wide-only">
                <span className="unseen">{say('expectation.shares')}</span>
              </th>
              <th scope="col" className="end">
                {say('expectation.worse-share')}
              </th>
              <th scope="col" className="end wide-only">
                {say('expectation.as-share')}
              </th>
              <th scope="col" className="end">
                {say('expectation.better-share')}
              </th>
              <th scope="col" className="wide-only">
                {say('drivers.verdict')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <DirectCells key={row.key} row={row} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="source">{say('expectation.direct-source')}</p>
    </Section>
  );
}

function DirectCells({ row: { name, direct } }: Readonly<{ row: DirectRow }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        {name}
        <small>{say('estimate.answers', { n: direct.mean.n })}</small>
        <div className="verdict-small">
          <GapVerdict gap={direct.mean} />
        </div>
      </th>
      <td className="share-cell wide-only">
        <ShareBar direct={direct} />
      </td>
      <EstimateCell value={direct.worse} figure={format.percent} />
      <EstimateCell value={direct.as_expected} figure={format.percent} isWide />
      <EstimateCell value={direct.better} figure={format.percent} />
      <td className="wide-only">
        <GapVerdict gap={direct.mean} />
      </td>
    </tr>
  );
}

/** The three shares as one bar, told apart in grey print too: full, outlined, light. The cells beside it say them. */
function ShareBar({ direct }: Readonly<{ direct: Direct }>) {
  const [worse, same, better] = [direct.worse, direct.as_expected, direct.better].map(shownEstimate);
  if (worse === undefined || same === undefined || better === undefined) return null;
  const width = (share: number) => `${(share * 100).toFixed(2)}%`;
  return (
    <svg className="chart" height="40" aria-hidden="true">
      <rect className="share-worse" x="0" y="13" height="14" width={width(worse.estimate)} />
      <rect className="bar-outline" x={width(worse.estimate)} y="13" height="14" width={width(same.estimate)} />
      <rect
        className="bar"
        x={width(worse.estimate + same.estimate)}
        y="13"
        height="14"
        width={width(better.estimate)}
      />
    </svg>
  );
}
