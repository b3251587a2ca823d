import { queryOptions } from '@tanstack/react-query';
import type {
  filledMacroReply,
  macroBody,
  macroListReply,
  macroSchema,
} from '@voldaan/server/complaints/macros/schema';
import { request } from '../../http/request.ts';
import type { Wire } from '../../http/wire.ts';
import { casesKey } from '../case-requests.ts';

export type Macro = Wire<typeof macroSchema>;
export type MacroList = Wire<typeof macroListReply>;
export type MacroWish = Wire<typeof macroBody>;
export type FilledMacro = Wire<typeof filledMacroReply>['data'][number];

export const macrosQuery = queryOptions({
  queryKey: [...casesKey, 'macros'],
  queryFn: ({ signal }) => request<MacroList>('GET', '/v1/case-macros', { signal }),
});

export function makeMacro(wish: MacroWish): Promise<MacroList> {
  return request('POST', '/v1/case-macros', { json: wish });
}

export function changeMacro(id: string, wish: MacroWish): Promise<MacroList> {
  return request('PUT', `/v1/case-macros/${id}`, { json: wish });
}

export function removeMacro(id: string): Promise<MacroList> {
  return request('DELETE', `/v1/case-macros/${id}`);
}

/** The standard texts as they would read in one case at this moment. */
export function filledMacrosQuery(caseId: string) {
  return queryOptions({
    queryKey: [...casesKey, 'filled-macros', caseId],
    queryFn: ({ signal }) => request<Wire<typeof filledMacroReply>>('GET', `/v1/cases/${caseId}/macros`, { signal }),
    staleTime: 0,
  });
}
