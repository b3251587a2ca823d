import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { chartEventBody, chartEventSchema, trendSchema } from '@voldaan/server/metrics/trend/schema';
import { request } from '../../http/request.ts';
import type { Wire } from '../../http/wire.ts';
import { readTrend, type Trend } from './read-trend.ts';
import type { TrendSearch } from './trend-search.ts';

export type { Trend, TrendPoint } from './read-trend.ts';
export type TrendHead = NonNullable<Trend['head']>;
export type ControlChart = NonNullable<Trend['control']>;
export type ControlSignal = ControlChart['signals'][number];
export type ChartEvent = Wire<typeof chartEventSchema>;
export type ChartEventWish = Wire<typeof chartEventBody>;

/** The careful view asks for its control chart; until that has come, the line stays. */
export function trendQuery({ view, ...search }: TrendSearch) {
  const query = { ...search, ...(view === 'control' && { control: 'true' }) };
  return queryOptions({
    queryKey: ['trend', query],
    queryFn: async ({ signal }) =>
      readTrend(await request<Wire<typeof trendSchema>>('GET', '/v1/trend', { signal, query })),
    placeholderData: keepPreviousData,
  });
}

export function makeChartEvent(wish: ChartEventWish): Promise<ChartEvent> {
  return request('POST', '/v1/chart-events', { json: wish });
}

export function changeChartEvent(id: string, wish: ChartEventWish): Promise<ChartEvent> {
  return request('PATCH', `/v1/chart-events/${id}`, { json: wish });
}

export function removeChartEvent(id: string): Promise<unknown> {
  return request('DELETE', `/v1/chart-events/${id}`);
}
