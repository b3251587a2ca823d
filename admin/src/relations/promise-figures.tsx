import '../ui/estimate.css';
import { useQuery } from '@tanstack/react-query';
import { metricWords, type ScoreWords } from '@voldaan/domain/metrics/metric-words';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { verdictShapes } from '../metrics/verdict-shapes.ts';
import { Estimate } from '../ui/estimate.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { Verdict } from '../ui/verdict.tsx';
import { type PromiseFigures, promiseFiguresQuery } from './promise-requests.ts';

const outcomes = ['kept', 'late', 'broken'] as const;

/** How promises end, and what customers say afterwards: a difference between two groups, and no proof of a cause. */
export function PromiseFiguresSection() {
  const figures = useQuery(promiseFiguresQuery);
  return (
    <QueryView query={figures} lines={4}>
      {(found) => (
        <>
          <Rates figures={found} />
          <ScoreLink score={found.score} />
        </>
      )}
    </QueryView>
  );
}

function Rates({ figures }: Readonly<{ figures: PromiseFigures }>) {
  const say = useSay();
  const { locale } = useFormat();
  const words = metricWords({ kind: 'share', scale: { min: 0, max: 1 } }, locale);
  return (
    <Section
      label={say('promises.rates')}
      heading={say('promises.rates-heading', { count: figures.kept.n })}
      note={say('promises.rates-note')}
    >
      <div className="promise-rates">
        {outcomes.map((outcome) => (
          <div key={outcome}>
            <h3>{say(`promises.state.${outcome}`)}</h3>
            <Estimate
              value={figures[outcome]}
              figure={words.figure}
              counted={(count) => say('promises.counted', { count })}
            />
          </div>
        ))}
      </div>
    </Section>
  );
}

function ScoreLink({ score }: Pick<PromiseFigures, 'score'>) {
  const say = useSay();
  const { locale } = useFormat();
  if (score === null)
    return (
      <Section label={say('promises.score')} heading={say('promises.score-few')}>
        <p className="muted">{say('promises.score-few-text')}</p>
      </Section>
    );
  const { minimum: min, maximum: max } = score.item;
  const words = metricWords({ kind: score.metric, scale: { min, max } }, locale);
  return (
    <Section
      label={say('promises.score')}
      heading={say(`promises.score-verdict.${verdictShapes[score.comparison.verdict]}`)}
      note={say('promises.score-note')}
    >
      <div className="promise-rates">
        <div>
          <h3>{say('promises.score-kept')}</h3>
          <Estimate value={score.kept} figure={words.figure} />
        </div>
        <div>
          <h3>{say('promises.score-not-kept')}</h3>
          <Estimate value={score.not_kept} figure={words.figure} />
        </div>
      </div>
      <Difference score={score} words={words} />
      <p className="source">{say('promises.score-source', { question: score.item.label })}</p>
    </Section>
  );
}

type Score = NonNullable<PromiseFigures['score']>;

function Difference({ score: { comparison }, words }: Readonly<{ score: Score; words: ScoreWords }>) {
  const say = useSay();
  const { verdict, difference, low, high } = comparison;
  const shape = verdictShapes[verdict];
  if (difference === null || low === null || high === null || verdict === 'too few')
    return <Verdict shape="too-few">{say('promises.difference-few')}</Verdict>;
  return (
    <Verdict shape={shape}>
      {say('promises.difference', {
        difference: words.difference(difference),
        low: words.difference(low),
        high: words.difference(high),
      })}
    </Verdict>
  );
}
