import { queryOptions } from '@tanstack/react-query';
import type { ProblemBody, RecordBody } from '@voldaan/server/interviews/records/schema';
import { request } from '../../http/request.ts';

/** What is saved under its revision; without one it is new. */
export type Known = Readonly<{ id: string; revision: number }>;

export type RecordWish = RecordBody;
export type RecordContact = Readonly<{ id: string; name: string }>;
export type FieldRecord = RecordBody &
  Known &
  Readonly<{ contacts: readonly RecordContact[]; made_by: string; changed_at: string }>;
export type ProblemWish = ProblemBody;
export type Problem = ProblemBody & Known & Readonly<{ owner_name: string | null; changed_at: string }>;

export const recordsQuery = queryOptions({
  queryKey: ['field-records'],
  queryFn: async ({ signal }) =>
    (await request<Readonly<{ data: readonly FieldRecord[] }>>('GET', '/v1/field-records', { signal })).data,
});

export const problemsQuery = queryOptions({
  queryKey: ['problems'],
  queryFn: async ({ signal }) =>
    (await request<Readonly<{ data: readonly Problem[] }>>('GET', '/v1/problems', { signal })).data,
});

export function saveRecord(wish: RecordWish, known: Known | undefined): Promise<FieldRecord> {
  return save<FieldRecord>('/v1/field-records', wish, known);
}

export function saveProblem(wish: ProblemWish, known: Known | undefined): Promise<Problem> {
  return save<Problem>('/v1/problems', wish, known);
}

function save<Saved>(path: string, wish: object, known: Known | undefined): Promise<Saved> {
  if (known === undefined) return request<Saved>('POST', path, { json: wish });
  const headers = { 'if-match': `"${known.revision}"` };
  return request<Saved>('PUT', `${path}/${known.id}`, { json: wish, headers });
}
