import { describe, expect, test } from 'vitest';
import { compareMetric } from '../compare-metric.ts';
import { pairsOfCustomers } from '../customer-pairs.ts';
import { estimateMetric } from '../estimate-metric.ts';
import { standardMetrics } from '../standard-metrics.ts';
import { judgeThemes } from './judge-themes.ts';
import { mentionPairs, sumWriters } from './mention-pairs.ts';

const { nps } = standardMetrics;
const period = { from: '2026-01-01', to: '2026-04-01' };
const everybody = [4, 2, 3, 4, 5, 8, 10, 30, 60, 80, 94];
const of = (histogram: readonly number[]) => ({ histogram, pairs: undefined });
const all = { texts: 320, scores: of(everybody) };

describe('a theme', () => {
  const waiting = { mentions: 42, scores: of([4, 2, 3, 4, 5, 6, 4, 4, 4, 2, 2]) };

  test('has its share of those who wrote, with the score of those who mention it beside the others', () => {
    const [judged] = judgeThemes(nps, all, [waiting], period);
    expect(judged?.share).toMatchObject({ estimate: 42 / 320, n: 320, method: 'wilson' });
    expect(judged?.score).toEqual(estimateMetric(nps, waiting.scores, { period }));
    expect(judged?.rest.n).toBe(260);
    expect(judged?.comparison).toMatchObject({ verdict: 'lower', isBetter: false });
    const rest = everybody.map((count, score) => count - (waiting.scores.histogram[score] ?? 0));
    expect(judged?.comparison.difference).toBe(compareMetric(nps, waiting.scores, rest).difference);
  });

  test('that a few customers mention again and again is judged by customers', () => {
    const often = [
      [0, 0, 0, 0],
      [1, 1, 2, 2, 2],
      [3, 3, 3, 3],
      [4, 4, 4, 4, 4],
      [5, 5, 5, 5, 5, 5],
      [6, 6, 6, 6],
    ];
    const scores = { ...waiting.scores, pairs: pairsOfCustomers(11, often) };
    const pairs = mentionPairs(sumWriters(often.map((own) => own.map(() => ['wait'])))('wait'));
    const together = { texts: 320, scores: { histogram: everybody, pairs: pairsOfCustomers(11, often) } };
    const [judged] = judgeThemes(nps, together, [{ mentions: 42, pairs, scores }], period);
    expect(judged?.share).toMatchObject({ estimate: 42 / 320, n: 320 });
    expect(judged?.share.designEffect).toBeGreaterThan(3);
    expect(judged?.score.designEffect).toBeGreaterThan(1.5);
    expect(judged?.rest.designEffect).toBeGreaterThan(1);
  });

  test('that few mention is not judged', () => {
    const few = { mentions: 4, scores: of([4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]) };
    expect(judgeThemes(nps, all, [few], period)[0]?.comparison).toMatchObject({ verdict: 'too few', isBetter: null });
  });

  test('that would stand out alone does not among thirty that were looked at', () => {
    const odd = { mentions: 20, scores: of([1, 1, 1, 0, 1, 0, 2, 2, 4, 4, 4]) };
    const [alone] = judgeThemes(nps, all, [odd], period);
    const [among] = judgeThemes(nps, all, [odd, ...Array.from({ length: 29 }, () => usual)], period);
    expect(alone?.comparison.verdict).toBe('lower');
    expect(among?.comparison.verdict).toBe('no difference shown');
    expect(among?.comparison.low).toBe(alone?.comparison.low);
  });
});

const usual = { mentions: 30, scores: of([0, 0, 0, 0, 1, 1, 1, 3, 6, 8, 10]) };
