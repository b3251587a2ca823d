import type { NpsCounts } from './nps-counts.ts';

/**
 * Net share of promoters and its variance after adding ¾ promoter, 1½ passives and ¾ detractor, on the scale -1..1.
 *
 * Use inside the adjusted Wald intervals of one NPS and of a difference. When not to use: as an estimate; it is pulled
 * towards zero on purpose.
 *
 * Source: B. Rocks, The American Statistician 70 (2016) 365-372.
 *
 * @example
 * npsAdjusted({ promoters: 10, passives: 0, detractors: 0 }); // net 10/13, variance of that
 * @throws nothing. null: no answers.
 */
export function npsAdjusted({
  promoters,
  passives,
  detractors,
}: NpsCounts): { readonly net: number; readonly variance: number } | null {
  const answers = promoters + passives + detractors;
  if (answers === 0) return null;
  const n = answers + 3;
  const promoterShare = (promoters + 0.75) / n;
  const detractorShare = (detractors + 0.75) / n;
  const net = promoterShare - detractorShare;
  return { net, variance: (promoterShare + detractorShare - net * net) / n };
}
