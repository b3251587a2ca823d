/**
 * "I don't know" and "does not apply": answers with codes of their own, outside every denominator. No option, number or
 * date is written so, and an open question does not offer them.
 */
export const offScaleAnswers = ['~dont_know', '~not_applicable'] as const;

export type OffScaleAnswer = (typeof offScaleAnswers)[number];

/**
 * What one person gave, by question id. A score or number is a number, a choice the option's id, several choices and a
 * ranking a list of ids, a date `2026-05-17`, anything in words a text; null says that the person skipped the question,
 * which is not the same as never having seen it. The words beside "other" stand under the option's own name,
 * `otherTextId(question)`.
 */
export type AnswerValue = number | string | readonly string[] | null;

export type Answers = Readonly<Record<string, AnswerValue>>;

export function isOffScale(value: unknown): value is OffScaleAnswer {
  return offScaleAnswers.some((code) => code === value);
}
