import { queryOptions } from '@tanstack/react-query';
import type { Role } from '@voldaan/domain/accounts/role';
import type { Language } from '@voldaan/domain/language';
import type {
  acceptBody,
  claimBody,
  inviteListReply,
  inviteMadeReply,
  inviteShownReply,
  meReply,
  signInBody,
  staffListReply,
  staffReply,
} from '@voldaan/server/accounts/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';

export type Me = Wire<typeof meReply>;
export type Checklist = Me['checklist'];
export type StaffMember = Wire<typeof staffReply>;
export type StaffInvite = Wire<typeof inviteListReply>['data'][number];
export type MadeInvite = Wire<typeof inviteMadeReply>;

/** Who is signed in, where, and what they may do. Everything staff see hangs from it. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => request<Me>('GET', '/v1/me', { signal }),
  staleTime: 60_000,
});

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: ({ signal }) => request<Wire<typeof staffListReply>>('GET', '/v1/staff', { signal, query: { limit: 100 } }),
});

export const staffInvitesQuery = queryOptions({
  queryKey: ['staff-invites'],
  queryFn: ({ signal }) =>
    request<Wire<typeof inviteListReply>>('GET', '/v1/staff-invites', { signal, query: { limit: 100 } }),
});

export function setupQuery(token: string) {
  return queryOptions({
    queryKey: ['setup', token],
    queryFn: ({ signal }) => request<{ open: boolean }>('GET', `/v1/setup/${encodeURIComponent(token)}`, { signal }),
  });
}

export function inviteQuery(token: string) {
  return queryOptions({
    queryKey: ['invite', token],
    queryFn: ({ signal }) =>
      request<Wire<typeof inviteShownReply>>('GET', `/v1/invite/${encodeURIComponent(token)}`, { signal }),
  });
}

export function claimSetup(token: string, claim: Wire<typeof claimBody>): Promise<Me> {
  return request('POST', `/v1/setup/${encodeURIComponent(token)}`, { json: claim });
}

export function acceptInvite(token: string, acceptance: Wire<typeof acceptBody>): Promise<Me> {
  return request('POST', `/v1/invite/${encodeURIComponent(token)}`, { json: acceptance });
}

export function signIn(entry: Wire<typeof signInBody>): Promise<Me> {
  return request('POST', '/v1/sign-in', { json: entry });
}

export function signOut(): Promise<void> {
  return request('POST', '/v1/sign-out', { json: {} });
}

export function changeMe(change: Readonly<{ name?: string; language?: Language }>): Promise<unknown> {
  return request('PATCH', '/v1/me', { json: change });
}

export function changePassword(change: Readonly<{ current: string; new: string }>): Promise<unknown> {
  return request('POST', '/v1/me/password', { json: change });
}

export function changeWorkspace(
  change: Readonly<{ name?: string; language?: Language; postal_line?: string }>,
): Promise<unknown> {
  return request('PATCH', '/v1/workspace', { json: change });
}

export function changeRole(id: string, role: Role): Promise<unknown> {
  return request('PATCH', `/v1/staff/${id}`, { json: { role } });
}

export function removeStaff(id: string): Promise<void> {
  return request('DELETE', `/v1/staff/${id}`);
}

export function inviteStaff(invite: Readonly<{ email: string; role: Role; send: boolean }>): Promise<MadeInvite> {
  return request('POST', '/v1/staff-invites', { json: invite });
}

export function withdrawInvite(id: string): Promise<void> {
  return request('DELETE', `/v1/staff-invites/${id}`);
}
