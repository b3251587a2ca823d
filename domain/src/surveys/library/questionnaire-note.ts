import type { Localised } from '../../language.ts';

/** What staff read about a ready survey before they choose it (question-library.md 6.3). */
export type QuestionnaireNote = Readonly<{
  /** Its number in question-library.md 6.3; a short form carries a letter: `Q2-short`. */
  code: string;
  name: Localised;
  /** What one wants to know, as a question. */
  purpose: Localised;
  /** When to ask it, and whom. */
  when: Localised;
  /** What to mind when asking it and reading it. */
  method: Localised;
  /** What to look at first in its answers. */
  report: Localised;
  /** Items without which the report cannot be built, and items that may be added. By their ids in the bank. */
  must: readonly string[];
  optional: readonly string[];
  /** Ceiling of its length, in items that one person is asked. */
  itemsMost: number;
  /** Other words that people search it by, separated by blanks. */
  words: Localised;
}>;
