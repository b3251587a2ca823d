import type { Language } from '@voldaan/domain/language';
import type { Answers } from '@voldaan/domain/metrics/answers';
import { type Comparison, compareMetric } from '@voldaan/domain/metrics/compare-metric';
import { scoreMinimum } from '@voldaan/domain/metrics/display-rule';
import { judgeAgainstNorm, type Verdict } from '@voldaan/domain/metrics/verdict';
import { sum } from '@voldaan/domain/stats/sum';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { countUninvited } from '../../metrics/count-uninvited.ts';
import { countAnswers } from '../../metrics/figures/count-figure.ts';
import type { Figure } from '../../metrics/figures/figure.ts';
import { normOfFigure } from '../../metrics/norms/norm-of-figure.ts';
import { countFunnel, type FunnelRow } from '../../metrics/overview-views.ts';

/** What every sentence of a report is made from: counts, and what the tests say of them. */
export type ReportGround = Readonly<{
  figure: Figure;
  language: Language;
  counts: Answers;
  /** Enough answers for a score. */
  hasScore: boolean;
  norm: number | null;
  verdict: Verdict | undefined;
  /** With as much time before; undefined when there is no such time, or nothing to compare. */
  comparison: Comparison | undefined;
  yearComparison: Comparison | undefined;
  funnel: FunnelRow;
  /** Answers that came without an invitation of ours. */
  uninvited: number;
}>;

/** Counts once what the whole report is about. */
export async function reportGround(
  db: WorkspaceTransaction,
  figure: Figure,
  language: Language,
): Promise<ReportGround> {
  const { metric, window } = figure;
  const counts = countAnswers(figure);
  const hasScore = sum(counts.histogram) >= scoreMinimum;
  const { value: norm } = await normOfFigure(db, figure);
  const compareWith = (from: string, to: string): Comparison | undefined =>
    hasScore && from < to ? compareMetric(metric, counts, countAnswers(figure, { from, to })) : undefined;
  const yearComparison =
    window.lastYearFrom === window.previousFrom ? undefined : compareWith(window.lastYearFrom, window.lastYearTo);
  return {
    figure,
    language,
    counts,
    hasScore,
    norm,
    verdict: hasScore && norm !== null ? judgeAgainstNorm(metric, counts, norm, { period: window }) : undefined,
    comparison: compareWith(window.previousFrom, window.previousTo),
    // A year ago without answers is no news.
    yearComparison: yearComparison?.verdict === 'too few' ? undefined : yearComparison,
    uninvited: countUninvited(figure),
    funnel: await countFunnel(db, { surveyId: figure.survey.id, from: window.from, to: window.to }),
  };
}
