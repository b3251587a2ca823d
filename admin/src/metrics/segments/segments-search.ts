import { type FigureSearch, readFigureSearch } from '../figure-search.ts';

export const comparisons = ['previous', 'last_year'] as const;
export const adjustments = ['holm', 'benjamini-hochberg'] as const;

/** What the screen of groups shows stands in its address. */
export type SegmentsSearch = FigureSearch &
  Readonly<{
    /** The trait whose groups are told apart. */
    by?: string;
    compare?: (typeof comparisons)[number];
    adjustment?: (typeof adjustments)[number];
  }>;

export function readSegmentsSearch(search: Readonly<Record<string, unknown>>): SegmentsSearch {
  const { by } = search;
  const compare = comparisons.find((choice) => choice === search['compare']);
  const adjustment = adjustments.find((choice) => choice === search['adjustment']);
  return {
    ...readFigureSearch(search),
    ...(typeof by === 'string' && by !== '' ? { by } : {}),
    ...(compare === undefined ? {} : { compare }),
    ...(adjustment === undefined ? {} : { adjustment }),
  };
}

/** Of which traits a cross-tab is made; without `rows` they are the answers. */
export type CrossTabSearch = FigureSearch & Readonly<{ columns?: string; rows?: string }>;

export function readCrossTabSearch(search: Readonly<Record<string, unknown>>): CrossTabSearch {
  const named = (['columns', 'rows'] as const).flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  return { ...readFigureSearch(search), ...Object.fromEntries(named) };
}
