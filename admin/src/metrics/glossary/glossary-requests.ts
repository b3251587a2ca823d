import { queryOptions } from '@tanstack/react-query';
import type { Glossary, GlossaryPageChange } from '@voldaan/server/metrics/glossary/schema';
import { request } from '../../http/request.ts';

export type { Glossary, GlossaryTermView } from '@voldaan/server/metrics/glossary/schema';

export const glossaryQuery = queryOptions({
  queryKey: ['glossary'],
  queryFn: ({ signal }) => request<Glossary>('GET', '/v1/glossary', { signal }),
});

export function changeGlossaryPage(page: GlossaryPageChange): Promise<Glossary> {
  return request<Glossary>('PUT', '/v1/glossary/page', { json: page });
}
