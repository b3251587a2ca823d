import type { Answers } from '@voldaan/domain/surveys/answers';
import type { PageNode } from '@voldaan/domain/surveys/node/page';
import type { PathContext, ShownPage } from '@voldaan/domain/surveys/path';
import type { Question } from '@voldaan/domain/surveys/question/question';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { SurveyText } from '@voldaan/domain/surveys/survey-text';
import type { EntranceWords } from './words.ts';

/** A scale in one language: its scores from low to high, and the words that some or all of them carry. */
export type ShownScale = Readonly<{
  scores: readonly number[];
  labels: Readonly<Record<string, string>>;
  look: 'numbers' | 'words' | 'faces' | 'stars';
}>;

/** What travels to a page that is not ours: the survey in one language, with the words around it. */
export type WidgetSurvey = Readonly<{
  /** Number of the survey's version. */
  version: number;
  tag: string;
  direction: 'ltr' | 'rtl';
  /** Those that this survey has a use for; the type does not say which, the server does. */
  words: EntranceWords;
  definition: SurveyDefinition;
  /** Whether an order or a choice of parts is left to chance. */
  hasChance: boolean;
  /** By question, because a question may say its scale in words of its own. */
  scales: Readonly<Record<string, ShownScale>>;
}>;

/** What a bundle brings besides the usual: the survey's logic, or none where the survey has none. */
export type SurveyLogic = Readonly<{
  questions: (nodes: readonly PageNode[]) => readonly Question[];
  path: (definition: SurveyDefinition, answers: Answers, context: PathContext) => readonly ShownPage[];
  fill: (definition: SurveyDefinition, text: SurveyText, tag: string, answers: Answers) => string;
  /** The words of thanks for who gave these answers. */
  thanks: (
    definition: SurveyDefinition,
    answers: Answers,
    context: PathContext,
  ) => Readonly<{ heading: SurveyText; text: SurveyText }>;
}>;
