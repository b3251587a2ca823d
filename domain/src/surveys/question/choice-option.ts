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

/** Most characters of the words beside "other". */
export const otherTextLengthMax = 500;
