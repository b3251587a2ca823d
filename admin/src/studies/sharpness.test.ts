import { sampleSize } from '@voldaan/domain/stats/sample-size';
import { describe, expect, test } from 'vitest';
import { marginOf, shareMarginOf, sharpnessOf, usualSpread } from './sharpness.ts';

describe('how sharp an answer a study gives', () => {
  test('the chosen number of answers lies on the curve that Cochran gives for a finite group', () => {
    const spread = usualSpread.grade;
    const { required } = sampleSize({ variance: spread ** 2, margin: 0.2, level: 0.95, population: 1412 });
    const sharpness = sharpnessOf({ spread, population: 1412, confidence: 0.95, answers: required });
    expect(required).toBe(188);
    expect(sharpness?.chosen.margin).toBeCloseTo(0.2, 2);
    expect(sharpness?.points.every((point, place, all) => point.margin <= (all[place - 1]?.margin ?? 9))).toBe(true);
  });

  test('when everybody answers there is no margin left', () => {
    const sharpness = sharpnessOf({ spread: 0.5, population: 40, confidence: 0.95, answers: 40 });
    expect(sharpness?.chosen).toEqual({ answers: 40, margin: 0 });
    expect(sharpness?.points.at(-1)?.answers).toBe(40);
  });

  test('nobody to ask, or a handful, gives no curve instead of a broken one', () => {
    expect(sharpnessOf({ spread: 0.5, population: 0, confidence: 0.95, answers: 0 })).toBeUndefined();
    expect(sharpnessOf({ spread: 0.5, population: 4, confidence: 0.95, answers: 2 })).toBeUndefined();
  });

  test.each([
    ['csat', 0.05, 0.05],
    ['grade', 0.2, 0.2 / 3],
    ['nps', 10, 0.0625],
  ] as const)('a margin of %s is kept as a share and comes back as it was written', (metric, margin, share) => {
    expect(shareMarginOf(metric, margin)).toBeCloseTo(share, 10);
    expect(marginOf(metric, shareMarginOf(metric, margin))).toBeCloseTo(margin, 10);
  });

  test.each([20, 60, 400, 90_000, 1_000_000])(
    'an axis of %i customers has a few ticks in round numbers',
    (population) => {
      const sharpness = sharpnessOf({ spread: 1.5, population, confidence: 0.95, answers: population / 4 });
      expect(sharpness?.answerTicks.length).toBeGreaterThan(0);
      expect(sharpness?.answerTicks.length).toBeLessThanOrEqual(5);
      expect(sharpness?.marginTicks.length).toBeLessThanOrEqual(5);
    },
  );
});
