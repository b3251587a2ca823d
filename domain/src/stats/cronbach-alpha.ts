import { at } from './at.ts';
import { countScores } from './count-scores.ts';
import { moments } from './moments.ts';

/**
 * Cronbach's alpha: how far items that should measure one thing move together.
 *
 * Use before adding items up to a score; items must point the same way. When not to use: as proof of one dimension, or
 * with two or three items alone, where it is low by construction. It can be negative: then an item points the wrong way.
 *
 * Source: Cronbach 1951, Psychometrika 16, 297-334: k/(k-1) · (1 - Σ item variances / variance of the total).
 *
 * @param items one column per item, same respondents in the same order, nothing missing
 * @returns null with fewer than two items or respondents, or when the total does not vary
 * @example
 * cronbachAlpha([[1, 2, 3, 4, 5], [5, 4, 3, 1, 2]]); // -18     R: psych::alpha
 * @throws RangeError when the columns differ in length.
 */
export function cronbachAlpha(items: readonly (readonly number[])[]): number | null {
  const [first] = items;
  if (first === undefined || items.length < 2 || first.length < 2) return null;
  if (items.some((item) => item.length !== first.length)) throw new RangeError('the columns differ in length');
  const totals = first.map((_, row) => items.reduce((total, item) => total + at(item, row), 0));
  const ofTotals = varianceOf(totals);
  if (ofTotals === 0) return null;
  const ofItems = items.reduce((total, item) => total + varianceOf(item), 0);
  return (items.length / (items.length - 1)) * (1 - ofItems / ofTotals);
}

function varianceOf(values: readonly number[]): number {
  return moments(countScores(values)).variance ?? 0;
}
