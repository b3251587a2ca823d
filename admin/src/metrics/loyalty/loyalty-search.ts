import { type FigureSearch, readFigureSearch } from '../figure-search.ts';

export const horizonChoices = ['90', '180', '365'] as const;
export type Horizon = (typeof horizonChoices)[number];

/** What the screen of loyalty shows stands in its address. `purchase` names kinds of events, with ~ between them. */
export type LoyaltySearch = FigureSearch & Readonly<{ horizon?: Horizon; purchase?: string }>;

export function readLoyaltySearch(search: Readonly<Record<string, unknown>>): LoyaltySearch {
  const horizon = horizonChoices.find((choice) => choice === String(search['horizon']));
  const { purchase } = search;
  return {
    ...readFigureSearch(search),
    ...(horizon === undefined ? {} : { horizon }),
    ...(typeof purchase === 'string' && purchase !== '' ? { purchase } : {}),
  };
}
