import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useLanguage } from '../catalogue/language-provider.tsx';
import { type Me, meQuery } from './account-requests.ts';

/** Lets somebody in who has just proved who they are: their language, a clean slate of data, and the screen they came for. */
export function useArrival(next: string = '/'): (me: Me) => Promise<void> {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { chooseLanguage } = useLanguage();
  return useCallback(
    async (me: Me) => {
      queryClient.clear();
      queryClient.setQueryData(meQuery.queryKey, me);
      chooseLanguage(me.staff.language);
      await navigate({ href: insideOf(next) });
    },
    [queryClient, navigate, chooseLanguage, next],
  );
}

/** Only an address of this app: what stands in the address bar must not lead a person elsewhere after signing in. */
function insideOf(next: string): string {
  return next.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : '/';
}
