import type { Language } from '@voldaan/domain/language';
import type { Answers } from '@voldaan/domain/metrics/answers';
import { compareMetric } from '@voldaan/domain/metrics/compare-metric';
import { displayRule, scoreMinimum } from '@voldaan/domain/metrics/display-rule';
import type { Estimate } from '@voldaan/domain/metrics/estimate';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { estimatePart, partMetric } from '@voldaan/domain/metrics/estimate-part';
import { differenceText, figureText, numberText, type WrittenMetric } from '@voldaan/domain/metrics/figure-text';
import { judgeAgainstNorm } from '@voldaan/domain/metrics/verdict';
import { sum } from '@voldaan/domain/stats/sum';
import { type MessageValues, message } from '../../catalogue/message.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { countAnswers } from '../figures/count-figure.ts';
import type { Figure } from '../figures/figure.ts';
import { openFigure } from '../figures/open-figure.ts';
import { countFunnel } from '../overview-views.ts';
import { shareGroups } from '../share-groups.ts';

type Example = readonly [termId: string, text: string];

/** Sentences with the company's own figures of the last twelve months, by term; empty while they are too few to show. */
export async function glossaryExamples(
  product: Product,
  db: WorkspaceTransaction,
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const today = product.clock().toISOString().slice(0, 10);
  const figure = await openFigure(db, product.columns, { period: '12m', today, language });
  if (figure === undefined) return new Map();
  const counts = countAnswers(figure);
  if (displayRule(sum(counts.histogram)) !== 'full') return new Map();
  const funnel = await countFunnel(db, { surveyId: figure.survey.id, from: figure.window.from, to: figure.window.to });
  return new Map([
    ...scoreExamples(figure, counts, language),
    ...groupExamples(figure, counts, language),
    ...normExamples(figure, counts, language),
    ...differenceExamples(figure, counts, language),
    ...responseExamples(figure, funnel, language),
  ]);
}

/** The term that a metric's own name leads to, and the one of its interval. */
const scoreTerms: Readonly<Record<string, string>> = { 'csat-of-seven': 'csat', 'ces-mean': 'ces' };
const intervalTerms: Readonly<Record<string, string>> = { score: 'score-interval', wilson: 'wilson', t: 't-interval' };

function scoreExamples(figure: Figure, counts: Answers, language: Language): readonly Example[] {
  const { metric, window } = figure;
  const estimate = estimateMetric(metric, counts, { period: window });
  const score = sentence(language, 'score', valuesOf(metric, estimate, language));
  const interval = sentence(language, 'interval', valuesOf(metric, estimate, language));
  return [
    [scoreTerms[metric.id] ?? metric.id, score],
    ...(metric.kind === 'mean' ? [['mean', score] as const] : []),
    ['estimate', score],
    ['interval', interval],
    [intervalTerms[estimate.method] ?? estimate.method, interval],
    ['n', sentence(language, 'n', { n: numberText(estimate.n, language) })],
  ];
}

const groupTerms: Readonly<Record<string, string>> = {
  promoters: 'promoter',
  passives: 'passive',
  detractors: 'detractor',
  top: 'top-two-box',
  bottom: 'bottom-box',
};

function groupExamples({ metric, window }: Figure, counts: Answers, language: Language): readonly Example[] {
  const n = numberText(sum(counts.histogram), language);
  return shareGroups(metric, counts, window).flatMap(({ key, count, share }) => {
    const term = groupTerms[key];
    const { estimate: value, low, high } = share;
    if (term === undefined || value === null || low === null || high === null) return [];
    const words = { count: numberText(count, language), n, ...written(partMetric, { value, low, high }, language) };
    return [[term, sentence(language, 'share', words)]];
  });
}

function normExamples({ metric, window, definition }: Figure, counts: Answers, language: Language) {
  const { value: norm } = definition.norm;
  const { verdict, answersStillNeeded } = judgeAgainstNorm(metric, counts, norm, { period: window });
  const words = {
    norm: figureText(metric, norm, language),
    ...valuesOf(metric, estimateMetric(metric, counts, { period: window }), language),
  };
  const judged = { met: 'norm-met', 'not met': 'norm-missed', 'cannot tell yet': 'norm-open' } as const;
  const needed = answersStillNeeded === null ? undefined : numberText(answersStillNeeded, language);
  return [
    ['norm', sentence(language, 'norm', words)],
    ['norm-verdict', sentence(language, judged[verdict], words)],
    ...(needed === undefined ? [] : [['answers-needed', sentence(language, 'needed', { needed })] as const]),
  ] satisfies readonly Example[];
}

function differenceExamples(figure: Figure, counts: Answers, language: Language): readonly Example[] {
  const { metric, window } = figure;
  const before = countAnswers(figure, { from: window.previousFrom, to: window.previousTo });
  const compared = compareMetric(metric, counts, before);
  const { difference, low, high } = compared;
  if (sum(before.histogram) < scoreMinimum || difference === null || low === null || high === null) return [];
  const text = sentence(language, 'difference', {
    difference: differenceText(metric, difference, language),
    low: differenceText(metric, low, language),
    high: differenceText(metric, high, language),
    n: numberText(sum(counts.histogram), language),
    nBefore: numberText(sum(before.histogram), language),
  });
  const isShown = compared.verdict !== 'no difference shown';
  return [['difference', text], [compared.method, text], ...(isShown ? [] : [['no-difference-shown', text] as const])];
}

function responseExamples(
  { window }: Figure,
  { delivered, answered }: Readonly<{ delivered: number; answered: number }>,
  language: Language,
): readonly Example[] {
  if (delivered < scoreMinimum || answered > delivered) return [];
  const rate = estimatePart(answered, delivered, { period: window });
  const words = { answered: numberText(answered, language), delivered: numberText(delivered, language) };
  return [['response-rate', sentence(language, 'response', { ...words, ...valuesOf(partMetric, rate, language) })]];
}

function valuesOf(metric: WrittenMetric, { estimate, low, high, n }: Estimate, language: Language): MessageValues {
  const value = estimate ?? 0;
  return {
    n: numberText(n, language),
    ...written(metric, { value, low: low ?? value, high: high ?? value }, language),
  };
}

function written(
  metric: WrittenMetric,
  { value, low, high }: Readonly<{ value: number; low: number; high: number }>,
  language: Language,
): MessageValues {
  return {
    value: figureText(metric, value, language),
    low: figureText(metric, low, language),
    high: figureText(metric, high, language),
  };
}

function sentence(language: Language, name: string, values: MessageValues): string {
  return message(language, `glossary.example.${name}`, values);
}
