import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { contactAddReply, contactListReply } from '@voldaan/server/contacts/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';
import type { ContactSearch } from './contact-search.ts';

export type ContactPage = Wire<typeof contactListReply>;
export type { Contact } from '@voldaan/server/contacts/schema';
export type AddedContacts = Wire<typeof contactAddReply>;

export function contactsQuery(search: ContactSearch) {
  return infiniteQueryOptions({
    queryKey: ['contacts', search],
    queryFn: ({ signal, pageParam }) =>
      request<ContactPage>('GET', '/v1/contacts', { signal, query: { ...search, cursor: pageParam, limit: 50 } }),
    initialPageParam: '',
    getNextPageParam: (page: ContactPage) => page.next_cursor,
  });
}

export const contactTotalQuery = queryOptions({
  queryKey: ['contacts', 'total'],
  queryFn: async ({ signal }) =>
    (await request<ContactPage>('GET', '/v1/contacts', { signal, query: { limit: 1 } })).total,
});

export function addContacts(addresses: string): Promise<AddedContacts> {
  return request('POST', '/v1/contacts', { json: { addresses } });
}
