import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

describe('the Wilson interval', () => {
  // R: prop.test(84, 100, correct = FALSE); prop.test(10, 10, correct = FALSE); prop.test(0, 7, correct = FALSE)
  test.each([
    [84, 100, 0.755797306107298, 0.899047115111952],
    [10, 10, 0.722467200137111, 1],
    [0, 7, 0, 0.354330435066688],
  ] as const)('of %i satisfied in %i is as in R', (x, n, low, high) => {
    const [from, to] = wilsonInterval(x, n, 0.95) ?? [Number.NaN, Number.NaN];
    expect(from).toBeCloseTo(low, 12);
    expect(to).toBeCloseTo(high, 12);
  });

  test('does not exist without answers, and exists for one', () => {
    expect(wilsonInterval(0, 0, 0.95)).toBeNull();
    expect(wilsonInterval(1, 1, 0.95)?.[0]).toBeCloseTo(0.206549314377238, 12);
  });

  test('refuses more satisfied than answers, and a level in percent', () => {
    expect(() => wilsonInterval(3, 2, 0.95)).toThrow('successes lie between 0 and 2, not 3');
    expect(() => wilsonInterval(1, 2, 95)).toThrow('a confidence level lies between 0 and 1, not 95');
  });

  test('holds the share, stays within 0 to 1 and never has zero width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const x = Math.round(n * part);
        const [low, high] = wilsonInterval(x, n, 0.95) ?? [1, 0];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(x / n);
        expect(high).toBeGreaterThanOrEqual(x / n);
        expect(high - low).toBeGreaterThan(0);
      }),
    );
  });
});
