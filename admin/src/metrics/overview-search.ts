export type PeriodChoice = '30d' | '90d' | '12m' | 'all';

export const periodChoices: readonly PeriodChoice[] = ['30d', '90d', '12m', 'all'];

/** What the overview shows stands in its address, so that a copied address shows the same to a colleague. */
export type OverviewSearch = Readonly<{ survey?: string; period?: PeriodChoice }>;

export function readOverviewSearch(search: Record<string, unknown>): OverviewSearch {
  const period = periodChoices.find((choice) => choice === search['period']);
  return {
    ...(typeof search['survey'] === 'string' && search['survey'] !== '' ? { survey: search['survey'] } : {}),
    ...(period === undefined ? {} : { period }),
  };
}
