import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  contactAddReply,
  contactListReply,
  ImportCheck,
  ImportPreview,
  ImportState,
  importReadingBody,
} from '@voldaan/server/contacts/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';
import type { ContactSearch } from './contact-search.ts';

export type ContactPage = Wire<typeof contactListReply>;
export type { Contact, ImportCheck, ImportPreview, ImportState } from '@voldaan/server/contacts/schema';
export type AddedContacts = Wire<typeof contactAddReply>;
export type ImportReading = Wire<typeof importReadingBody>;

/** What a file can be in; what the server reads is in its schema, and this list does not compile if it differs. */
export const encodings: readonly ImportReading['encoding'][] = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'];
export const delimiters: readonly ImportReading['delimiter'][] = [';', ',', '\t', '|'];

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

export function removeContact(id: string): Promise<void> {
  return request('DELETE', `/v1/contacts/${id}`);
}

export function readImportFile(file: File): Promise<ImportPreview> {
  return request('POST', '/v1/contact-imports', { file });
}

export function changeReading(id: string, reading: ImportReading): Promise<ImportCheck> {
  return request('PUT', `/v1/contact-imports/${id}/reading`, { json: reading });
}

export function runImport(id: string): Promise<ImportState> {
  return request('POST', `/v1/contact-imports/${id}/run`, { json: {} });
}

export function importStateQuery(id: string) {
  return queryOptions({
    queryKey: ['contact-import', id],
    queryFn: ({ signal }) => request<ImportState>('GET', `/v1/contact-imports/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'importing' ? 1_000 : false),
  });
}

/** Takes an import back: added contacts go, changed ones become what they were. */
export function undoImport(id: string): Promise<ImportState> {
  return request('DELETE', `/v1/contact-imports/${id}`);
}

export function refusedRowsUrl(id: string): string {
  return `/v1/contact-imports/${id}/refused.csv`;
}
