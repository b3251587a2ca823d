import { axisAround } from '@voldaan/domain/metrics/axis';
import '../ui/chart.css';
import '../ui/estimate.css';
import '../ui/whisker.css';
import { metricWords, type ScoreWords } from '@voldaan/domain/metrics/metric-words';
import { scaleLinear } from 'd3-scale';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Term } from '../metrics/glossary/term.tsx';
import { Section } from '../ui/section.tsx';
import { Verdict, type VerdictShape } from '../ui/verdict.tsx';
import { GroupsChart } from './groups-chart.tsx';
import { GroupsTable } from './groups-table.tsx';
import type { ImprovementDetail, ImprovementEffect } from './improvement-requests.ts';

type Props = Readonly<{ detail: ImprovementDetail; effect: ImprovementEffect }>;

/** The effect with its interval on a line through "no effect", then both groups over time. */
export function EffectSection({ detail, effect }: Props) {
  const say = useSay();
  const { locale } = useFormat();
  const { kind, minimum: min, maximum: max } = detail.metric;
  const words = metricWords({ kind, scale: { min, max } }, locale);
  return (
    <>
      <Section
        label={<Term name="difference-in-differences">{say('improvements.effect')}</Term>}
        heading={say('improvements.effect-heading')}
        note={say('improvements.effect-note')}
      >
        <EffectFigure effect={effect} words={words} />
        <Verdicts detail={detail} effect={effect} words={words} />
        <p className="source">
          {say('improvements.counted', {
            treated: effect.treated.before.n + effect.treated.after.n,
            treatedAfter: effect.treated.after.n,
            comparison: effect.comparison.before.n + effect.comparison.after.n,
            comparisonAfter: effect.comparison.after.n,
          })}{' '}
          {say(`improvements.error-${effect.error_of}`, { units: effect.units })}{' '}
          <Term name="minimum-detectable-effect">{say('improvements.what-detectable')}</Term>
        </p>
      </Section>
      <Section
        label={say('improvements.course')}
        heading={say('improvements.course-heading')}
        note={say('improvements.course-note', { question: detail.action.item.label, interval: effect.interval })}
      >
        <GroupsChart effect={effect} words={words} />
        <GroupsTable effect={effect} words={words} />
      </Section>
    </>
  );
}

function EffectFigure({
  effect: { effect, verdict },
  words,
}: Readonly<{ effect: ImprovementEffect; words: ScoreWords }>) {
  const say = useSay();
  const { estimate, low, high, n } = effect;
  if (estimate === null || low === null || high === null) return <p>{say('improvements.cannot-tell')}</p>;
  const range = { low: words.difference(low), high: words.difference(high) };
  const isUndecided = verdict !== 'better' && verdict !== 'worse';
  return (
    <div className="effect estimate" data-display={isUndecided ? 'muted' : 'full'}>
      {isUndecided ? (
        <p className="figure-interval">{say('estimate.between', range)}</p>
      ) : (
        <data className="figure" value={estimate}>
          {words.difference(estimate)}
        </data>
      )}
      <div>
        <EffectLine value={{ estimate, low, high }} words={words} isUndecided={isUndecided} />
        <p>
          {isUndecided ? null : <b>{say('estimate.between', range)}, </b>}
          <span className="muted">{say('estimate.answers', { n })}</span>
        </p>
      </div>
    </div>
  );
}

type LineProps = Readonly<{
  value: Readonly<{ estimate: number; low: number; high: number }>;
  words: ScoreWords;
  isUndecided: boolean;
}>;

function EffectLine({ value, words, isUndecided }: LineProps) {
  const say = useSay();
  const reach = words.bounds[1] - words.bounds[0];
  const axis = axisAround([value.low, value.high, -words.step, words.step], {
    bounds: [-reach, reach],
    step: words.step,
  });
  const place = scaleLinear([axis.from, axis.to], [0, 100]);
  const at = (effect: number) => `${place(effect).toFixed(2)}%`;
  const label = say('improvements.effect-said', {
    effect: words.difference(value.estimate),
    low: words.difference(value.low),
    high: words.difference(value.high),
  });
  return (
    <svg className="chart" height="78" role="img" aria-label={label}>
      <line className="base" x1="0" x2="100%" y1="52" y2="52" />
      <line className="norm" x1={at(0)} x2={at(0)} y1="4" y2="52" />
      {axis.ticks.map((tick, index) => (
        <text
          key={tick}
          className={Math.abs(tick) < 1e-9 ? 'ink' : undefined}
          x={at(tick)}
          y="73"
          textAnchor={index === 0 ? 'start' : index === axis.ticks.length - 1 ? 'end' : 'middle'}
        >
          {Math.abs(tick) < 1e-9 ? say('improvements.no-effect') : words.difference(tick)}
        </text>
      ))}
      <line
        className={isUndecided ? 'whisker whisker-faint' : 'whisker whisker-wide'}
        x1={at(value.low)}
        x2={at(value.high)}
        y1="24"
        y2="24"
      />
      {[value.low, value.high].map((end) => (
        <line key={end} className="whisker" x1={at(end)} x2={at(end)} y1="17" y2="31" />
      ))}
      <circle className={isUndecided ? 'dot-open' : 'dot'} cx={at(value.estimate)} cy="24" r="7" />
    </svg>
  );
}

const shapes: Readonly<Record<ImprovementEffect['verdict'], VerdictShape>> = {
  'too early': 'too-few',
  'cannot tell': 'too-few',
  'not comparable': 'too-few',
  'no effect shown': 'no-difference',
  better: 'higher',
  worse: 'lower',
};

function Verdicts({ effect, detail, words }: Props & Readonly<{ words: ScoreWords }>) {
  const say = useSay();
  const { verdict, pre_trend, detectable } = effect;
  return (
    <div className="verdicts">
      <Verdict shape={shapes[verdict]}>
        {say(`improvements.verdict.${verdictKey(verdict)}`, {
          detectable: detectable === null ? '–' : words.difference(detectable).replace(/^\+/, ''),
          worthwhile: words.difference(detail.action.worthwhile).replace(/^\+/, ''),
        })}
      </Verdict>
      <Verdict shape={pre_trend.verdict === 'alike' ? 'no-difference' : 'too-few'}>
        {say(`improvements.before.${pre_trend.verdict === 'too short' ? 'too-short' : pre_trend.verdict}`, {
          periods: pre_trend.periods,
        })}
      </Verdict>
    </div>
  );
}

function verdictKey(verdict: ImprovementEffect['verdict']) {
  const keys = {
    'too early': 'too-early',
    'cannot tell': 'cannot-tell',
    'not comparable': 'not-comparable',
    'no effect shown': 'nothing-shown',
    better: 'better',
    worse: 'worse',
  } as const;
  return keys[verdict];
}
