import { setTimeout as delay } from 'node:timers/promises';
import type { Segment } from '@voldaan/domain/metrics/columns/segment';
import type { Item } from '@voldaan/domain/metrics/item';
import { Refusal } from '@voldaan/domain/refusal';
import type { Logger } from 'pino';
import type { Databases } from '../../database/connect.ts';
import { inWorkspaceSnapshot } from '../../database/workspace-snapshot.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Ground } from '../ground/ground.ts';
import { createGroundMemory, type KeptGround } from '../ground/ground-memory.ts';
import { type Marks, newMarks } from '../ground/mark-views.ts';
import type { CodedTrait } from '../traits/coded-trait.ts';
import type { PublishedSurvey } from '../views.ts';
import { currentSnapshot } from './change-views.ts';
import { type ColumnFolder, writeMonths } from './column-files.ts';
import { dayOf } from './column-month.ts';
import { type DayRange, missingMonths, readSurvey } from './read-survey.ts';
import { type Recount, recountSurvey } from './recount.ts';
import { surveysOf } from './recount-views.ts';
import { createSurveyCache, type SurveyEntry } from './survey-cache.ts';
import type { SurveyGround } from './survey-ground.ts';
import { segmentsOf } from './survey-segments.ts';
import type { SurveyState } from './survey-state.ts';

/** The answers to one survey, ready to be counted. */
export type SurveyColumns = Pick<SurveyGround, 'definition' | 'versions'> &
  Readonly<{
    items: readonly Item[];
    traits: readonly CodedTrait[];
    /** In order of their months. A month may have three: the votes of people, all others, and its newest answers. */
    segments: readonly Segment[];
  }>;

/** Days half-open; what is left out is not bounded. */
export type Days = Readonly<{ from?: string; to?: string }>;

/** What figures of a workspace are read by, all of it as of one moment in the transaction or later. */
export type OpenedSurvey = Readonly<{
  ground: Ground;
  /** All that were ever published, those with the newest answers first. */
  surveys: readonly PublishedSurvey[];
  /** The one that was asked for, else the first; undefined when there is none. */
  survey: PublishedSurvey | undefined;
  /** The columns of that survey; asked again, the same ones without another look at the database, when they hold the days. */
  read: (days: Days) => Promise<SurveyColumns>;
}>;

export type Columns = Readonly<{
  /** What a figure is read by, in one trip to the database when nothing is new. */
  open: (db: WorkspaceTransaction, asked: string | undefined) => Promise<OpenedSurvey>;
  /** The columns of a survey, as of this transaction or later. Nothing in them ever changes: what is new is in the next ones. */
  read: (db: WorkspaceTransaction, surveyId: string, days: Days) => Promise<SurveyColumns>;
  /** Compares the columns of a workspace, as this process and its folder hold them, with its rows; what differs is thrown away. */
  recount: (workspaceId: string) => Promise<Recount>;
  /** What is held of columns in memory at the moment, and at most. */
  bytes: () => Readonly<{ held: number; most: number }>;
  /** Waits for files that are being written. */
  settle: () => Promise<void>;
}>;

export type ColumnsParts = Readonly<{
  databases: Databases;
  log: Logger;
  /** Where months are kept in files; undefined keeps none. */
  folder: string | undefined;
  bytesMost: number;
}>;

/** Whoever waits longer than so many times four seconds is told to come back; the reading goes on meanwhile. */
const waitsMost = 6;
const waitMs = 4_000;
/** What nobody looked at for so long is read again: changes are remembered for days, not for ever. */
const checkedMs = 86_400_000;

export function makeColumns({ databases, log, folder: path, bytesMost }: ColumnsParts): Columns {
  const cache = createSurveyCache(bytesMost);
  const memory = createGroundMemory();
  const folder: ColumnFolder | undefined = path === undefined ? undefined : { path, log };
  const writing = new Set<Promise<void>>();

  const read = async (db: WorkspaceTransaction, surveyId: string, asked: Days): Promise<SurveyColumns> => {
    const entry = cache.entry(db.workspaceId, surveyId);
    const known = holding(entry, rangeOf(asked));
    const isOld = known === undefined || (await marksOf(db, { entry, known })).hasScores;
    return shown(isOld ? await follow(db, entry, asked) : known, asked);
  };

  const open = async (db: WorkspaceTransaction, asked: string | undefined): Promise<OpenedSurvey> => {
    const found = memory.find(db.workspaceId);
    const expected = asked ?? found?.surveys[0]?.id;
    const held = expected === undefined ? undefined : cache.find(db.workspaceId, expected);
    const known = held !== undefined && isRecent(held) ? held.state : undefined;
    const askedAt = Date.now();
    const marks = await marksOf(db, { entry: held, known, found });
    const { ground, surveys } = await memory.renew(db, found, { marks, askedAt });
    const survey = asked === undefined ? surveys[0] : surveys.find(({ id }) => id === asked);
    let state = marks.hasScores || survey?.id !== expected ? undefined : known;
    const readSurvey = async (days: Days): Promise<SurveyColumns> => {
      if (survey === undefined) throw new Refusal('not_found');
      const entry = cache.entry(db.workspaceId, survey.id);
      if (state === undefined || missingMonths(state, rangeOf(days)).length > 0) state = await follow(db, entry, days);
      return shown(state, days);
    };
    return { ground, surveys, survey, read: readSurvey };
  };

  const follow = (db: WorkspaceTransaction, entry: SurveyEntry, days: Days): Promise<SurveyState> =>
    inTime(
      db,
      entry.turns.next(rangeOf(days), (all) => advance(entry, all)),
    );

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

  const recount = async (workspaceId: string): Promise<Recount> => {
    const surveys = await inWorkspaceSnapshot(databases.columns, workspaceId, surveysOf);
    const done: Recount[] = [];
    for (const surveyId of surveys) {
      const entry = cache.find(workspaceId, surveyId);
      const known = entry !== undefined && isRecent(entry) ? entry.state : undefined;
      const found = await inWorkspaceSnapshot(databases.columns, workspaceId, (db) =>
        recountSurvey(db, surveyId, { known, folder }),
      );
      for (const difference of found.differences)
        log.error({ workspaceId, ...difference }, 'columns differed from their rows and are made anew');
      if (found.differences.length > 0 && entry !== undefined) cache.forget(entry);
      done.push(found);
    }
    return together(done);
  };

  return {
    open,
    read,
    recount,
    bytes: () => ({ held: cache.bytes(), most: bytesMost }),
    settle: async () => {
      await Promise.all(writing);
    },
  };
}

function rangeOf({ from, to }: Days): DayRange {
  return { ...(from === undefined ? {} : { from: dayOf(from) }), ...(to === undefined ? {} : { to: dayOf(to) }) };
}

function together(recounts: readonly Recount[]): Recount {
  return {
    months: recounts.reduce((sum, { months }) => sum + months, 0),
    differences: recounts.flatMap(({ differences }) => differences),
  };
}

function shown(state: SurveyState, days: Days): SurveyColumns {
  const { definition, versions, items, traits } = state.ground;
  return { definition, versions, items, traits, segments: segmentsOf(state, rangeOf(days)) };
}

/** What is known of a survey, when it holds all of some days. */
function holding(entry: SurveyEntry, days: DayRange): SurveyState | undefined {
  const { state } = entry;
  return state === undefined || !isRecent(entry) || missingMonths(state, days).length > 0 ? undefined : state;
}

type Checked = Readonly<{
  entry: SurveyEntry | undefined;
  known: SurveyState | undefined;
  found?: KeptGround | undefined;
}>;

/** What was committed since; of a survey of which nothing was, that it was looked at. */
async function marksOf(db: WorkspaceTransaction, { entry, known, found }: Checked): Promise<Marks> {
  const askedAt = Date.now();
  const marks = await newMarks(db, {
    scores: entry && known && { surveyId: entry.surveyId, asOf: known.asOf },
    ground: found?.asOf,
    order: found && { surveyIds: found.surveys.map(({ id }) => id), asOf: found.surveysAsOf },
  });
  if (entry !== undefined && entry.state === known && !marks.hasScores) entry.checkedAt = askedAt;
  return marks;
}

function isRecent({ checkedAt }: SurveyEntry): boolean {
  return Date.now() - checkedAt < checkedMs;
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
