import { describe, expect, test } from 'vitest';
import { estimateMetric } from './estimate-metric.ts';
import type { Metric } from './metric.ts';
import { standardMetrics } from './standard-metrics.ts';
import { judgeAgainstNorm } from './verdict.ts';

const options = { period: { from: '2026-01-01T00:00:00Z', to: '2026-04-01T00:00:00Z' } };
const { csat, nps, grade } = standardMetrics;

describe('a norm', () => {
  test('is met when even the lower bound clears it', () => {
    expect(judgeAgainstNorm(csat, [5, 5, 6, 50, 34], 0.75, options).verdict).toBe('met');
  });

  test('is not met when even the upper bound stays below it', () => {
    expect(judgeAgainstNorm(csat, [5, 5, 6, 50, 34], 0.95, options).verdict).toBe('not met');
  });

  test('in between cannot be told yet, and the number of answers named is exactly enough', () => {
    const histogram = [5, 5, 6, 50, 34];
    const { verdict, answersStillNeeded } = judgeAgainstNorm(csat, histogram, 0.8, options);
    expect(verdict).toBe('cannot tell yet');
    expect(answersStillNeeded).toBe(285);
    const enlarged = (n: number) =>
      estimateMetric(
        csat,
        histogram.map((count) => (count * n) / 100),
        options,
      );
    expect(enlarged(385).low).toBeGreaterThanOrEqual(0.8);
    expect(enlarged(384).low).toBeLessThan(0.8);
  });

  test('that equals the score can never be told, and no number is promised', () => {
    const answers = [0, 0, 0, 0, 0, 0, 50, 30, 30, 40, 50];
    expect(judgeAgainstNorm(nps, answers, 20, options)).toEqual({
      verdict: 'cannot tell yet',
      answersStillNeeded: null,
    });
  });

  test('is not met by a handful of answers that happen to agree', () => {
    const six = judgeAgainstNorm(csat, [0, 0, 0, 2, 4], 0.5, options);
    expect(six).toEqual({ verdict: 'cannot tell yet', answersStillNeeded: 4 });
    expect(judgeAgainstNorm(csat, [0, 0, 0, 3, 7], 0.5, options).verdict).toBe('met');
    expect(judgeAgainstNorm(csat, [0, 0, 0, 2, 4], 0.5, { ...options, answersMinimum: 5 }).verdict).toBe('met');
  });

  test('without answers cannot be told', () => {
    expect(judgeAgainstNorm(csat, [0, 0, 0, 0, 0], 0.8, options)).toEqual({
      verdict: 'cannot tell yet',
      answersStillNeeded: null,
    });
  });

  test('on a metric where lower is better is met by a low score', () => {
    const effort: Metric = { ...grade, id: 'effort', direction: 'lower is better' };
    const answers = [0, 20, 30, 20, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(judgeAgainstNorm(effort, answers, 3, options).verdict).toBe('met');
    expect(judgeAgainstNorm(grade, answers, 3, options).verdict).toBe('not met');
  });
});
