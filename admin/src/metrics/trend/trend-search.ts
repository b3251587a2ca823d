import { type FigureSearch, readFigureSearch } from '../figure-search.ts';

export const intervals = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Interval = (typeof intervals)[number];

/** Beside the figure: how fine the line is drawn, and whether the careful view is chosen. */
export type TrendSearch = FigureSearch & Readonly<{ interval?: Interval; view?: 'control' }>;

export function readTrendSearch(search: Readonly<Record<string, unknown>>): TrendSearch {
  const interval = intervals.find((one) => one === search['interval']);
  return {
    ...readFigureSearch(search),
    ...(interval !== undefined && { interval }),
    ...(search['view'] === 'control' && { view: 'control' as const }),
  };
}

/** The same figure, of the same groups, day by day within one interval. */
export function dayByDay({ view: _view, ...search }: TrendSearch, from: string, lastDay: string): TrendSearch {
  return { ...search, period: `${from}..${lastDay}`, interval: 'day' };
}
