import { useFormat } from '../../catalogue/format.ts';
import { Rich, useSay } from '../../catalogue/text.tsx';
import { useReasonWords } from '../../studies/reason-words.ts';
import { FunnelTable } from '../../ui/funnel-table.tsx';
import { Section } from '../../ui/section.tsx';
import { Term } from '../glossary/term.tsx';
import type { Nonresponse } from './nonresponse-requests.ts';

/** What became of everybody who was selected; each with its count, its reasons, and where AAPOR counts it. */
export function OutcomeSection({ data }: Readonly<{ data: Nonresponse }>) {
  const say = useSay();
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
      <FunnelTable
        className="outcomes"
        caption={say('nonresponse.outcomes-caption')}
        heading={say('nonresponse.outcome')}
        steps={data.outcomes.map((row) => ({
          key: row.outcome,
          name: say(`outcome.${row.outcome}`),
          count: row.count,
          why: <Why row={row} />,
          isAnswered: row.code === 'I' || row.code === 'P',
        }))}
        most={data.selected}
      />
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
