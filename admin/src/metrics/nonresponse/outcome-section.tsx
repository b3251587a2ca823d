import '../../ui/chart.css';
import { useFormat } from '../../catalogue/format.ts';
import { Rich, useSay } from '../../catalogue/text.tsx';
import { useReasonWords } from '../../studies/reason-words.ts';
import { Section } from '../../ui/section.tsx';
import { Term } from '../glossary/term.tsx';
import type { Nonresponse } from './nonresponse-requests.ts';

/** What became of everybody who was selected; each with its count, its reasons, and where AAPOR counts it. */
export function OutcomeSection({ data }: Readonly<{ data: Nonresponse }>) {
  const say = useSay();
  const format = useFormat();
  const answered = data.outcomes
    .filter(({ outcome }) => outcome === 'complete' || outcome === 'partial')
    .reduce((sum, { count }) => sum + count, 0);
  return (
    <Section
      label={say('nonresponse.outcomes')}
      heading={say('nonresponse.outcomes-heading', { answered, selected: data.selected })}
      note={
        <Rich
          message="nonresponse.outcomes-note"
          tags={{ silence: (said) => <Term name="nonresponse">{said}</Term> }}
        />
      }
    >
      <table className="funnel bare outcomes">
        <caption className="unseen">{say('nonresponse.outcomes-caption')}</caption>
        <thead className="unseen">
          <tr>
            <th scope="col">{say('nonresponse.outcome')}</th>
            <th scope="col">{say('funnel.count')}</th>
            <th scope="col">{say('funnel.bar')}</th>
            <th scope="col">{say('funnel.why')}</th>
          </tr>
        </thead>
        <tbody>
          {data.outcomes.map((row) => (
            <tr key={row.outcome}>
              <th scope="row">{say(`outcome.${row.outcome}`)}</th>
              <td className="end number">
                <b>{format.number(row.count)}</b>
              </td>
              <td className="funnel-bar">
                <svg className="chart" height="14" aria-hidden="true">
                  <rect
                    className={row.code === 'I' || row.code === 'P' ? 'bar' : 'bar-soft'}
                    width={`${((row.count / data.selected) * 100).toFixed(2)}%`}
                    height="14"
                  />
                </svg>
              </td>
              <td className="small muted">
                <Why row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.uninvited > 0 ? <p className="source">{say('funnel.uninvited', { count: data.uninvited })}</p> : null}
    </Section>
  );
}

function Why({ row }: Readonly<{ row: Nonresponse['outcomes'][number] }>) {
  const say = useSay();
  const format = useFormat();
  const reasonWords = useReasonWords();
  const named = row.reasons.filter(({ reason }) => !/^\d+$/.test(reason));
  const reasons = named.map(({ reason, count }) => say('nonresponse.reason', { count, reason: reasonWords(reason) }));
  const code = row.code === 'none' ? say('nonresponse.code-none') : say('nonresponse.code', { code: row.code });
  return (
    <>
      {say(`outcome-detail.${row.outcome}`)}
      {reasons.length === 0 ? null : `: ${format.list(reasons)}`} <span className="nowrap">({code})</span>
    </>
  );
}
