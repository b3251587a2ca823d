import type { SurveyText } from '../survey-text.ts';

export type ChoiceOption = Readonly<{
  /** Stored as the answer; unique within the question. */
  id: string;
  text: SurveyText;
  /** "Other, namely": its words are stored under `otherTextId(question)`. At most one option of a question has it. */
  takesText?: boolean;
  /** "None of these": choosing it undoes the others. Only where several may be chosen. */
  exclusive?: boolean;
}>;

/** Under which name the words beside "other" are stored. No question's own id ends like this. */
export function otherTextId(question: Readonly<{ id: string }>): string {
  return `${question.id}_other_text`;
}

/** Whether an answer chooses "other": only then do the words beside it count. */
export function isOtherChosen({ options }: Readonly<{ options: readonly ChoiceOption[] }>, answer: unknown): boolean {
  const other = options.find(({ takesText }) => takesText === true);
  return other !== undefined && (Array.isArray(answer) ? answer.includes(other.id) : answer === other.id);
}

/** Most characters of the words beside "other". */
export const otherTextLengthMax = 500;
