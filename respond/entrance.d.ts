import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { PrintCardView } from './src/card/print-card.tsx';
import type { KioskPageView } from './src/kiosk/kiosk-page.tsx';
import type { KioskSurvey } from './src/kiosk/kiosk-survey.ts';
import type { PanelReply } from './src/panel/panel-view.ts';
import type { PanelFaults, PanelTaken, PanelWish } from './src/panel/panel-words.ts';
import type { Visit } from './src/widget/sent-page.ts';
import type { SurveyWish } from './src/widget/show-survey.ts';

export type { PanelReply } from './src/panel/panel-view.ts';
export type { Visit } from './src/widget/sent-page.ts';
export type { SurveyWish } from './src/widget/show-survey.ts';

export type KioskWish = Readonly<{
  definition: SurveyDefinition;
  version: number;
  title: string;
  idleSeconds: number;
  keepsPartial: boolean;
}>;

export declare function bundleOf(definition: SurveyDefinition): 'usual' | 'usual-logic' | 'all';
export declare const widgetLoader: string;
export declare function widgetModule(wish: SurveyWish): string;
export declare function visitModule(visit: Visit): string;
export declare const casePanelLoader: string;
export declare function panelModule(wish: PanelWish): string;
export declare function panelTaken(taken: PanelTaken): PanelReply;
export declare function panelFaults(faults: PanelFaults): PanelReply;
export declare const kioskProgram: string;
export declare const kioskWorker: string;
export declare function kioskSurvey(wish: KioskWish): KioskSurvey;
export declare function renderKioskPage(view: KioskPageView): string;
export declare function renderPrintCard(view: PrintCardView): string;
