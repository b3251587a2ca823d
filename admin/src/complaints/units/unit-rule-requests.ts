import { queryOptions } from '@tanstack/react-query';
import type { unitRulesSchema } from '@voldaan/server/complaints/units/schema';
import { request } from '../../http/request.ts';
import type { Wire } from '../../http/wire.ts';
import { casesKey } from '../case-requests.ts';

export type UnitRules = Wire<typeof unitRulesSchema>;
export type UnitRule = UnitRules['rules'][number];

export const unitRulesQuery = queryOptions({
  queryKey: [...casesKey, 'unit-rules'],
  queryFn: ({ signal }) => request<UnitRules>('GET', '/v1/unit-rules', { signal }),
});

export function changeUnitRules(rules: readonly UnitRule[]): Promise<UnitRules> {
  return request('PUT', '/v1/unit-rules', { json: { rules } });
}
