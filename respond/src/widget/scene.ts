import type { Answers } from '@voldaan/domain/surveys/answers';
import type { PageNode } from '@voldaan/domain/surveys/node/page';
import type { SurveyText } from '@voldaan/domain/surveys/survey-text';
import type { WidgetSurvey } from './widget-survey.ts';

/** What a question is drawn with: the survey, what was answered so far, and its texts in words. */
export type Scene = Readonly<{
  survey: WidgetSurvey;
  answers: Answers;
  text: (text: SurveyText) => string;
}>;

/** A question on the page: what is seen, and what was answered there; without an answer its name is absent. */
export type Field = Readonly<{ node: HTMLElement; read: () => Answers }>;

/** Draws what stands on a page, or nothing when this bundle does not know its kind. */
export type DrawNode = (node: PageNode, scene: Scene) => Field | undefined;
