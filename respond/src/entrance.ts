/**
 * What the server takes from this room for the places outside of our own pages: the widget's programs as text, the kiosk,
 * the printed card. Built to dist/entrance.js; entrance.d.ts declares the same.
 */

import all from './widget/all.ts?script=module';
import { chooseBundle, type WidgetBundle } from './widget/choose-bundle.ts';
import loader from './widget/loader.ts?script';
import type { Visit } from './widget/send.ts';
import { type SurveyWish, showSurvey, surveyJson } from './widget/show-survey.ts';
import usual from './widget/usual.ts?script=module';
import usualLogic from './widget/usual-logic.ts?script=module';
import visit from './widget/visit.ts?script=module';

/** The script that a website places. */
export const widgetLoader: string = loader;

const programs: Readonly<Record<WidgetBundle, string>> = { usual, 'usual-logic': usualLogic, all };

/** One module with program and survey: the first question is there after one request. */
export function widgetModule(wish: SurveyWish): string {
  const data = surveyJson(showSurvey(wish));
  // A function, because in a text `$&` would mean something.
  return programs[chooseBundle(wish.definition)].replace('SURVEY_STANDS_HERE', () => data);
}

/** What sends the answers, with the proof that the survey was shown. */
export function visitModule(given: Visit): string {
  return visit.replace('VISIT_STANDS_HERE', () => JSON.stringify(given));
}
