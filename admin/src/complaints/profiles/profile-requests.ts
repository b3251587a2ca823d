import { queryOptions } from '@tanstack/react-query';
import type {
  profileBody,
  profileChangeBody,
  profileListReply,
  profileSchema,
} from '@voldaan/server/complaints/profiles/schema';
import { request } from '../../http/request.ts';
import type { Wire } from '../../http/wire.ts';
import { casesKey } from '../case-requests.ts';

export type Profile = Wire<typeof profileSchema>;
export type ProfileList = Wire<typeof profileListReply>;
export type ProfileWish = Wire<typeof profileBody>;
export type Term = Profile['terms']['decision'];

export const profilesQuery = queryOptions({
  queryKey: [...casesKey, 'profiles'],
  queryFn: ({ signal }) => request<ProfileList>('GET', '/v1/case-profiles', { signal }),
});

export function makeProfile(wish: ProfileWish): Promise<ProfileList> {
  return request('POST', '/v1/case-profiles', { json: wish });
}

export function changeProfile(id: string, change: Wire<typeof profileChangeBody>): Promise<ProfileList> {
  return request('PATCH', `/v1/case-profiles/${id}`, { json: change });
}

export function removeProfile(id: string): Promise<ProfileList> {
  return request('DELETE', `/v1/case-profiles/${id}`);
}
