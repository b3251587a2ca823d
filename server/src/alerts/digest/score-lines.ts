import type { Answers } from '@voldaan/domain/metrics/answers';
import { compareMetric } from '@voldaan/domain/metrics/compare-metric';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { differenceText, figureText } from '@voldaan/domain/metrics/figure-text';
import { judgeAgainstNorm } from '@voldaan/domain/metrics/verdict';
import { sum } from '@voldaan/domain/stats/sum';
import { message } from '../../catalogue/message.ts';
import { showId } from '../../database/public-id.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { showEstimate } from '../../metrics/estimate-view.ts';
import { countAnswers } from '../../metrics/figures/count-figure.ts';
import type { Figure } from '../../metrics/figures/figure.ts';
import { openFigure } from '../../metrics/figures/open-figure.ts';
import { normOfFigure } from '../../metrics/norms/norm-of-figure.ts';
import type { Product } from '../../product.ts';
import type { DigestGround } from './digest-ground.ts';
import type { DigestLine } from './schema.ts';

/** Each survey's score of the last thirty days, with its interval, the verdict on its norm, and whether it moved. */
export async function scoreLines(
  product: Product,
  db: WorkspaceTransaction,
  { surveys, language }: DigestGround,
): Promise<readonly DigestLine[]> {
  const today = product.clock().toISOString().slice(0, 10);
  const lines: DigestLine[] = [];
  for (const { id } of surveys) {
    const figure = await openFigure(db, product.columns, { survey: id, period: '30d', today, language });
    if (figure === undefined) continue;
    const total = countAnswers(figure);
    if (sum(total.histogram) > 0) lines.push(await lineOf(db, figure, { total, language }));
  }
  return lines;
}

async function lineOf(
  db: WorkspaceTransaction,
  figure: Figure,
  { total, language }: Readonly<{ total: Answers; language: DigestGround['language'] }>,
): Promise<DigestLine> {
  const { metric, window, survey } = figure;
  const period = { from: window.from, to: window.to };
  const estimate = showEstimate(estimateMetric(metric, total, { period }));
  const path = `/?survey=${showId('srv', survey.id)}&period=30d`;
  const { low, high, n } = estimate;
  const isShown = estimate.display === 'full' || estimate.display === 'muted';
  if (!isShown || estimate.estimate === null || low === null || high === null)
    return { text: message(language, 'digest.scores.few', { survey: survey.name, n }), note: null, path, estimate };
  const write = (value: number) => figureText(metric, value, language);
  // Of few answers the interval alone is said, as on every screen.
  const text = message(language, estimate.display === 'full' ? 'digest.scores.line' : 'digest.scores.muted', {
    ...{ survey: survey.name, score: write(estimate.estimate), low: write(low), high: write(high), n },
  });
  const { value: norm } = await normOfFigure(db, figure);
  const verdicts = norm === null ? [] : [normWords(figure, { total, norm, language })];
  return { text, note: [...verdicts, movementWords(figure, total, language)].join(' '), path, estimate };
}

function normWords(
  figure: Figure,
  { total, norm, language }: Readonly<{ total: Answers; norm: number; language: DigestGround['language'] }>,
): string {
  const { metric, window } = figure;
  const { verdict } = judgeAgainstNorm(metric, total, norm, { period: window });
  const state = verdict === 'met' ? 'met' : verdict === 'not met' ? 'missed' : 'open';
  return message(language, `digest.scores.norm-${state}`, { norm: figureText(metric, norm, language) });
}

function movementWords(figure: Figure, total: Answers, language: DigestGround['language']): string {
  const { metric, window } = figure;
  const before = countAnswers(figure, { from: window.previousFrom, to: window.previousTo });
  const { verdict, difference } = compareMetric(metric, total, before);
  if (difference === null || verdict === 'too few' || verdict === 'no difference shown')
    return message(language, 'digest.scores.same');
  const words = { difference: differenceText(metric, difference, language) };
  return message(language, `digest.scores.${verdict}`, words);
}
