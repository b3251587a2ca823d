import type { Branch } from './branch.ts';
import type { Page } from './page.ts';
import type { RandomBlock } from './random-block.ts';

/** What a survey is made of. */
export type SurveyNode = Page | Branch | RandomBlock;
