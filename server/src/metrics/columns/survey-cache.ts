import type { DayRange } from './read-survey.ts';
import { createSharedTurns, type SharedTurns } from './shared-turns.ts';
import { type SurveyState, stateBytes } from './survey-state.ts';

/** What the process knows of one survey, and when it was last found to be true. */
export type SurveyEntry = {
  readonly workspaceId: string;
  readonly surveyId: string;
  readonly turns: SharedTurns<DayRange, SurveyState>;
  state: SurveyState | undefined;
  checkedAt: number;
};

export type SurveyCache = Readonly<{
  /** The survey's entry, which counts as used now. */
  entry: (workspaceId: string, surveyId: string) => SurveyEntry;
  /** The survey's entry when there is one, which does not count as used. */
  find: (workspaceId: string, surveyId: string) => SurveyEntry | undefined;
  forget: (entry: SurveyEntry) => void;
  keep: (entry: SurveyEntry, state: SurveyState, checkedAt: number) => void;
  bytes: () => number;
}>;

/** Holds so much and no more: what was used longest ago goes first, and a survey that is larger by itself is not held at all. */
export function createSurveyCache(bytesMost: number): SurveyCache {
  const entries = new Map<string, SurveyEntry>();
  const sizes = new Map<SurveyEntry, number>();
  let held = 0;

  const forget = (entry: SurveyEntry) => {
    held -= sizes.get(entry) ?? 0;
    sizes.delete(entry);
    entries.delete(keyOf(entry));
    entry.state = undefined;
  };

  return {
    entry: (workspaceId, surveyId) => {
      const key = keyOf({ workspaceId, surveyId });
      const entry = entries.get(key) ?? {
        workspaceId,
        surveyId,
        turns: createSharedTurns<DayRange, SurveyState>(),
        state: undefined,
        checkedAt: 0,
      };
      entries.delete(key);
      entries.set(key, entry);
      return entry;
    },
    find: (workspaceId, surveyId) => entries.get(keyOf({ workspaceId, surveyId })),
    forget,
    keep: (entry, state, checkedAt) => {
      // Forgotten while it was read: whoever waits for it has it, and nobody else.
      if (entries.get(keyOf(entry)) !== entry) return;
      const bytes = stateBytes(state);
      held += bytes - (sizes.get(entry) ?? 0);
      sizes.set(entry, bytes);
      entry.state = state;
      entry.checkedAt = checkedAt;
      if (bytes > bytesMost) forget(entry);
      for (const oldest of entries.values()) {
        if (held <= bytesMost) break;
        forget(oldest);
      }
    },
    bytes: () => held,
  };
}

function keyOf({ workspaceId, surveyId }: Pick<SurveyEntry, 'workspaceId' | 'surveyId'>): string {
  return `${workspaceId} ${surveyId}`;
}
