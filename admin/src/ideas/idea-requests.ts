import { queryOptions } from '@tanstack/react-query';
import type {
  boardReply,
  ideaBody,
  ideaDetailSchema,
  ideaHeadSchema,
  ideaListReply,
  moveBody,
  publicationBody,
  suggestionListReply,
  toldReply,
} from '@voldaan/server/ideas/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';
import type { IdeaSearch } from './idea-search.ts';

export type IdeaHead = Wire<typeof ideaHeadSchema>;
export type IdeaList = Wire<typeof ideaListReply>;
export type IdeaDetail = Wire<typeof ideaDetailSchema>;
export type IdeaMove = Wire<typeof moveBody>;
export type Publication = Wire<typeof publicationBody>;
export type Suggestion = Wire<typeof suggestionListReply>['data'][number];
export type Board = Wire<typeof boardReply>;

export const ideasKey = ['ideas'] as const;

export function ideasQuery(search: IdeaSearch & Readonly<{ action?: string }> = {}) {
  return queryOptions({
    queryKey: [...ideasKey, 'list', search],
    queryFn: ({ signal }) => request<IdeaList>('GET', '/v1/ideas', { signal, query: { ...search } }),
  });
}

/** Suggestions that belong to no idea yet. */
export const looseQuery = queryOptions({
  queryKey: [...ideasKey, 'loose'],
  queryFn: async ({ signal }) =>
    (await request<Wire<typeof suggestionListReply>>('GET', '/v1/idea-suggestions', { signal })).data,
});

export function ideaQuery(id: string) {
  return queryOptions({
    queryKey: [...ideasKey, 'one', id],
    queryFn: ({ signal }) => request<IdeaDetail>('GET', `/v1/ideas/${id}`, { signal }),
  });
}

export const boardQuery = queryOptions({
  queryKey: [...ideasKey, 'board'],
  queryFn: ({ signal }) => request<Board>('GET', '/v1/idea-board', { signal }),
});

/** What was done, as pieces of a letter. */
export const toldQuery = queryOptions({
  queryKey: [...ideasKey, 'told'],
  queryFn: ({ signal }) => request<Wire<typeof toldReply>>('GET', '/v1/idea-letter', { signal }),
});

export function openBoard(is_open: boolean): Promise<Board> {
  return request('PUT', '/v1/idea-board', { json: { is_open } });
}

export function makeIdea(wish: Wire<typeof ideaBody>): Promise<IdeaDetail> {
  return request('POST', '/v1/ideas', { json: wish });
}

export function joinIdea(id: string, case_ids: readonly string[]): Promise<IdeaDetail> {
  return request('POST', `/v1/ideas/${id}/suggestions`, { json: { case_ids } });
}

export function partIdea(id: string, caseId: string): Promise<IdeaDetail> {
  return request('DELETE', `/v1/ideas/${id}/suggestions/${caseId}`);
}

/** Where an idea stood when it was looked at: a colleague's change in between is not overwritten. */
type IdeaAt = Readonly<{ id: string; revision: number }>;

type Change = Readonly<{ title?: string; description?: string; action_id?: string | null }>;

export function changeIdea(idea: IdeaAt, change: Change): Promise<IdeaDetail> {
  return request('PATCH', `/v1/ideas/${idea.id}`, { json: change, headers: matching(idea) });
}

export function moveIdea(idea: IdeaAt, move: IdeaMove): Promise<IdeaDetail> {
  return request('POST', `/v1/ideas/${idea.id}/moves`, { json: move, headers: matching(idea) });
}

export function mergeIdea(idea: IdeaAt, into: string): Promise<IdeaDetail> {
  return request('POST', `/v1/ideas/${idea.id}/merger`, { json: { into }, headers: matching(idea) });
}

export function publishIdea(idea: IdeaAt, publication: Publication): Promise<IdeaDetail> {
  return request('PUT', `/v1/ideas/${idea.id}/publication`, { json: publication, headers: matching(idea) });
}

function matching({ revision }: IdeaAt) {
  return { 'if-match': `"${revision}"` };
}
