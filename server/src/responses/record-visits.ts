import type { Logger } from 'pino';
import type { Databases } from '../database/connect.ts';
import { createGroupCommit } from '../database/group-commit.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { insertVisits, type Visit } from './visit-store.ts';

/** Notes which pages were asked for. It never makes a page wait, and a visit that cannot be noted is no reason to refuse one. */
export type VisitRecorder = Readonly<{
  record: (visit: Visit) => void;
  drain: () => Promise<void>;
}>;

const batchMost = 200;
const waitingMost = 5_000;

export function createVisitRecorder(databases: Databases, log: Logger): VisitRecorder {
  const group = createGroupCommit<Visit, true>({
    write: async (visits) => {
      const byWorkspace = Map.groupBy(visits, (visit) => visit.workspaceId);
      for (const [workspaceId, own] of byWorkspace) {
        await inWorkspace(databases.app, workspaceId, (db) => insertVisits(db, own));
      }
      return visits.map(() => true as const);
    },
    keyOf: (visit) => visit.id,
    isOutage: () => true,
    lanes: 1,
    batchMost,
    waitingMost,
  });
  return {
    record: (visit) => {
      group.submit(visit).catch((error: unknown) => log.warn({ err: error }, 'a visit could not be noted'));
    },
    drain: group.drain,
  };
}
