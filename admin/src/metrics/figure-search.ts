/** What a screen of figures shows stands in its address, so that a copied address shows the same to a colleague. */
export type FigureSearch = Readonly<{
  survey?: string;
  /** The item's key; without it the survey's headline. */
  item?: string;
  /** As domain/metrics/read-period.ts reads it. */
  period?: string;
  /** Chosen groups: `attribute:region~Noord~Zuid;channel~mail`. */
  where?: string;
}>;

const names = ['survey', 'item', 'period', 'where'] as const;

export function readFigureSearch(search: Readonly<Record<string, unknown>>): FigureSearch {
  const given = names.flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  // A year alone is read as a number by whoever takes an address apart.
  const { period } = search;
  return { ...Object.fromEntries(given), ...(typeof period === 'number' && { period: String(period) }) };
}
