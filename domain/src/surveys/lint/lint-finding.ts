import type { LanguageTag } from '../language-tag.ts';

/** What a wording can have, in the order in which the codes are explained. */
export const lintCodes = [
  'leading',
  'double_barrelled',
  'double_negation',
  'negated_statement',
  'absolute',
  'question_long',
  'sentence_long',
  'jargon',
  'shouting',
  'exclamation',
  'pressure',
  'guilt',
  'mark_wanted',
  'reward_by_mark',
  'reward_for_review',
  'review_gating',
  'personal_fact',
  'personal_link',
  'ends_unlabelled',
  'too_many_items',
  'survey_long',
] as const;

export type LintCode = (typeof lintCodes)[number];

/** An error makes the answers worthless or breaks a law or a rule of others; a warning bends them; a hint is advice. */
export type LintSeverity = 'error' | 'warning' | 'hint';

export type LintFinding = Readonly<{
  code: LintCode;
  /** JSON pointer into the definition; at a text with its language as the last part. */
  pointer: string;
  language: LanguageTag;
  severity: LintSeverity;
  /** The words that were found; of a length, the number of words, items or minutes. */
  found: string;
}>;

export const severityOf: Readonly<Record<LintCode, LintSeverity>> = {
  leading: 'warning',
  double_barrelled: 'warning',
  double_negation: 'warning',
  negated_statement: 'warning',
  absolute: 'hint',
  question_long: 'warning',
  sentence_long: 'hint',
  jargon: 'hint',
  shouting: 'warning',
  exclamation: 'warning',
  pressure: 'warning',
  guilt: 'warning',
  mark_wanted: 'error',
  reward_by_mark: 'error',
  reward_for_review: 'error',
  review_gating: 'error',
  personal_fact: 'hint',
  personal_link: 'warning',
  ends_unlabelled: 'error',
  too_many_items: 'warning',
  survey_long: 'hint',
};
