import type { SurveyNode } from './survey-node.ts';

/** Parts in an order of chance, all of them or some. */
export type RandomBlock = Extract<SurveyNode, { kind: 'random' }>;
