import { queryOptions } from '@tanstack/react-query';
import type { caseMailListReply } from '@voldaan/server/complaints/inbound/schema';
import type { recoveryBody, recoveryListReply, recoverySchema } from '@voldaan/server/complaints/recovery/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';
import { casesKey } from './case-requests.ts';

export type Recovery = Wire<typeof recoverySchema>;
export type RecoveryAnswer = Wire<typeof recoveryListReply>['data'][number];

export const recoveryQuery = queryOptions({
  queryKey: [...casesKey, 'recovery'],
  queryFn: ({ signal }) => request<Recovery>('GET', '/v1/case-recovery', { signal }),
});

export function changeRecovery(wish: Wire<typeof recoveryBody>): Promise<Recovery> {
  return request('PUT', '/v1/case-recovery', { json: wish });
}

/** What the customer said of how this case was handled. */
export const recoveryOfCaseQuery = (caseId: string) =>
  queryOptions({
    queryKey: [...casesKey, caseId, 'recovery'],
    queryFn: ({ signal }) => request<Wire<typeof recoveryListReply>>('GET', `/v1/cases/${caseId}/recovery`, { signal }),
  });

/** What of the customer's mails is not in the words of the case. */
export const caseMailsQuery = (caseId: string) =>
  queryOptions({
    queryKey: [...casesKey, caseId, 'mails'],
    queryFn: ({ signal }) => request<Wire<typeof caseMailListReply>>('GET', `/v1/cases/${caseId}/mails`, { signal }),
  });
