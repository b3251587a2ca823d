import type { Language } from '@voldaan/domain/language';
import type { Question } from '@voldaan/domain/surveys/question/question';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { VNode } from 'preact';
import type { PageFaultCode } from '../view.ts';

export type QuestionProps<Kind extends Question> = Readonly<{
  definition: SurveyDefinition;
  question: Kind;
  language: Language;
  /** The question's text as the page's heading, or as one of several under it. */
  heading: VNode;
  /** What is stored, or what was typed when the page comes back. */
  value: unknown;
  fault: PageFaultCode | undefined;
}>;

/** Where the error summary's link leads: the first control of the question. */
export function firstControlId(questionId: string): string {
  return `${questionId}-1`;
}

/** An attribute only when there is something to refer to. */
export function describedBy(ids: readonly string[]): Readonly<{ 'aria-describedby'?: string }> {
  return ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') };
}
