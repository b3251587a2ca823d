import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { Question } from '@voldaan/domain/surveys/question/question';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { PageFaultCode } from '../view.ts';
import type { HeadingLevel } from './heading.tsx';

export type QuestionProps<Kind extends Question> = Readonly<{
  definition: SurveyDefinition;
  question: Kind;
  language: LanguageTag;
  /** The question's own words, filled. */
  text: string;
  level: HeadingLevel;
  /** What is stored, or what was typed when the page comes back. */
  value: unknown;
  /** The words beside "other". */
  otherText: string;
  fault: PageFaultCode | undefined;
  /** A mark from the mail that waits for confirmation. */
  preselected: number | undefined;
  /** No other question stands on the page. */
  isAlone: boolean;
  /** The first place on the page for words of the person's own, which says to name nobody. */
  isFirstOpen: boolean;
}>;

/** Where the error summary's link leads: the first control of the question. */
export function firstControlId(questionId: string): string {
  return `${questionId}-1`;
}

export function faultId(questionId: string): string {
  return `${questionId}-fault`;
}

export function hintId(questionId: string): string {
  return `${questionId}-hint`;
}

/** An attribute only when there is something to refer to. */
export function describedBy(ids: readonly string[]): Readonly<{ 'aria-describedby'?: string }> {
  return ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') };
}

/** A control's value as a field holds it. */
export function fieldText(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** Chosen ids: a stored list, or a form's field that came once or several times. */
export function chosenIds(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' && value !== '' ? [value] : [];
}
