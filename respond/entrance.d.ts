import type { Visit } from './src/widget/send.ts';
import type { SurveyWish } from './src/widget/show-survey.ts';

export type { Visit } from './src/widget/send.ts';
export type { SurveyWish } from './src/widget/show-survey.ts';

export declare const widgetLoader: string;
export declare function widgetModule(wish: SurveyWish): string;
export declare function visitModule(visit: Visit): string;
