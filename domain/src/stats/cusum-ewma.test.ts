import { expect, test } from 'vitest';
import { cusumEwma } from './cusum-ewma.ts';

const settings = { target: 10, sigma: 1, slack: 0.5, decision: 5, weight: 0.1, width: 2.7 };

test('sums follow Montgomery’s table 9.1', () => {
  const { points } = cusumEwma([9.45, 7.99, 9.29, 11.66, 12.16], settings);
  expect(points?.map((point) => point?.cusumPlus)).toEqual([
    0,
    0,
    0,
    expect.closeTo(1.16, 12),
    expect.closeTo(2.82, 12),
  ]);
  expect(points?.map((point) => point?.cusumMinus)).toEqual([
    expect.closeTo(0.05, 12),
    expect.closeTo(1.56, 12),
    expect.closeTo(1.77, 12),
    0,
    0,
  ]);
  expect(points?.[0]?.ewmaUpper).toBeCloseTo(10.27, 12);
});

test('a shift of one sigma that lasts is found, though no single month is odd', () => {
  const { cusumSignals, ewmaSignals } = cusumEwma(new Array<number>(15).fill(11), settings);
  expect(cusumSignals?.[0]).toBe(10);
  expect(ewmaSignals?.[0]).toBeLessThan(10);
});

test('a missing month leaves the sums where they were', () => {
  const { points } = cusumEwma([11, null, 11], settings);
  expect(points?.[1]).toBeNull();
  expect(points?.[2]?.cusumPlus).toBe(1);
});

test('without a sigma nothing can be said', () => {
  expect(cusumEwma([10, 10], { ...settings, sigma: 0 })).toEqual({
    points: null,
    cusumSignals: null,
    ewmaSignals: null,
    reason: 'no_variation',
  });
  expect(() => cusumEwma([1], { ...settings, weight: 0 })).toThrow(RangeError);
});
