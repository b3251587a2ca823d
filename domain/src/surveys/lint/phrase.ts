/**
 * The phrases of one language, each compiled once. `about` finds words anywhere; the pairs `mark` and `reward`, `review`
 * and `content` mean something only when both stand in one text.
 */
export type LanguagePhrases = Readonly<{
  leading: RegExp;
  doubleNegation: RegExp;
  /** One negation is enough to turn a statement that people agree or disagree with around. */
  negation: RegExp;
  absolute: RegExp;
  jargon: RegExp;
  pressure: RegExp;
  guilt: RegExp;
  markWanted: RegExp;
  personalFact: RegExp;
  /** Something given, and a high mark as what it is given for. */
  reward: RegExp;
  highMark: RegExp;
  /** A request to write a review in public, and being content as a condition for it. */
  reviewRequest: RegExp;
  ifContent: RegExp;
  /** What joins two subjects, and set phrases in which it joins none. */
  joins: RegExp;
  joinsNothing: RegExp;
}>;

/**
 * Whole words only, in any case; a blank stands for any white space. Every pattern is a list of plain alternatives with
 * bounded gaps, so that no text makes the search slow.
 */
export function phrase(...alternatives: readonly string[]): RegExp {
  const source = alternatives.map((alternative) => alternative.replaceAll(' ', '\\s+')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'iu');
}

export function foundIn(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.[0];
}
