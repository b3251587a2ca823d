import '../ui/chart.css';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Term } from '../metrics/glossary/term.tsx';
import { Section } from '../ui/section.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import type { Fieldwork } from './call-requests.ts';

/** What became of the customers of the call list, each with AAPOR's code. */
export function CallOutcomeSection({ data }: Readonly<{ data: Fieldwork }>) {
  const say = useSay();
  const { attempts, untried, customers, outcomes } = data;
  return (
    <Section
      label={<Term name="call-outcome">{say('fieldwork.outcomes')}</Term>}
      heading={say('fieldwork.outcomes-heading', { attempts, untried })}
      note={say('fieldwork.outcomes-note')}
    >
      <TableScroll label={say('fieldwork.outcomes')}>
        <table>
          <caption className="unseen">{say('fieldwork.outcomes')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('fieldwork.outcomes')}</th>
              <th scope="col" className="end">
                {say('fieldwork.count')}
              </th>
              <th scope="col" className="wide-only">
                <span className="unseen">{say('funnel.bar')}</span>
              </th>
              <th scope="col">{say('fieldwork.code')}</th>
            </tr>
          </thead>
          <tbody>
            {outcomes.map(({ outcome, code, group, count }) => (
              <OutcomeRow
                key={outcome}
                name={say(`call-outcome.${outcome}`)}
                code={group === 'none' ? code : `${code} · ${group}`}
                count={count}
                share={count / customers}
                isInterview={group === 'I' || group === 'P'}
              />
            ))}
            {untried === 0 ? null : (
              <OutcomeRow
                name={say('fieldwork.untried')}
                code=""
                count={untried}
                share={untried / customers}
                isInterview={false}
              />
            )}
          </tbody>
        </table>
      </TableScroll>
    </Section>
  );
}

type RowProps = Readonly<{ name: string; code: string; count: number; share: number; isInterview: boolean }>;

function OutcomeRow({ name, code, count, share, isInterview }: RowProps) {
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="end number">{format.number(count)}</td>
      <td className="wide-only call-bar">
        <svg className="chart" height="14" aria-hidden="true">
          <rect className={isInterview ? 'bar' : 'bar-soft'} width={`${(share * 100).toFixed(2)}%`} height="14" />
        </svg>
      </td>
      <td className="number small muted">{code}</td>
    </tr>
  );
}
