import { type FigureSearch, readFigureSearch } from '../figure-search.ts';

export const eligibilityChoices = ['1', '0.9', '0.75', '0.5'] as const;
export type Eligibility = (typeof eligibilityChoices)[number];

/**
 * What the screen of the response shows stands in its address: of one survey and period, never of groups, since whoever did
 * not answer was in none. `margin` names traits, with ~ between them.
 */
export type NonresponseSearch = Omit<FigureSearch, 'where'> & Readonly<{ margin?: string; eligibility?: Eligibility }>;

export function readNonresponseSearch(search: Readonly<Record<string, unknown>>): NonresponseSearch {
  const { where: _, ...figure } = readFigureSearch(search);
  const eligibility = eligibilityChoices.find((choice) => choice === String(search['eligibility']));
  const { margin } = search;
  return {
    ...figure,
    ...(typeof margin === 'string' && margin !== '' ? { margin } : {}),
    ...(eligibility === undefined ? {} : { eligibility }),
  };
}
