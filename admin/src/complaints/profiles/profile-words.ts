import { useCallback } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import type { Term } from './profile-requests.ts';

const bases = ['voldaan', 'nl-care', 'nl-public', 'no-finance'] as const;

/** A profile to start from carries what it was made of as its name, until somebody gives it one. */
export function useProfileName(): (name: string) => string {
  const say = useSay();
  return useCallback(
    (name) => {
      const base = bases.find((one) => one === name);
      return base === undefined ? name : say(`profile-base.${base}`);
    },
    [say],
  );
}

export function useTermWords(): (term: Term | null) => string {
  const say = useSay();
  return useCallback(
    (term) => (term === null ? say('profile.no-term') : say(`profile-term.${term.unit}`, { count: term.count })),
    [say],
  );
}
