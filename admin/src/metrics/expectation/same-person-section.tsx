import { useFormat } from '../../catalogue/format.ts';
import { Rich, useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Section } from '../../ui/section.tsx';
import { EstimateTable } from '../estimate-table.tsx';
import { gapWord } from '../gap-verdict.tsx';
import { Term } from '../glossary/term.tsx';
import { scoreWords } from '../score-words.ts';
import type { Expectation } from './expectation-requests.ts';
import { type GapRow, GapTable } from './gap-table.tsx';

type Baseline = NonNullable<Expectation['baseline']>;

/** Below this a difference between persons is more chance than person (Nunnally 1978). */
const reliabilityLeast = 0.7;

/** The same customers, before and after: nobody else's expectation is set against their experience. */
export function SamePersonSection({ baseline, rows }: Readonly<{ baseline: Baseline; rows: readonly GapRow[] }>) {
  const say = useSay();
  const format = useFormat();
  const gap = shownEstimate(baseline.gap);
  const heading =
    gap === undefined
      ? say('expectation.same-few')
      : say('expectation.same-heading', {
          word: gapWord(baseline.gap),
          gap: format.number(Math.abs(gap.estimate), 1),
          low: format.signed(gap.low, 1),
          high: format.signed(gap.high, 1),
        });
  return (
    <>
      <Section
        label={say('expectation.same')}
        heading={heading}
        note={
          <Rich
            message="expectation.same-note"
            values={{ survey: baseline.survey.name, n: baseline.gap.n }}
            tags={{ gap: (words) => <Term name="expectation-gap">{words}</Term> }}
          />
        }
      >
        {rows.length === 0 ? (
          <p>{say('expectation.same-few-detail')}</p>
        ) : (
          <>
            <GapTable caption={say('expectation.same')} rows={rows} />
            <Reliability baseline={baseline} />
          </>
        )}
      </Section>
      {baseline.sources.some((source) => source.gap !== null) ? <Sources baseline={baseline} /> : null}
    </>
  );
}

function Reliability({ baseline: { reliability } }: Readonly<{ baseline: Baseline }>) {
  const say = useSay();
  const format = useFormat();
  const { gap, experienced, n } = reliability;
  if (gap === null || experienced === null) return <p className="source">{say('expectation.reliability-none')}</p>;
  const values = { gap: format.number(gap, 2), experienced: format.number(experienced, 2), n };
  return (
    <p className="source">
      {say('expectation.paired')}{' '}
      {gap < reliabilityLeast ? say('expectation.reliability-low', values) : say('expectation.reliability', values)}
    </p>
  );
}

/** Where an expectation came from, and what came of it. */
function Sources({ baseline }: Readonly<{ baseline: Baseline }>) {
  const say = useSay();
  const format = useFormat();
  const shown = baseline.sources.flatMap(({ id, label, gap }) =>
    gap === null ? [] : [{ key: id, name: label, value: gap, verdict: say(`expectation.${gapWord(gap)}`) }],
  );
  const hidden = baseline.sources.filter(({ gap }) => gap === null).map(({ label }) => label);
  const worst = shown
    .filter(({ value }) => gapWord(value) === 'worse')
    .toSorted((one, other) => (one.value.estimate ?? 0) - (other.value.estimate ?? 0))[0];
  const isApart =
    worst !== undefined && shown.every((one) => one === worst || isBelow(worst.value.high, one.value.low));
  return (
    <Section
      label={say('expectation.sources')}
      heading={
        isApart ? say('expectation.sources-heading', { name: worst.name }) : say('expectation.sources-undecided')
      }
      note={say('expectation.sources-note')}
    >
      <EstimateTable
        caption={say('expectation.sources')}
        rowName={say('expectation.source')}
        rows={shown}
        words={{ ...scoreWords('expectation', format), bounds: [-9, 9] }}
        norm={0}
        normName={say('expectation.as-share')}
        verdictName={say('drivers.verdict')}
      />
      {hidden.length === 0 ? null : (
        <p className="source">{say('expectation.sources-hidden', { names: format.list(hidden) })}</p>
      )}
    </Section>
  );
}

function isBelow(high: number | null, low: number | null): boolean {
  return high !== null && low !== null && high < low;
}
