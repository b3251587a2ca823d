/**
 * What one person gave, by question id. A score is a number, an open answer a text, a yes-no answer 'yes' or 'no';
 * null says that the person skipped the question, which is not the same as never having seen it.
 */
export type AnswerValue = number | string | null;

export type Answers = Readonly<Record<string, AnswerValue>>;
