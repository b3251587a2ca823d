import { type Counted, histogramOf } from '@voldaan/domain/metrics/answers';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import type { Metric } from '@voldaan/domain/metrics/metric';
import { scoreBoxes } from '@voldaan/domain/metrics/score-boxes';
import { showEstimate } from './estimate-view.ts';
import type { EstimateView, OverviewReply } from './schema.ts';

type Group = OverviewReply['groups'][number];

/** The shares that stand beside a score, so that two ways to the same figure stay distinguishable. */
export function shareGroups(metric: Metric, counted: Counted, period: Readonly<{ from: string; to: string }>): Group[] {
  const { min, max, step } = metric.scale;
  const count = (from: number, to: number) =>
    histogramOf(counted).reduce((sum, answers, place) => {
      const score = min + place * step;
      return score >= from && score <= to ? sum + answers : sum;
    }, 0);
  return boundsOf(metric).map(({ key, from, to }) => ({
    key,
    from: Math.max(from, min),
    to: Math.min(to, max),
    count: count(from, to),
    share: shareOf(metric, counted, { from, to }, period),
  }));
}

/** The share of all answers that lie from one score to another, both included. */
export function shareOf(
  metric: Metric,
  counted: Counted,
  { from, to }: Readonly<{ from: number; to: number }>,
  period: Readonly<{ from: string; to: string }>,
): EstimateView {
  const share = { ...metric, kind: 'share', id: `${metric.id}-${from}-${to}`, shareMin: from, shareMax: to } as const;
  return showEstimate(estimateMetric(share, counted, { period: { from: period.from, to: period.to } }));
}

function boundsOf(metric: Metric): readonly Readonly<{ key: Group['key']; from: number; to: number }>[] {
  const { min, max, step } = metric.scale;
  if (metric.kind === 'nps') {
    const [detractorMax, passiveMax] = metric.breaks;
    return [
      { key: 'detractors', from: min, to: detractorMax },
      { key: 'passives', from: detractorMax + step, to: passiveMax },
      { key: 'promoters', from: passiveMax + step, to: max },
    ];
  }
  const [bottomMax, topMin] = scoreBoxes(metric);
  return [
    { key: 'bottom', from: min, to: bottomMax },
    { key: 'middle', from: bottomMax + step, to: topMin - step },
    { key: 'top', from: topMin, to: max },
  ];
}
