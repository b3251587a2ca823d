import { type FigureSearch, readFigureSearch } from '../figure-search.ts';

/** Over which period, of which groups, and of one survey or of all that ask along the journey. */
export type MomentsSearch = Omit<FigureSearch, 'item'>;

export function readMomentsSearch(search: Readonly<Record<string, unknown>>): MomentsSearch {
  const { item: _, ...read } = readFigureSearch(search);
  return read;
}
