import { at } from './at.ts';

/**
 * Kendall's tau-b: concordant minus discordant pairs, as a share of the pairs that are not tied.
 *
 * Use on answers with few steps; it means something plain: how much likelier is it that two respondents are ordered the
 * same way than the other way. When not to use: on tens of thousands of rows; it compares every pair.
 *
 * Source: Kendall 1945, Biometrika 33, 239-251.
 *
 * @returns null with fewer than three pairs or when a column does not vary
 * @example
 * kendallTauB([1, 2, 3], [1, 3, 2]); // 0.3333     R: cor(x, y, method = "kendall")
 * @throws RangeError when the columns differ in length.
 */
export function kendallTauB(x: readonly number[], y: readonly number[]): number | null {
  if (x.length !== y.length) throw new RangeError('the columns differ in length');
  if (x.length < 3) return null;
  let score = 0;
  let untiedX = 0;
  let untiedY = 0;
  for (let second = 1; second < x.length; second++) {
    for (let first = 0; first < second; first++) {
      const stepX = Math.sign(at(x, second) - at(x, first));
      const stepY = Math.sign(at(y, second) - at(y, first));
      score += stepX * stepY;
      untiedX += Math.abs(stepX);
      untiedY += Math.abs(stepY);
    }
  }
  return untiedX === 0 || untiedY === 0 ? null : score / Math.sqrt(untiedX * untiedY);
}
