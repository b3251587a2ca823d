import { expect, test } from 'vitest';
import { stlSeason } from './stl-season.ts';

const quarters = [5, 7, 6, 4, 5.5, 7.4, 6.1, 4.4, 5.9, 8, 6.3, 4.1, 6, 8.3, 6.9, 4.8, 6.2, 8.1];
const settings = {
  period: 4,
  seasonal: { window: 7, degree: 1 },
  trend: { window: 9, degree: 1 },
  lowpass: { window: 5, degree: 1 },
  innerIterations: 5,
  robustIterations: 0,
} as const;

test('season and trend agree with statsmodels', () => {
  // STL(s, period=4, seasonal=7, trend=9, low_pass=5, robust=False).fit(inner_iter=5, outer_iter=0)
  const result = stlSeason(quarters, settings);
  for (const [index, value] of [-0.3412878609743808, 1.5220787624282863, 0.347436006639203].entries()) {
    expect(result.seasonal?.[index]).toBeCloseTo(value, 11);
  }
  for (const [index, value] of [5.391535424199355, 5.478955820043602, 5.564304326481783].entries()) {
    expect(result.trend?.[index]).toBeCloseTo(value, 11);
  }
});

test('the parts add up to the series', () => {
  const { seasonal, trend, remainder, adjusted } = stlSeason(quarters, settings);
  for (const [index, value] of quarters.entries()) {
    expect((seasonal?.[index] ?? 0) + (trend?.[index] ?? 0) + (remainder?.[index] ?? 0)).toBeCloseTo(value, 12);
    expect((adjusted?.[index] ?? 0) + (seasonal?.[index] ?? 0)).toBeCloseTo(value, 12);
  }
});

test('with robust passes one broken quarter bends the trend less', () => {
  const broken = quarters.with(8, 40);
  const bend = (robustIterations: number) =>
    Math.abs(
      (stlSeason(broken, { ...settings, robustIterations }).trend?.[8] ?? 0) -
        (stlSeason(quarters, settings).trend?.[8] ?? 0),
    );
  expect(bend(5)).toBeLessThan(bend(0) / 4);
});

test('two periods or a gap are refused', () => {
  expect(stlSeason(quarters.slice(0, 8), settings)).toMatchObject({
    seasonal: null,
    trend: null,
    reason: 'too_few_rows',
  });
  expect(stlSeason([...quarters, null], settings).reason).toBe('too_few_rows');
  expect(() => stlSeason(quarters, { ...settings, period: 1 })).toThrow(RangeError);
});
