import type { Language } from '@voldaan/domain/language';
import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { comparabilityKey } from '@voldaan/domain/metrics/comparability-key';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { gapOfPairs } from '@voldaan/domain/metrics/expectation/expectation-gap';
import { meanOfItem } from '@voldaan/domain/metrics/mean-of-item';
import { weakestMoment } from '@voldaan/domain/metrics/moments/weakest-moment';
import { normInForce } from '@voldaan/domain/metrics/norms/norm';
import { standardMetrics } from '@voldaan/domain/metrics/standard-metrics';
import { writeTraitChoice } from '@voldaan/domain/metrics/trait-name';
import { judgeAgainstNorm } from '@voldaan/domain/metrics/verdict';
import { sum } from '@voldaan/domain/stats/sum';
import { textOfQuestion } from '@voldaan/domain/surveys/fill-text';
import { matchLanguage } from '@voldaan/domain/surveys/match-language';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { listTouchpoints, type TouchpointRow } from '../../touchpoints/touchpoint-views.ts';
import type { Columns } from '../columns/columns.ts';
import { showEstimate } from '../estimate-view.ts';
import type { FigureDays } from '../figures/figure.ts';
import { choicesOf } from '../figures/figure-query.ts';
import { openFigure } from '../figures/open-figure.ts';
import { listNorms, type NormRow } from '../norms/norm-views.ts';
import { countMoments, type MomentCount, momentTrait } from './count-moments.ts';
import { hasMoments, listMomentSurveys } from './moment-views.ts';
import type { MomentsReply } from './schema.ts';

export type MomentsAsked = Readonly<{
  survey?: string | undefined;
  period: string;
  where: string;
  now: Date;
  language: Language;
}>;

const touchpointsMost = 200;

type MomentReply = MomentsReply['moments'][number];
type Asked = NonNullable<MomentReply['asked']>;

/** The journey with what customers said at each moment of it, in whichever survey asked them there. */
export async function showMoments(
  db: WorkspaceTransaction,
  columns: Columns,
  asked: MomentsAsked,
): Promise<MomentsReply> {
  const { now, survey, ...figure } = asked;
  const today = now.toISOString().slice(0, 10);
  // Also where nobody was asked at any moment: what is no group, no period, no survey is never passed over.
  choicesOf(asked);
  const touchpoints = await listTouchpoints(db, { since: now, limit: touchpointsMost });
  const told = await momentSurveys(db);
  const surveyIds = survey === undefined ? told : told.filter((id) => id === survey);
  if (survey !== undefined && surveyIds.length === 0) await openFigure(db, columns, { ...figure, survey, today });
  const norms = surveyIds.length > 0 ? await listNorms(db, {}) : [];
  const counts: MomentCount[] = [];
  const surveys: MomentsReply['surveys'] = [];
  let window: FigureDays | null = null;
  for (const id of surveyIds) {
    const opened = await openFigure(db, columns, { ...figure, survey: id, today, by: [momentTrait] });
    if (opened === undefined) continue;
    window = opened.window;
    surveys.push(opened.survey);
    counts.push(...countMoments(opened));
  }
  const line = lineOf(counts);
  const chosen = touchpoints.map((touchpoint) => ({ touchpoint, count: mostTold(touchpoint.id, counts, line) }));
  const onLine = chosen.flatMap(({ touchpoint, count }) =>
    count !== undefined && metricKey(count) === line ? [{ id: touchpoint.id, answers: count.answers, count }] : [],
  );
  const metric = onLine[0]?.count.item.metric;
  const normsOnLine = new Set(onLine.map(({ count }) => normOf(count, norms)));
  const [norm = null] = normsOnLine;
  return {
    surveys,
    window: window && { from: window.from, to: window.to },
    line:
      metric === undefined
        ? null
        : {
            metric: { id: metric.id, kind: metric.kind },
            scale: { minimum: metric.scale.min, maximum: metric.scale.max },
            norm: normsOnLine.size === 1 ? norm : null,
          },
    weakest: (metric && weakestMoment(metric, onLine)) ?? null,
    moments: chosen.map(({ touchpoint, count }) => ({
      ...described(touchpoint),
      asked: count === undefined ? null : showAsked(count, norms, asked.language),
    })),
  };
}

async function momentSurveys(db: WorkspaceTransaction): Promise<readonly string[]> {
  return (await hasMoments(db)) ? listMomentSurveys(db) : [];
}

/** The metric by which most moments are measured; of two the one with more answers. */
function lineOf(counts: readonly MomentCount[]): string | undefined {
  const byMetric = [...Map.groupBy(counts, metricKey)].map(([key, own]) => ({
    key,
    moments: new Set(own.map(({ touchpointId }) => touchpointId)).size,
    answers: sum(own.map(({ answers }) => sum(answers.histogram))),
  }));
  return byMetric.toSorted((one, other) => other.moments - one.moments || other.answers - one.answers)[0]?.key;
}

function metricKey({ item }: MomentCount): string {
  return comparabilityKey(item.metric);
}

/** Of several surveys at one moment the one on the common line, else the one with the most answers. Never two added up. */
function mostTold(id: string, counts: readonly MomentCount[], line: string | undefined): MomentCount | undefined {
  const own = counts.filter(({ touchpointId }) => touchpointId === id);
  const rank = (count: MomentCount) => (metricKey(count) === line ? 1 : 0);
  return own.toSorted(
    (one, other) => rank(other) - rank(one) || sum(other.answers.histogram) - sum(one.answers.histogram),
  )[0];
}

function described(row: TouchpointRow): Omit<MomentReply, 'asked'> {
  const { id, name, phase, is_direct, is_material, channel } = row;
  return { id, name, phase, is_direct, is_material, channel };
}

function showAsked(count: MomentCount, norms: readonly NormRow[], language: Language): Asked {
  const { figure, item, answers } = count;
  const { window, definition, survey } = figure;
  const options = { period: { from: window.from, to: window.to } };
  const { metric } = item;
  const norm = normOf(count, norms);
  const tag = matchLanguage([language], definition.languages);
  return {
    survey,
    item: item.key,
    where: writeTraitChoice({ trait: momentTrait, values: [count.touchpointId] }),
    label: textOfQuestion(definition, item.question, tag),
    metric: { id: metric.id, kind: metric.kind },
    scale: { minimum: metric.scale.min, maximum: metric.scale.max },
    score: showEstimate(estimateMetric(metric, answers, options)),
    norm: norm === null ? null : { norm, verdict: judgeAgainstNorm(metric, answers, norm, options).verdict },
    ...gapOf(count, options),
  };
}

function gapOf(
  { pair, direct }: MomentCount,
  options: Parameters<typeof estimateMetric>[2],
): Pick<Asked, 'expected' | 'gap' | 'gap_kind'> {
  if (pair !== null) {
    const { item, expected, gap } = pair;
    return {
      expected: showEstimate(estimateMetric(meanOfItem(item), expected, options)),
      gap: showEstimate(gapOfPairs(gap, item.metric.scale, options)),
      gap_kind: 'points',
    };
  }
  if (direct === null || sum(direct.histogram) === 0) return { expected: null, gap: null, gap_kind: null };
  return {
    expected: null,
    gap: showEstimate(estimateMetric(standardMetrics.expectation, direct, options)),
    gap_kind: 'compared',
  };
}

/** The norm of this moment, else of all customers, else the survey's own, which holds for its headline and no other item. */
function normOf({ figure, item, touchpointId }: MomentCount, norms: readonly NormRow[]): number | null {
  const { survey, definition, where, window } = figure;
  const own = norms.filter(({ surveyId }) => surveyId === survey.id);
  // As everywhere, a choice of several groups has the norm of all customers.
  const group = where.length === 0 ? { trait: momentTrait, value: touchpointId } : null;
  const held = normInForce(own, { item: item.key, group }, addDays(window.to, -1));
  if (held !== undefined) return held.value;
  return item.question.role === definition.norm.role ? definition.norm.value : null;
}
