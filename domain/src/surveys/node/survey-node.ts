import type { Page } from './page.ts';

/**
 * What a survey is made of: pages, and what decides which of them a person meets. The parts hold each other, so they are
 * written down in one place; branch.ts and random-block.ts give the two that hold others their names.
 */
export type SurveyNode =
  | Page
  /** Pages for those of whom the condition is true, others for the rest. It looks at answers of earlier pages only. */
  | Readonly<{
      kind: 'branch';
      id: string;
      /** An expression over earlier answers, see expression/: `nps <= 6`. */
      when: string;
      nodes: readonly SurveyNode[];
      otherwise: readonly SurveyNode[];
    }>
  /** Its parts in an order of chance; with `choose`, so many of them only. What chance gave is stored with the answers. */
  | Readonly<{
      kind: 'random';
      id: string;
      nodes: readonly SurveyNode[];
      choose?: number;
    }>;
