/** Recommendation answers by group. Net Promoter and NPS are trademarks of Bain, NICE Satmetrix and F. Reichheld. */
export type NpsCounts = { readonly promoters: number; readonly passives: number; readonly detractors: number };
