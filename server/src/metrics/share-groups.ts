import { estimateShare } from '@voldaan/domain/metrics/estimate-share';
import type { Histogram } from '@voldaan/domain/metrics/histogram';
import type { Metric } from '@voldaan/domain/metrics/metric';
import { showEstimate } from './estimate-view.ts';
import type { OverviewReply } from './schema.ts';

type Group = OverviewReply['groups'][number];

/** The shares that stand beside a score, so that two ways to the same figure stay distinguishable. */
export function shareGroups(
  metric: Metric,
  histogram: Histogram,
  period: Readonly<{ from: string; to: string }>,
): Group[] {
  const { min, max, step } = metric.scale;
  const count = (from: number, to: number) =>
    histogram.reduce((sum, answers, place) => {
      const score = min + place * step;
      return score >= from && score <= to ? sum + answers : sum;
    }, 0);
  return boundsOf(metric).map(({ key, from, to }) => {
    const share = { ...metric, kind: 'share', id: `${metric.id}-${key}`, shareMin: from, shareMax: to } as const;
    const estimate = estimateShare(share, histogram, { period: { from: period.from, to: period.to } });
    return {
      key,
      from: Math.max(from, min),
      to: Math.min(to, max),
      count: count(from, to),
      share: showEstimate(estimate),
    };
  });
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
  const [bottomMax, topMin] = boxesOf(metric);
  return [
    { key: 'bottom', from: min, to: bottomMax },
    { key: 'middle', from: bottomMax + step, to: topMin - step },
    { key: 'top', from: topMin, to: max },
  ];
}

/**
 * Where the lowest box ends and the highest begins, the same as in the inbox's filter. A grade: 8 and more satisfied, 5 and
 * less insufficient, as Dutch schools mark. Seven points: 1 to 3 below the middle; of effort 5 to 7 agree that it was easy,
 * as CEB (2013) counts. Five points: two on each side, of three points one.
 */
function boxesOf(metric: Metric): readonly [bottomMax: number, topMin: number] {
  const { min, max } = metric.scale;
  const points = max - min + 1;
  if (points >= 10) return [5, 8];
  if (points === 7) return [3, metric.kind === 'share' ? metric.shareMin : 5];
  if (points <= 4) return [min, max];
  return [min + 1, metric.kind === 'share' ? metric.shareMin : max - 1];
}
