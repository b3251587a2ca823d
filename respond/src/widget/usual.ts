import { openCard } from './card.ts';
import type { StartCard } from './card-handle.ts';
import { noLogic } from './no-logic.ts';
import { drawUsual } from './usual-question.ts';
import type { WidgetSurvey } from './widget-survey.ts';

/** The server puts the survey here as it sends the program. */
declare const SURVEY_STANDS_HERE: WidgetSurvey;

export const run: StartCard = (start) =>
  openCard({ survey: SURVEY_STANDS_HERE, start, draw: drawUsual, logic: noLogic });
