// biome-ignore-all lint/performance/noBarrelFile: this is the entry that is built to one file.
/**
 * What the server takes from this room for the places outside of our own pages: the widget's programs as text, the kiosk,
 * the printed card. Built to dist/entrance.js; entrance.d.ts declares the same.
 */

import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import kiosk from './kiosk/kiosk.ts?script';
import type { KioskSurvey } from './kiosk/kiosk-survey.ts';
import worker from './kiosk/service-worker.ts?script';
import { languageName } from './page/language-name.ts';
import panelForm from './panel/panel-form.ts?script=module';
import panelLoader from './panel/panel-loader.ts?script';
import { type PanelWish, panelView } from './panel/panel-words.ts';
import all from './widget/all.ts?script=module';
import { chooseBundle, type WidgetBundle } from './widget/choose-bundle.ts';
import loader from './widget/loader.ts?script';
import type { Visit } from './widget/sent-page.ts';
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

/** What a site places beside its link to the form for complaints. */
export const casePanelLoader: string = panelLoader;

/** The form for complaints, drawn on a page of another site. */
export function panelModule(wish: PanelWish): string {
  return panelForm.replace('PANEL_STANDS_HERE', () => JSON.stringify(panelView(wish)));
}

export { renderPrintCard } from './card/print-card.tsx';
export { renderKioskPage } from './kiosk/kiosk-page.tsx';
export { panelFaults, panelTaken } from './panel/panel-words.ts';

/** The program of a kiosk, and what lets it start without a line. */
export const kioskProgram: string = kiosk;
export const kioskWorker: string = worker;

export type KioskWish = Readonly<{
  definition: SurveyDefinition;
  version: number;
  title: string;
  idleSeconds: number;
  keepsPartial: boolean;
}>;

/** What a kiosk keeps: its survey in every language that it is asked in, the first one first. */
export function kioskSurvey({ definition, version, ...settings }: KioskWish): KioskSurvey {
  const surveys = definition.languages.map((tag) => ({
    ...showSurvey({ definition, version, tag }),
    languageName: languageName(tag),
  }));
  return { ...settings, surveys };
}

export { chooseBundle as bundleOf } from './widget/choose-bundle.ts';
