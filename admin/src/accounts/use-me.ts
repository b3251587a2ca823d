import { useSuspenseQuery } from '@tanstack/react-query';
import { type Me, meQuery } from './account-requests.ts';

/** The signed-in member of staff. Only under the signed-in part of the route tree, which asks it first. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Whether the reader may do a thing; what they may not do is not shown. The server refuses it all the same. */
export function useMay(): (permission: string) => boolean {
  const { permissions } = useMe();
  return (permission) => permissions.includes(permission);
}
