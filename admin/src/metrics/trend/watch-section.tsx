import { useFormat } from '../../catalogue/format.ts';
import { Rich, useSay } from '../../catalogue/text.tsx';
import { Section } from '../../ui/section.tsx';
import { Verdict } from '../../ui/verdict.tsx';
import { Term } from '../glossary/term.tsx';
import type { ScoreWords } from '../score-words.ts';
import type { Trend } from './trend-requests.ts';

type Props = Readonly<{ watch: NonNullable<Trend['watch']>; words: ScoreWords }>;

/** The watch that may be looked at every day: what it says now, and how seldom it is wrong. */
export function WatchSection({ watch, words }: Props) {
  const say = useSay();
  const format = useFormat();
  const { low, high, n } = watch.estimate;
  const values = {
    norm: words.figure(watch.norm),
    since: format.day(watch.since),
    share: format.percent(watch.false_alarms_per_year),
    n,
  };
  const between = low === null || high === null ? undefined : { low: words.figure(low), high: words.figure(high) };
  return (
    <Section
      label={say('watch.section')}
      heading={say('watch.heading', { state: stateKey(watch.state) })}
      note={say('watch.note')}
    >
      <div className="verdicts watch-verdicts">
        {watch.state === 'alarm' && watch.alarm_day !== null ? (
          <Verdict shape="lower">
            <Rich message="watch.alarm" values={{ ...values, day: format.day(watch.alarm_day) }} />
          </Verdict>
        ) : (
          <Verdict shape={watch.state === 'quiet' ? 'no-difference' : 'too-few'}>
            <Rich message={watch.state === 'quiet' ? 'watch.quiet' : 'watch.none'} values={values} />
          </Verdict>
        )}
      </div>
      <p>
        {between === undefined ? say('watch.promise', values) : say('watch.promise-between', { ...values, ...between })}
      </p>
      <p className="source">
        <Rich
          message="watch.source"
          values={{ from: varianceKeys[watch.variance_from] }}
          tags={{ test: (said) => <Term name="always-valid-test">{said}</Term> }}
        />
      </p>
    </Section>
  );
}

const varianceKeys = { 'the norm': 'norm', 'earlier answers': 'earlier', 'widest possible': 'widest' } as const;

function stateKey(state: Props['watch']['state']): string {
  return state === 'no answers' ? 'none' : state;
}
