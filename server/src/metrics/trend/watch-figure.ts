import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { displayRule } from '@voldaan/domain/metrics/display-rule';
import { watchNorm, watchPeriod } from '@voldaan/domain/metrics/trend/daily-watch';
import { countDays, countTotal } from '../figures/count-figure.ts';
import type { Figure } from '../figures/figure.ts';
import type { WatchShown } from '../schema.ts';

/**
 * The daily watch of a figure: of this quarter, against the norm that holds today. None over chosen groups: every group
 * that is watched beside the others would raise its own false alarms.
 */
export async function watchFigure({
  figure,
  norm,
  today,
}: Readonly<{ figure: Figure; norm: number | null; today: string }>): Promise<WatchShown | null> {
  if (norm === null || figure.where.length > 0) return null;
  const { from, baselineFrom } = watchPeriod(today);
  const to = addDays(today, 1);
  const watched = { ...figure, columns: await figure.readColumns({ from: baselineFrom, to }) };
  const days = countDays(watched, { from, to });
  const baseline = countTotal(watched, { from: baselineFrom, to: from });
  const watch = watchNorm(figure.metric, { days, baseline, norm });
  return {
    state: watch.state,
    since: from,
    alarm_day: watch.alarmDay,
    norm,
    estimate: {
      estimate: watch.estimate,
      low: watch.interval?.[0] ?? null,
      high: watch.interval?.[1] ?? null,
      n: watch.n,
      ...(watch.designEffect > 1 && { design_effect: watch.designEffect }),
      level: watch.level,
      method: 'always-valid',
      period: { from, to },
      reason: watch.n === 0 ? 'no_answers' : null,
      display: displayRule(watch.n, 0),
    },
    false_alarms_per_year: watch.falseAlarmsPerYear,
    variance_from: watch.varianceFrom,
  };
}
