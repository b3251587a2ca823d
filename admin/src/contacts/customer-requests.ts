import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Attribute, attributeBody, attributeListReply } from '@voldaan/server/contacts/attributes/schema';
import type { Organisation, organisationListReply } from '@voldaan/server/contacts/organisations/schema';
import type { ContactDetail, consentBody, contactAddReply, contactChangeBody } from '@voldaan/server/contacts/schema';
import type { historyReply } from '@voldaan/server/relations/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';

export type { Attribute } from '@voldaan/server/contacts/attributes/schema';
export type { Organisation } from '@voldaan/server/contacts/organisations/schema';
export type { ContactDetail } from '@voldaan/server/contacts/schema';
export type { HistoryItem } from '@voldaan/server/relations/schema';

export type ContactChange = Wire<typeof contactChangeBody>;
export type HistoryPage = Wire<typeof historyReply>;
export type SaidConsent = Wire<typeof consentBody>;

export function contactQuery(id: string) {
  return queryOptions({
    queryKey: ['contacts', 'one', id],
    queryFn: ({ signal }) => request<ContactDetail>('GET', `/v1/contacts/${id}`, { signal }),
  });
}

export function historyQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['contacts', 'history', id],
    queryFn: ({ signal, pageParam }) =>
      request<HistoryPage>('GET', `/v1/contacts/${id}/history`, { signal, query: { cursor: pageParam, limit: 100 } }),
    initialPageParam: '',
    getNextPageParam: (page: HistoryPage) => page.next_cursor,
  });
}

export async function makeContact(email: string, details: ContactChange): Promise<string> {
  const added = await request<Wire<typeof contactAddReply>>('POST', '/v1/contacts', { json: { ...details, email } });
  return added.id ?? '';
}

export function changeContact(id: string, change: ContactChange): Promise<ContactDetail> {
  return request('PATCH', `/v1/contacts/${id}`, { json: change });
}

export function recordConsent(id: string, said: SaidConsent): Promise<ContactDetail> {
  return request('POST', `/v1/contacts/${id}/consents`, { json: said });
}

export const attributesQuery = queryOptions({
  queryKey: ['contact-attributes'],
  queryFn: async ({ signal }) =>
    (await request<Wire<typeof attributeListReply>>('GET', '/v1/contact-attributes', { signal })).data,
});

export function makeAttribute(attribute: Wire<typeof attributeBody>): Promise<Attribute> {
  return request('POST', '/v1/contact-attributes', { json: attribute });
}

export function changeAttribute(
  key: string,
  change: Readonly<{ name?: string; choices?: string[] }>,
): Promise<Attribute> {
  return request('PATCH', `/v1/contact-attributes/${key}`, { json: change });
}

export function removeAttribute(key: string): Promise<void> {
  return request('DELETE', `/v1/contact-attributes/${key}`);
}

type OrganisationPage = Wire<typeof organisationListReply>;

export function organisationsQuery(search: string) {
  return infiniteQueryOptions({
    queryKey: ['organisations', search],
    queryFn: ({ signal, pageParam }) =>
      request<OrganisationPage>('GET', '/v1/organisations', {
        signal,
        query: { search, cursor: pageParam, limit: 50 },
      }),
    initialPageParam: '',
    getNextPageParam: (page: OrganisationPage) => page.next_cursor,
  });
}

export function organisationQuery(id: string) {
  return queryOptions({
    queryKey: ['organisations', 'one', id],
    queryFn: ({ signal }) => request<Organisation>('GET', `/v1/organisations/${id}`, { signal }),
  });
}

type OrganisationWish = Readonly<{ name: string; external_id: string | null }>;

export function makeOrganisation(wish: OrganisationWish): Promise<Organisation> {
  return request('POST', '/v1/organisations', { json: wish });
}

export function changeOrganisation(id: string, wish: OrganisationWish): Promise<Organisation> {
  return request('PATCH', `/v1/organisations/${id}`, { json: wish });
}

export function removeOrganisation(id: string): Promise<void> {
  return request('DELETE', `/v1/organisations/${id}`);
}
