import { compareMetric } from '@voldaan/domain/metrics/compare-metric';
import { privacyMinimumDefault } from '@voldaan/domain/metrics/display-rule';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import type { Histogram } from '@voldaan/domain/metrics/histogram';
import { type Item, itemsOf } from '@voldaan/domain/metrics/item';
import type { Metric } from '@voldaan/domain/metrics/metric';
import { sum } from '@voldaan/domain/stats/sum';
import { textOfQuestion } from '@voldaan/domain/surveys/fill-text';
import { matchLanguage } from '@voldaan/domain/surveys/match-language';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { showEstimate } from '../../metrics/estimate-view.ts';
import { publishedSurveys, versionsOf } from '../../metrics/views.ts';
import type { Product } from '../../product.ts';
import { countPromises } from './promise-views.ts';
import { ratesDays } from './promises.ts';
import type { PromiseFigures } from './schema.ts';
import { countMarksAfter, type MarkAfter } from './score-views.ts';

const dayMs = 86_400_000;

/** How it ended, as a share of all that ended: one of two. */
const outcome = {
  id: 'promise-outcome',
  kind: 'share',
  scale: { min: 0, max: 1, step: 1 },
  shareMin: 1,
  shareMax: 1,
  direction: 'higher is better',
  denominator: 'valid answers',
} as const satisfies Metric;

/** How many promises are kept, late and broken, and what customers said afterwards; a difference and no proof of a cause. */
export function showPromiseFigures(product: Product, caller: Caller): Promise<PromiseFigures> {
  const now = product.clock();
  const since = new Date(now.getTime() - ratesDays * dayMs);
  const period = { from: since.toISOString(), to: now.toISOString() };
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { kept, late, broken } = await countPromises(db, { now, since });
    const ended = kept + late + broken;
    const shareOf = (count: number) => showEstimate(estimateMetric(outcome, [ended - count, count], { period }));
    return {
      kept: shareOf(kept),
      late: shareOf(late),
      broken: shareOf(broken),
      score: await scoreOf(db, { now, language: caller.language, period }),
    };
  });
}

type Asked = Readonly<{ now: Date; language: Caller['language']; period: Readonly<{ from: string; to: string }> }>;

async function scoreOf(db: WorkspaceTransaction, { now, language, period }: Asked): Promise<PromiseFigures['score']> {
  const [survey] = await publishedSurveys(db);
  if (survey === undefined) return null;
  const versions = await versionsOf(db, survey.id);
  const [item] = itemsOf(versions);
  const definition = versions[0]?.definition;
  if (item === undefined || definition === undefined) return null;
  const marks = await countMarksAfter(db, { surveyId: survey.id, scale: item.question.scale, now });
  const [kept, notKept] = [histogramOf(item, marks, 'kept'), histogramOf(item, marks, 'not kept')];
  // A group so small gives away who is in it.
  if (Math.min(sum(kept), sum(notKept)) < privacyMinimumDefault) return null;
  const { metric } = item;
  const { verdict, difference, low, high, method } = compareMetric(metric, kept, notKept);
  const { min, max, step } = metric.scale;
  return {
    item: {
      label: textOfQuestion(definition, item.question, matchLanguage([language], definition.languages)),
      minimum: min,
      maximum: max,
      step,
    },
    metric: metric.kind,
    kept: showEstimate(estimateMetric(metric, kept, { period })),
    not_kept: showEstimate(estimateMetric(metric, notKept, { period })),
    comparison: { verdict, difference, low, high, method },
  };
}

function histogramOf(item: Item, marks: readonly MarkAfter[], group: MarkAfter['group']): Histogram {
  const { min, step } = item.metric.scale;
  const counts = Array.from({ length: item.levels }, () => 0);
  for (const mark of marks) {
    const place = Math.round((mark.score - min) / step);
    if (mark.group === group && counts[place] !== undefined) counts[place] += mark.count;
  }
  return counts;
}
