import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Phase, phases } from '@voldaan/domain/touchpoints/touchpoint';
import type {
  eventListReply,
  refusedListReply,
  touchpointBody,
  touchpointListReply,
  touchpointSchema,
} from '@voldaan/server/touchpoints/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';

export type Touchpoint = Wire<typeof touchpointSchema>;
export type TouchpointWish = Wire<typeof touchpointBody>;
export type EventPage = Wire<typeof eventListReply>;
export type ToldEvent = EventPage['data'][number];
export type RefusedPage = Wire<typeof refusedListReply>;
export type RefusedEvent = RefusedPage['data'][number];

/** The moments of the journey, in its order. */
export const touchpointsQuery = queryOptions({
  queryKey: ['touchpoints'],
  queryFn: async ({ signal }) =>
    (await request<Wire<typeof touchpointListReply>>('GET', '/v1/touchpoints', { signal })).data,
});

export function makeTouchpoint(wish: TouchpointWish): Promise<Touchpoint> {
  return request('POST', '/v1/touchpoints', { json: wish });
}

export function makeJourney(): Promise<unknown> {
  return request('POST', '/v1/touchpoints/default-journey', { json: {} });
}

export function changeTouchpoint(id: string, wish: TouchpointWish): Promise<Touchpoint> {
  return request('PATCH', `/v1/touchpoints/${id}`, { json: wish });
}

export function removeTouchpoint(id: string): Promise<unknown> {
  return request('DELETE', `/v1/touchpoints/${id}`);
}

/** Puts all of them into this order. */
export async function placeTouchpoints(touchpoints: readonly Touchpoint[]): Promise<readonly Touchpoint[]> {
  const idsOf = (phase: Phase) => touchpoints.filter((one) => one.phase === phase).map(({ id }) => id);
  const order = Object.fromEntries(phases.map((phase) => [phase, idsOf(phase)]));
  return (await request<Wire<typeof touchpointListReply>>('PUT', '/v1/touchpoints/order', { json: order })).data;
}

export function eventsQuery(kind: string) {
  return infiniteQueryOptions({
    queryKey: ['events', kind],
    queryFn: ({ signal, pageParam }) =>
      request<EventPage>('GET', '/v1/events', { signal, query: { kind, cursor: pageParam, limit: 50 } }),
    initialPageParam: '',
    getNextPageParam: (page: EventPage) => page.next_cursor,
  });
}

export const refusedEventsQuery = queryOptions({
  queryKey: ['events', 'refused-ones'],
  queryFn: ({ signal }) => request<RefusedPage>('GET', '/v1/events/refused', { signal, query: { limit: 20 } }),
});
