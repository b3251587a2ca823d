import type { Comparison } from '@voldaan/domain/metrics/compare-metric';
import { scoreMinimum } from '@voldaan/domain/metrics/display-rule';
import { differenceText, figureText, numberText } from '@voldaan/domain/metrics/figure-text';
import { chooseFinding } from '@voldaan/domain/reports/choose-finding';
import { sum } from '@voldaan/domain/stats/sum';
import { message } from '../../catalogue/message.ts';
import { calendarWords } from './period-words.ts';
import type { ReportGround } from './report-ground.ts';
import type { ReportPage, ShownFigure } from './schema.ts';

/** Which words a metric has: those of its question's role, else those of any mean. */
export function metricWord({ figure: { item } }: ReportGround): ReportPage['metric']['term'] {
  return item.question.role === 'none' ? 'mean' : item.question.role;
}

/** What the report says above everything; no more than the tests allow. */
export function headingOf({ hasScore, verdict, comparison, language }: ReportGround): string {
  if (!hasScore) return message(language, 'report.heading.few');
  const { norm, movement } = chooseFinding(verdict, comparison);
  return message(language, `report.heading.${norm}-${movement}`);
}

/** The score, the norm, and whether it moved, a sentence each. */
export function summaryOf(ground: ReportGround, score: ShownFigure): string[] {
  const { figure, language, counts, hasScore } = ground;
  if (!figure.isDisclosed) return [message(language, 'report.score.hidden')];
  if (!hasScore || score.text === null)
    return [message(language, 'report.score.few', { n: sum(counts.histogram), least: scoreMinimum })];
  const words = { ...score.text, answers: answersWords(ground) };
  const scored = message(language, `report.score.${metricWord(ground)}`, words);
  const moved = [movementWords(ground), yearWords(ground)].flatMap((text) => (text === undefined ? [] : [text]));
  return [[scored, ...normWords(ground)].join(' '), ...(moved.length === 0 ? [] : [moved.join(' ')])];
}

/** "412 of 1,030 customers" only where we asked for every answer; other ways have no denominator. */
function answersWords({ counts, funnel, uninvited, figure, language }: ReportGround): string {
  const count = sum(counts.histogram);
  const n = numberText(count, language);
  const isOfAsked = uninvited === 0 && figure.where.length === 0 && funnel.delivered >= count;
  return isOfAsked
    ? message(language, 'report.answers-of', { n, of: numberText(funnel.delivered, language) })
    : message(language, 'report.answers', { count, n });
}

function normWords({ norm, verdict, figure, language }: ReportGround): readonly string[] {
  if (norm === null || verdict === undefined) return [];
  const words = { norm: figureText(figure.metric, norm, language) };
  if (verdict.verdict === 'met') return [message(language, 'report.norm.met', words)];
  if (verdict.verdict === 'not met') return [message(language, 'report.norm.missed', words)];
  const { answersStillNeeded: needed } = verdict;
  if (needed === null) return [message(language, 'report.norm.open', words)];
  return [message(language, 'report.norm.open-needed', { ...words, needed: numberText(needed, language) })];
}

const moves = { higher: 'higher', lower: 'lower', 'no difference shown': 'same' } as const;

function movementWords({ comparison, figure: { metric, window }, language }: ReportGround): string | undefined {
  if (comparison === undefined) return undefined;
  const days = { from: window.previousFrom, to: window.previousTo };
  const before = calendarWords(days, language) ?? message(language, 'report.period.before');
  if (comparison.verdict === 'too few') return message(language, 'report.movement.few', { before });
  const words = { before, ...differenceWords(comparison, metric, language) };
  return message(language, `report.movement.${moves[comparison.verdict]}`, words);
}

function yearWords({ yearComparison, figure: { metric }, language }: ReportGround): string | undefined {
  if (yearComparison === undefined || yearComparison.verdict === 'too few') return undefined;
  const words = differenceWords(yearComparison, metric, language);
  return message(language, `report.year.${moves[yearComparison.verdict]}`, words);
}

function differenceWords(
  { difference, low, high }: Comparison,
  metric: ReportGround['figure']['metric'],
  language: ReportGround['language'],
) {
  return {
    difference: differenceText(metric, difference ?? 0, language),
    low: differenceText(metric, low ?? 0, language),
    high: differenceText(metric, high ?? 0, language),
  };
}
