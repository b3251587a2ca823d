import type { Logger } from 'pino';
import type { Databases } from '../database/connect.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { addToDays } from './store.ts';

export type Seen = Readonly<{ workspaceId: string; surveyId: string; kind: 'shown' | 'dismissed'; at: Date }>;

export type ShownCounter = Readonly<{ add: (seen: Seen) => void; drain: () => Promise<void> }>;

const flushMs = 1_000;
const keysMost = 10_000;

type Counting = { shown: number; dismissed: number } & Omit<Seen, 'kind' | 'at'> & Readonly<{ day: string }>;

/** Adds up for a second and writes each workspace once: a popular page must not write a row for each of its visitors. */
export function createShownCounter(databases: Databases, log: Logger): ShownCounter {
  let counts = new Map<string, Counting>();
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  const flush = async (): Promise<void> => {
    timer = undefined;
    const full = Map.groupBy(counts.values(), (count) => count.workspaceId);
    counts = new Map();
    for (const [workspaceId, days] of full) {
      await inWorkspace(databases.app, workspaceId, (db) => addToDays(db, days)).catch((error: unknown) =>
        // It is a count of looks, not an answer: what is lost here is lost.
        log.warn({ err: error }, 'a count of shown questions could not be stored'),
      );
    }
  };
  return {
    add: ({ workspaceId, surveyId, kind, at }) => {
      const day = at.toISOString().slice(0, 10);
      const key = `${surveyId} ${day}`;
      const count = counts.get(key) ?? { workspaceId, surveyId, day, shown: 0, dismissed: 0 };
      count[kind] += 1;
      if (counts.size < keysMost) counts.set(key, count);
      timer ??= setTimeout(() => {
        writing = writing.then(flush);
      }, flushMs);
    },
    drain: async () => {
      clearTimeout(timer);
      writing = writing.then(flush);
      await writing;
    },
  };
}
