import { createContext, useContext } from 'react';
import type { Survey } from '../survey-requests.ts';
import type { Draft } from '../use-draft.ts';
import type { Findings } from './use-findings.ts';

/** What every part of the builder works on: the draft, which part is open, and what was found about it. */
export type Builder = Readonly<{
  survey: Survey;
  draft: Draft;
  mayChange: boolean;
  /** A part's key, or one of the parts that every survey has: slip, languages, thanks, norm, versions. */
  selected: string;
  /** Opens a part. With focus, its heading gets it: for who came by keyboard, and for whom it is further down. */
  select: (key: string, focus?: 'focus') => void;
  /** Says what happened to who cannot see it move. */
  announce: (words: string) => void;
  findings: Findings;
  /** Whether every text shows how far its wording has come. */
  showsStatus: boolean;
  setShowsStatus: (shows: boolean) => void;
}>;

export const BuilderContext = createContext<Builder | undefined>(undefined);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (builder === undefined) throw new Error('useBuilder stands outside the builder');
  return builder;
}
