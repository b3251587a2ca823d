import type { Norm } from './survey-definition.ts';

/** Where a norm may lie, in its metric's own unit: a share of 1 (screens write it as a percentage), points of the scale, or NPS points. */
export const normRange: Readonly<Record<Norm['role'], Readonly<{ minimum: number; maximum: number }>>> = {
  csat: { minimum: 0, maximum: 1 },
  ces: { minimum: 1, maximum: 7 },
  grade: { minimum: 1, maximum: 10 },
  stars: { minimum: 1, maximum: 5 },
  nps: { minimum: -100, maximum: 100 },
};
