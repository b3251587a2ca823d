import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Adjustment, adjustPValues } from './adjust-p-values.ts';

const pValues = [0.01, 0.02, 0.03, 0.04, 0.05, null, 0.001, 0.2, 0.04];

describe('adjusted p-values', () => {
  // R: p.adjust(p, 'holm'), p.adjust(p, 'BH'), ...
  test.each([
    ['bonferroni', [0.08, 0.16, 0.24, 0.32, 0.4, null, 0.008, 1, 0.32]],
    ['holm', [0.07, 0.12, 0.15, 0.16, 0.16, null, 0.008, 0.2, 0.16]],
    ['hochberg', [0.07, 0.1, 0.1, 0.1, 0.1, null, 0.008, 0.2, 0.1]],
    ['benjamini-hochberg', [0.04, 0.0533333, 0.0533333, 0.0533333, 0.0571429, null, 0.008, 0.2, 0.0533333]],
  ] as const)('%s is as in R, and a missing one is not counted', (adjustment, expected) => {
    for (const [index, adjusted] of adjustPValues(pValues, adjustment).entries()) {
      const wanted = expected[index];
      if (wanted === null) expect(adjusted).toBeNull();
      else expect(adjusted).toBeCloseTo(wanted ?? Number.NaN, 6);
    }
  });

  test('never shrink, never pass one, keep their order and do not depend on it', () => {
    const adjustments: Adjustment[] = ['bonferroni', 'holm', 'hochberg', 'benjamini-hochberg', 'benjamini-yekutieli'];
    const listed = fc.array(fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(listed, fc.constantFrom(...adjustments), (given, adjustment) => {
        const adjusted = adjustPValues(given, adjustment);
        for (const [index, p] of given.entries()) {
          expect(adjusted[index]).toBeGreaterThanOrEqual(p);
          expect(adjusted[index]).toBeLessThanOrEqual(1);
        }
        expect(adjustPValues(given.toReversed(), adjustment)).toEqual(adjusted.toReversed());
      }),
    );
  });

  test('refuse what is no p-value', () => {
    expect(() => adjustPValues([1.2], 'holm')).toThrow('a p-value lies between 0 and 1');
  });
});
