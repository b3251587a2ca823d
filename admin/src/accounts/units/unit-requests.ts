import { queryOptions } from '@tanstack/react-query';
import type { staffUnitsBody, unitChangeBody, unitListReply } from '@voldaan/server/accounts/units/schema';
import { request } from '../../http/request.ts';
import type { Wire } from '../../http/wire.ts';
import type { StaffMember } from '../account-requests.ts';

type UnitList = Wire<typeof unitListReply>;
export type Unit = UnitList['data'][number];

export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: ({ signal }) => request<UnitList>('GET', '/v1/units', { signal }),
  staleTime: 60_000,
});

export function makeUnit(name: string): Promise<UnitList> {
  return request('POST', '/v1/units', { json: { name } });
}

export function changeUnit(id: string, change: Wire<typeof unitChangeBody>): Promise<UnitList> {
  return request('PATCH', `/v1/units/${id}`, { json: change });
}

export function changeUnitsOf(id: string, body: Wire<typeof staffUnitsBody>): Promise<StaffMember> {
  return request('PUT', `/v1/staff/${id}/units`, { json: body });
}
