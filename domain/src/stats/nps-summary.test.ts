import { describe, expect, test } from 'vitest';
import { summarizeNps } from './nps-summary.ts';

describe('the NPS', () => {
  test('of 90, 60 and 50 is 20 with a standard error of 5.74', () => {
    const summary = summarizeNps({ promoters: 90, passives: 60, detractors: 50 }, 0.95);
    expect(summary).toMatchObject({ n: 200, nps: 20, reason: null });
    expect(summary.standardError).toBeCloseTo(5.7446, 4);
    expect(summary.waldInterval?.[0]).toBeCloseTo(8.74, 2);
    expect(summary.adjustedWaldInterval?.[1]).toBeCloseTo(30.86, 2);
  });

  test('of one promoter has a score interval, where adjusted Wald excludes the score itself', () => {
    const summary = summarizeNps({ promoters: 1, passives: 0, detractors: 0 }, 0.95);
    expect(summary).toMatchObject({ nps: 100, tInterval: null, reason: 'one_answer' });
    expect(summary.scoreInterval?.[1]).toBe(100);
    expect(summary.adjustedWaldInterval?.[1]).toBeLessThan(100);
  });

  test('of nobody is null', () => {
    expect(summarizeNps({ promoters: 0, passives: 0, detractors: 0 }, 0.95)).toMatchObject({
      nps: null,
      scoreInterval: null,
      reason: 'no_answers',
    });
  });
});
