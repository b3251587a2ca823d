import { queryOptions } from '@tanstack/react-query';
import type { caseMailSchema, caseOfMailReply } from '@voldaan/server/complaints/inbound/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';
import { casesKey } from './case-requests.ts';

export type CaseMail = Wire<typeof caseMailSchema>;

export const caseMailQuery = queryOptions({
  queryKey: [...casesKey, 'mail'],
  queryFn: ({ signal }) => request<CaseMail>('GET', '/v1/case-mail', { signal }),
});

export function changeCaseMail(address: string): Promise<CaseMail> {
  return request('PATCH', '/v1/case-mail', { json: { address } });
}

/** Makes a case of a mail that made none by itself. */
export function makeCaseOfMail(mailId: string): Promise<Wire<typeof caseOfMailReply>> {
  return request('POST', `/v1/inbound-mail/${mailId}/case`);
}
