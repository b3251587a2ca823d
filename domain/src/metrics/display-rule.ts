/** nothing: too few to protect respondents; answers only: the answers, no score; muted: interval first, score muted. */
export type DisplayRule = 'nothing' | 'answers only' | 'muted' | 'full';

export const privacyMinimumDefault = 5;
/** Below so many answers no score is shown. */
export const scoreMinimum = 10;
const fullMinimum = 30;

/**
 * How much of a figure may be shown for a number of answers.
 *
 * Use before any figure reaches a screen, a file or a mail. When not to use: inside a calculation; small groups still
 * count in their totals. Complementary suppression (the one hidden group that a total gives away) is the report's work.
 *
 * Source: our rules 0.6 and 31 (docs/statistics.md): below the privacy threshold nothing, below 10 no score, below 30
 * the interval first.
 *
 * @example
 * displayRule(12); // 'muted'
 * @throws nothing.
 */
export function displayRule(n: number, privacyMinimum: number = privacyMinimumDefault): DisplayRule {
  if (n < privacyMinimum) return 'nothing';
  if (n < scoreMinimum) return 'answers only';
  return n < fullMinimum ? 'muted' : 'full';
}
