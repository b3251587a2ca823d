import { queryOptions } from '@tanstack/react-query';
import type { SavedView } from '@voldaan/server/metrics/saved-views/schema';
import { request } from '../http/request.ts';

export type { SavedView } from '@voldaan/server/metrics/saved-views/schema';

export const savedViewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: ({ signal }) => request<Readonly<{ data: readonly SavedView[] }>>('GET', '/v1/saved-views', { signal }),
});

export type NewView = Pick<SavedView, 'name' | 'screen' | 'search' | 'is_shared'>;

export function saveView(view: NewView): Promise<SavedView> {
  return request('POST', '/v1/saved-views', { json: view });
}

export function shareView(id: string, isShared: boolean): Promise<SavedView> {
  return request('PATCH', `/v1/saved-views/${id}`, { json: { is_shared: isShared } });
}

export function removeView(id: string): Promise<void> {
  return request('DELETE', `/v1/saved-views/${id}`);
}
