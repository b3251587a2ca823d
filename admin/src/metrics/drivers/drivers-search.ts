import { type FigureSearch, readFigureSearch } from '../figure-search.ts';

/**
 * What the screen of drivers shows stands in its address. `drivers` names a survey and items of it by key,
 * `srv_…~experienced:B10:1@delivery,…`: those of another survey than the chosen one mean nothing.
 */
export type DriversSearch = FigureSearch & Readonly<{ drivers?: string }>;

export function readDriversSearch(search: Readonly<Record<string, unknown>>): DriversSearch {
  const { drivers } = search;
  return { ...readFigureSearch(search), ...(typeof drivers === 'string' && drivers !== '' ? { drivers } : {}) };
}

export function writeDrivers(survey: string, keys: readonly string[]): string | undefined {
  return keys.length === 0 ? undefined : `${survey}~${keys.join(',')}`;
}

/** What is asked of the server: the drivers that were chosen for this survey, without what is now the outcome. */
export function askedDrivers({ drivers = '', ...search }: DriversSearch): Readonly<Record<string, string | undefined>> {
  const [survey, keys = ''] = drivers.split('~');
  const chosen = keys.split(',').filter((key) => key !== '' && key !== search.item);
  return { ...search, ...(survey === search.survey && chosen.length > 0 ? { drivers: chosen.join(',') } : {}) };
}
