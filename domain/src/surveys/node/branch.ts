import type { SurveyNode } from './survey-node.ts';

/** Pages for those of whom a condition is true, and others for the rest. */
export type Branch = Extract<SurveyNode, { kind: 'branch' }>;
