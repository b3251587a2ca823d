import { useFormat } from '../../catalogue/format.ts';
import { Rich, useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Section } from '../../ui/section.tsx';
import { EstimateTable } from '../estimate-table.tsx';
import { Term } from '../glossary/term.tsx';
import type { ScoreWords } from '../score-words.ts';
import { EffortChart } from './effort-chart.tsx';
import type { Nonresponse } from './nonresponse-requests.ts';

type Effort = NonNullable<Nonresponse['effort']>;
type Props = Readonly<{ effort: Nonresponse['effort']; words: ScoreWords }>;

/** Whether those who took longer, or a reminder, think otherwise: the nearest thing to hearing the silent. */
export function EffortSection({ effort, words }: Props) {
  const say = useSay();
  if (effort === null || effort.points.every(({ score }) => shownEstimate(score) === undefined)) {
    return (
      <Section label={say('nonresponse.effort')} heading={say('nonresponse.effort-early')}>
        <p>{say('nonresponse.effort-few')}</p>
      </Section>
    );
  }
  return (
    <Section
      label={say('nonresponse.effort')}
      heading={say('nonresponse.effort-heading', { verdict: effort.comparison.verdict.replaceAll(' ', '_') })}
      note={<Rich message="nonresponse.effort-note" tags={{ late: (said) => <Term name="early-late">{said}</Term> }} />}
    >
      <EffortChart points={effort.points} words={words} />
      <EstimateTable
        caption={say('nonresponse.effort')}
        rowName={say('nonresponse.answered-when')}
        words={words}
        rows={[
          { key: 'early', name: name(effort, 'early'), value: effort.early },
          { key: 'late', name: name(effort, 'late'), value: effort.late },
        ]}
      />
      <Difference effort={effort} words={words} />
      {effort.left_out === 0 ? null : (
        <p className="note">{say('nonresponse.effort-left-out', { n: effort.left_out })}</p>
      )}
    </Section>
  );

  function name({ is_by_reminder: isByReminder, late_from: lateFrom }: Effort, which: 'early' | 'late'): string {
    if (isByReminder) return say(which === 'early' ? 'nonresponse.before-reminder' : 'nonresponse.after-reminder');
    return say(which === 'early' ? 'nonresponse.before-day' : 'nonresponse.from-day', { day: lateFrom ?? 0 });
  }
}

function Difference({ effort: { comparison }, words }: Readonly<{ effort: Effort; words: ScoreWords }>) {
  const say = useSay();
  const format = useFormat();
  const { verdict, difference, low, high } = comparison;
  if (verdict === 'too few' || difference === null || low === null || high === null)
    return <p className="after-table">{say('nonresponse.effort-too-few')}</p>;
  return (
    <p className="after-table" lang={format.locale}>
      {say('nonresponse.effort-difference', {
        difference: words.difference(difference),
        low: words.difference(low),
        high: words.difference(high),
      })}
    </p>
  );
}
