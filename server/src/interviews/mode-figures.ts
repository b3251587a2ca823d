import { assembleEstimate, defaultLevel } from '@voldaan/domain/metrics/assemble-estimate';
import { compareMetric } from '@voldaan/domain/metrics/compare-metric';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import type { Histogram } from '@voldaan/domain/metrics/histogram';
import { mergeHistograms } from '@voldaan/domain/metrics/merge-histograms';
import { intraclassCorrelation } from '@voldaan/domain/stats/intraclass-correlation';
import { sum } from '@voldaan/domain/stats/sum';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { showEstimate } from '../metrics/estimate-view.ts';
import { countAnswers, countByTrait } from '../metrics/figures/count-figure.ts';
import type { Figure } from '../metrics/figures/figure.ts';
import { listAskedScores } from './fieldwork-views.ts';
import type { FieldworkShown } from './schema.ts';

/** Answers that a program sent are in nobody's mode. */
const selfCompleted: readonly string[] = ['mail', 'link', 'widget', 'embed', 'kiosk', 'qr'];

/** The score on the telephone against that of who filled it in alone; null where one of both is too small to be shown. */
export function compareModes(figure: Figure): FieldworkShown['mode'] {
  const { metric, window } = figure;
  const groups = countByTrait(figure, 'channel');
  const of = (values: readonly string[]) =>
    groups.flatMap(({ value, answers }) => (values.includes(value) && answers !== null ? [answers] : []));
  const [phone] = of(['telephone']);
  const filledIn = mergeHistograms([empty(figure), ...of(selfCompleted).map(({ histogram }) => histogram)]);
  if (phone === undefined || sum(phone.histogram) === 0 || sum(filledIn) === 0) return null;
  const alone = { histogram: filledIn, pairs: undefined, like: countAnswers(figure) };
  const period = { from: window.from, to: window.to };
  const { verdict, difference, low, high, method } = compareMetric(metric, phone, alone);
  return {
    telephone: showEstimate(estimateMetric(metric, phone, { period })),
    self_completed: showEstimate(estimateMetric(metric, alone, { period })),
    comparison: { verdict, difference, low, high, method },
  };
}

function empty({ item }: Figure): Histogram {
  return new Array<number>(item.levels).fill(0);
}

/** So few interviews of one interviewer say nothing of how they ask. */
const interviewsLeast = 5;

/** The correlation of answers within interviewers, without saying whose are which. */
export async function judgeInterviewers(
  db: WorkspaceTransaction,
  { survey, item, window }: Figure,
): Promise<FieldworkShown['interviewers']> {
  const days = { from: window.from, to: window.to };
  const rows = await listAskedScores(db, { surveyId: survey.id, item, days });
  const groups = [...Map.groupBy(rows, ({ interviewer }) => interviewer).values()]
    .map((group) => group.map(({ score }) => score))
    .filter(({ length }) => length >= interviewsLeast);
  const { icc, interval, n, reason } = intraclassCorrelation(groups, defaultLevel);
  const estimate = assembleEstimate({ estimate: icc, interval, n, method: 'one-way-anova', reason }, { period: days });
  const each = groups.length === 0 ? 0 : n / groups.length;
  return {
    count: groups.length,
    correlation: showEstimate(estimate),
    design_effect: icc === null ? null : 1 + Math.max(0, icc) * (each - 1),
  };
}
