import { queryOptions } from '@tanstack/react-query';
import type { caseFormBody, caseFormSchema } from '@voldaan/server/complaints/public/schema';
import { request, withQuery } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';
import { casesKey } from './case-requests.ts';

export type CaseFormShown = Wire<typeof caseFormSchema>;

export const caseFormQuery = queryOptions({
  queryKey: [...casesKey, 'form'],
  queryFn: ({ signal }) => request<CaseFormShown>('GET', '/v1/case-form', { signal }),
});

export function changeCaseForm(change: Wire<typeof caseFormBody>): Promise<CaseFormShown> {
  return request('PATCH', '/v1/case-form', { json: change });
}

export function renewCaseForm(): Promise<CaseFormShown> {
  return request('POST', '/v1/case-form/links');
}

export function caseFormQrAddress(format: 'svg' | 'png', touchpoint: string): string {
  return withQuery('/v1/case-form/qr', { format, touchpoint });
}
