import { addDays } from '@voldaan/domain/metrics/calendar-day';
import type { TermId } from '@voldaan/domain/metrics/glossary/glossary';
import { tellingEffect } from '@voldaan/domain/metrics/telling-effect';
import { useFormat } from '../catalogue/format.ts';
import { Rich, useSay } from '../catalogue/text.tsx';
import { shownEstimate } from '../ui/estimate.tsx';
import { Section } from '../ui/section.tsx';
import { Distribution } from './distribution.tsx';
import { FirstAnswers } from './first-answers.tsx';
import { Term } from './glossary/term.tsx';
import { useItemWords } from './item-words.ts';
import { MetricName } from './metric-name.tsx';
import type { Overview, OverviewHead } from './overview-requests.ts';
import { ResponseFunnel } from './response-funnel.tsx';
import { ScoreMargin } from './score-margin.tsx';
import { Trend } from './trend.tsx';
import type { TrendPoint } from './trend-chart.tsx';
import { Words } from './words.tsx';

type Props = Readonly<{ data: Overview; head: OverviewHead }>;

/** The sections of the overview, each a finding with its proof. */
export function Findings({ data, head }: Props) {
  return (
    <>
      <ScoreSection data={data} head={head} />
      <DistributionSection data={data} head={head} />
      {data.funnel === null ? null : <ResponseFunnel funnel={data.funnel} />}
    </>
  );
}

function RepeatedCustomers({ value }: Readonly<{ value: NonNullable<Overview['metric']> }>) {
  const format = useFormat();
  const { design_effect: effect = 1, n } = value;
  if (effect < tellingEffect) return null;
  return (
    <Rich
      message="overview.repeated"
      values={{ worth: format.number(Math.round(n / effect)) }}
      tags={{ effective: (said) => <Term name="effective-n">{said}</Term> }}
    />
  );
}

function ScoreSection({ data, head }: Props) {
  const say = useSay();
  const format = useFormat();
  const words = useItemWords(head.item);
  const points = useTrendPoints(data);
  const { metric } = data;
  const { role } = head.item;
  if (metric === null) return null;
  const isShown = shownEstimate(metric) !== undefined;
  return (
    <section className="section" aria-labelledby="score">
      <header className="score-margin">
        <p className="section-label" id="score">
          <MetricName item={head.item} />
        </p>
        <ScoreMargin data={data} head={head} metric={metric} />
      </header>
      <div>
        <h2>{isShown ? trendHeading() : say('first-answers.heading')}</h2>
        <p className="note">{isShown ? say(`trend.note-${role}`) : say('first-answers.note')}</p>
        {isShown ? (
          <Trend points={points} norm={data.norm?.norm} words={words} interval={data.interval} />
        ) : (
          <FirstAnswers answers={data.answers_below_minimum} />
        )}
        <p className="source">
          {say('overview.source', {
            n: metric.n,
            from: format.day(head.window.from),
            to: format.day(addDays(head.window.to, -1)),
          })}{' '}
          {isShown ? <MethodName method={metric.method} /> : null} <RepeatedCustomers value={metric} />{' '}
          {head.comparability_break ? say('overview.break') : null}{' '}
          {data.votes.unconfirmed > 0 ? say('overview.unconfirmed', { count: data.votes.unconfirmed }) : null}{' '}
          {data.votes.machine > 0 ? say('overview.machine', { count: data.votes.machine }) : null}
        </p>
      </div>
    </section>
  );

  function trendHeading(): string {
    const verdict = data.comparison?.verdict;
    if (verdict === 'higher') return say('trend.heading-higher');
    if (verdict === 'lower') return say('trend.heading-lower');
    if (verdict === 'no difference shown') return say('trend.heading-same');
    return say('trend.heading-early');
  }
}

function useTrendPoints(data: Overview): readonly TrendPoint[] {
  const format = useFormat();
  const label = data.interval === 'month' ? format.month : format.shortDay;
  return data.trend.map(({ from, estimate }) => ({ key: from, label: label(from), estimate }));
}

function DistributionSection({ data, head }: Props) {
  const say = useSay();
  const format = useFormat();
  const n = data.metric?.n ?? 0;
  const isEnough = data.metric !== null && shownEstimate(data.metric) !== undefined;
  const { role, scale } = head.item;
  const { minimum, maximum } = scale;
  const counts = data.distribution.filter(
    ({ score }) => Number.isInteger(score) && score >= minimum && score <= maximum,
  );
  const groups = data.groups.map(({ key, from, to, share }) => ({
    from,
    to,
    name: groupName(key),
    ...shareOf(share),
  }));
  return (
    <Section label={say('distribution.section')} heading={heading()} note={say('distribution.note', { n })}>
      <div className="columns">
        <figure>
          <Distribution counts={counts} groups={groups} />
        </figure>
        <Words comments={data.comments} surveyId={head.survey.id} />
      </div>
    </Section>
  );

  function shareOf({ estimate, low, high }: Overview['groups'][number]['share']) {
    return isEnough && estimate !== null && low !== null && high !== null ? { share: { estimate, low, high } } : {};
  }

  function groupName(key: Overview['groups'][number]['key']): string {
    if (key === 'promoters' || key === 'passives' || key === 'detractors') return say(`group.${key}`);
    return say(`group.${role === 'nps' ? 'csat' : role}.${key}`);
  }

  function heading(): string {
    const top = data.groups.find(({ key }) => key === 'top' || key === 'promoters');
    if (!isEnough || top === undefined || data.metric?.display !== 'full') return say('distribution.heading-early');
    const { low, high } = top.share;
    if (low === null || high === null) return say('distribution.heading-early');
    return say('distribution.heading', { role, low: format.percent(low), high: format.percent(high) });
  }
}

type MethodKey = 'score' | 'wilson' | 't' | 'alike' | 'weighted';

const methodTerms = {
  score: 'score-interval',
  wilson: 'wilson',
  t: 't-interval',
  alike: 'alike-bound',
  weighted: 'linearised',
} as const satisfies Record<MethodKey, TermId>;

/** How the interval was made, which leads to its formula. */
function MethodName({ method }: Readonly<{ method: string }>) {
  const say = useSay();
  const key = methodKey(method);
  return (
    <>
      <Term name={methodTerms[key]}>{say(`method.${key}`)}</Term>.
    </>
  );
}

function methodKey(method: string): MethodKey {
  if (method === 'score' || method === 'wilson' || method === 't') return method;
  return method === 'alike-bound' ? 'alike' : 'weighted';
}
