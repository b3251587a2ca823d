import { queryOptions } from '@tanstack/react-query';
import type { causeChangeBody, causeListReply, intakeBody, intakeSchema } from '@voldaan/server/complaints/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';
import { casesKey } from './case-requests.ts';

export type CaseIntake = Wire<typeof intakeSchema>;
type CauseList = Wire<typeof causeListReply>;

export const intakeQuery = queryOptions({
  queryKey: [...casesKey, 'intake'],
  queryFn: ({ signal }) => request<CaseIntake>('GET', '/v1/case-intake', { signal }),
});

export function changeIntake(change: Wire<typeof intakeBody>): Promise<CaseIntake> {
  return request('PATCH', '/v1/case-intake', { json: change });
}

export const causesQuery = queryOptions({
  queryKey: [...casesKey, 'causes'],
  queryFn: ({ signal }) => request<CauseList>('GET', '/v1/case-causes', { signal }),
});

export function makeCause(name: string): Promise<CauseList> {
  return request('POST', '/v1/case-causes', { json: { name } });
}

export function changeCause(id: string, change: Wire<typeof causeChangeBody>): Promise<CauseList> {
  return request('PATCH', `/v1/case-causes/${id}`, { json: change });
}
