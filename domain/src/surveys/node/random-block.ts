import type { SurveyNode } from './survey-node.ts';

/** Its parts in an order of chance; with `choose`, so many of them only. What chance gave is stored with the answers. */
export type RandomBlock = Readonly<{
  kind: 'random';
  id: string;
  nodes: readonly SurveyNode[];
  choose?: number;
}>;
