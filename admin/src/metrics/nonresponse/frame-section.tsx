import { useFormat } from '../../catalogue/format.ts';
import { Rich, type Say, useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Section } from '../../ui/section.tsx';
import { EstimateTable } from '../estimate-table.tsx';
import { Term } from '../glossary/term.tsx';
import { useScoreWords } from '../score-words.ts';
import { GroupDays } from './group-days.tsx';
import type { Nonresponse } from './nonresponse-requests.ts';
import { useValueWords } from './value-words.ts';

type Trait = Nonresponse['traits'][number];

/** Who answered and who did not, by everything known of all who were asked. */
export function FrameSection({ data: { traits, grouped } }: Readonly<{ data: Nonresponse }>) {
  const say = useSay();
  const valueWords = useValueWords();
  const words = useScoreWords('csat');
  return (
    <Section
      label={say('nonresponse.frame')}
      heading={headingOf(traits, valueWords, say)}
      note={<Rich message="nonresponse.frame-note" tags={{ r: (said) => <Term name="r-indicator">{said}</Term> }} />}
    >
      {traits.length === 0 ? <p>{say('nonresponse.frame-none')}</p> : null}
      {traits.map((trait) => (
        <div key={trait.trait} className="frame-trait">
          <h3>{trait.label}</h3>
          <Indicator value={trait.r_indicator} />
          <EstimateTable
            caption={say('nonresponse.frame-caption', { trait: trait.label })}
            rowName={trait.label}
            verdictName={say('nonresponse.against-rest')}
            words={words}
            rows={trait.groups.map(({ value, rate, verdict }) => ({
              key: value,
              name: valueWords(trait.trait, value),
              value: rate,
              verdict: say('nonresponse.verdict', { verdict: verdict.replaceAll(' ', '_') }),
            }))}
          />
          {trait.hidden > 0 ? <p className="source">{say('nonresponse.hidden', { count: trait.hidden })}</p> : null}
        </div>
      ))}
      <p className="source">{say('nonresponse.frame-source')}</p>
      <GroupDays grouped={grouped} />
    </Section>
  );
}

function headingOf(traits: readonly Trait[], valueWords: (trait: string, value: string) => string, say: Say): string {
  if (traits.length === 0) return say('nonresponse.frame-unknown');
  for (const { trait, label, groups } of traits) {
    const less = groups.find(({ verdict }) => verdict === 'less');
    if (less !== undefined)
      return say('nonresponse.frame-less', { trait: label, group: valueWords(trait, less.value) });
  }
  return say('nonresponse.frame-even');
}

function Indicator({ value }: Readonly<{ value: Trait['r_indicator'] }>) {
  const format = useFormat();
  const shown = shownEstimate(value);
  if (shown === undefined) return null;
  return (
    <p className="note">
      <Rich
        message="nonresponse.r-indicator"
        values={{
          value: format.number(shown.estimate, 2),
          low: format.number(shown.low, 2),
          high: format.number(shown.high, 2),
          n: value.n,
        }}
        tags={{ r: (said) => <Term name="r-indicator">{said}</Term> }}
      />
    </p>
  );
}
