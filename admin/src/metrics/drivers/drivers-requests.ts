import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Drivers } from '@voldaan/server/metrics/drivers/schema';
import { request } from '../../http/request.ts';
import { askedDrivers, type DriversSearch } from './drivers-search.ts';

export type { Drivers } from '@voldaan/server/metrics/drivers/schema';

export type Driver = Drivers['drivers'][number];
export type DriverMapData = NonNullable<Drivers['map']>;

/** At once, without the intervals of the shares; the old figures stay on screen while others are asked. */
export function quickDriversQuery(search: DriversSearch) {
  return queryOptions({
    queryKey: ['drivers', search],
    queryFn: ({ signal }) => request<Drivers>('GET', '/v1/drivers', { signal, query: askedDrivers(search) }),
    placeholderData: keepPreviousData,
  });
}

/** With intervals, a moment later. Old ones are not kept: they would be taken for those of what is now asked. */
export function driversQuery(search: DriversSearch) {
  return queryOptions({
    queryKey: ['drivers', search, 'bootstrap'],
    queryFn: ({ signal }) =>
      request<Drivers>('GET', '/v1/drivers', { signal, query: { ...askedDrivers(search), bootstrap: 'true' } }),
  });
}
