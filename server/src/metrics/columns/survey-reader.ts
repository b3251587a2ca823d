import { setTimeout as delay } from 'node:timers/promises';
import { Refusal } from '@voldaan/domain/refusal';
import type { Databases } from '../../database/connect.ts';
import { inWorkspaceSnapshot } from '../../database/workspace-snapshot.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { currentSnapshot } from './change-views.ts';
import { type ColumnFolder, writeMonths } from './column-files.ts';
import { isRecent } from './is-recent.ts';
import { type DayRange, readSurvey } from './read-survey.ts';
import type { SurveyCache, SurveyEntry } from './survey-cache.ts';
import type { SurveyState } from './survey-state.ts';

export type SurveyReader = Readonly<{
  /** The survey as of this transaction or later, with at least these days: read once for all who ask meanwhile. */
  follow: (db: WorkspaceTransaction, entry: SurveyEntry, days: DayRange) => Promise<SurveyState>;
  /** Waits for files that are being written. */
  settle: () => Promise<void>;
}>;

type ReaderParts = Readonly<{ databases: Databases; cache: SurveyCache; folder: ColumnFolder | undefined }>;

/** Whoever waits longer than so many times four seconds is told to come back; the reading goes on meanwhile. */
const waitsMost = 6;
const waitMs = 4_000;

export function createSurveyReader({ databases, cache, folder }: ReaderParts): SurveyReader {
  const writing = new Set<Promise<void>>();

  const advance = async (entry: SurveyEntry, wanted: readonly DayRange[]): Promise<SurveyState> => {
    const { workspaceId, surveyId } = entry;
    const known = isRecent(entry) ? entry.state : undefined;
    const startedAt = Date.now();
    const { state, fresh } = await inWorkspaceSnapshot(databases.columns, workspaceId, (db) =>
      readSurvey(db, surveyId, { known, wanted, folder }),
    );
    cache.keep(entry, state, startedAt);
    if (folder !== undefined && fresh.size > 0) {
      const written = writeMonths(folder, entry, fresh).finally(() => writing.delete(written));
      writing.add(written);
    }
    return state;
  };

  return {
    follow: (db, entry, days) => {
      const reading = entry.turns.next(days, (all) => advance(entry, all));
      return inTime(db, reading);
    },
    settle: async () => {
      await Promise.all(writing);
    },
  };
}

/** The reader's transaction is idle while another one reads for it, and must not be ended for that. */
async function inTime(db: WorkspaceTransaction, reading: Promise<SurveyState>): Promise<SurveyState> {
  // Whoever has left must not leave a failure behind that nobody hears.
  reading.catch(() => undefined);
  for (let waits = 0; waits < waitsMost; waits += 1) {
    const waiting = new AbortController();
    const late = delay(waitMs, undefined, { signal: waiting.signal, ref: false }).catch(() => undefined);
    try {
      const state = await Promise.race([reading, late]);
      if (state !== undefined) return state;
    } finally {
      waiting.abort();
    }
    await currentSnapshot(db);
  }
  throw new Refusal('busy');
}
