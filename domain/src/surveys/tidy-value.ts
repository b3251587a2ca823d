/** Characters that would turn the rest of the sentence around, or break its line. */
const unseen = /[\0-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** What was filled in by others is one line of the sentence, and no longer than a line. */
const valueLengthMax = 200;

/** A value as it may stand in a sentence of ours. */
export function tidyValue(value: string): string {
  const line = value.replace(unseen, ' ').trim();
  return line.length <= valueLengthMax ? line : `${[...line].slice(0, valueLengthMax).join('')}…`;
}
