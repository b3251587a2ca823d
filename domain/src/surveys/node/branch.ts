import type { SurveyNode } from './survey-node.ts';

/** Pages for those of whom the condition is true, others for the rest. It looks at answers of earlier pages only. */
export type Branch = Readonly<{
  kind: 'branch';
  id: string;
  /** An expression over earlier answers, see expression/: `nps <= 6`. */
  when: string;
  nodes: readonly SurveyNode[];
  otherwise: readonly SurveyNode[];
}>;
