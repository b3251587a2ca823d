import { type FigureSearch, readFigureSearch } from '../../metrics/figure-search.ts';

/** What the analysis of complaints shows stands in its address. `among` names kinds of events, with ~ between them. */
export type AnalysisSearch = FigureSearch & Readonly<{ among?: string }>;

export function readAnalysisSearch(search: Readonly<Record<string, unknown>>): AnalysisSearch {
  const { among } = search;
  return { ...readFigureSearch(search), ...(typeof among === 'string' && among !== '' ? { among } : {}) };
}
