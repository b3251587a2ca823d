import type { Repeats } from '@voldaan/domain/metrics/columns/repeats';
import type { Segment } from '@voldaan/domain/metrics/columns/segment';
import type { Item } from '@voldaan/domain/metrics/item';
import { Refusal } from '@voldaan/domain/refusal';
import type { Logger } from 'pino';
import type { Alongside } from '../../database/alongside.ts';
import type { Databases } from '../../database/connect.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Ground } from '../ground/ground.ts';
import { createGroundMemory, type GroundMemory, type KeptGround } from '../ground/ground-memory.ts';
import { type Marks, type MarksAsked, marksIn, marksOfBound, marksValues, newMarks } from '../ground/mark-views.ts';
import type { CodedTrait } from '../traits/coded-trait.ts';
import type { PublishedSurvey } from '../views.ts';
import type { ColumnFolder } from './column-files.ts';
import { dayOf } from './column-month.ts';
import { isRecent } from './is-recent.ts';
import { type DayRange, missingMonths } from './read-survey.ts';
import type { Recount } from './recount.ts';
import { recountWorkspace } from './recount-workspace.ts';
import { createSurveyCache, type SurveyCache, type SurveyEntry } from './survey-cache.ts';
import type { SurveyGround } from './survey-ground.ts';
import { createSurveyReader, type SurveyReader } from './survey-reader.ts';
import { repeatsOf, segmentsOf } from './survey-segments.ts';
import type { SurveyState } from './survey-state.ts';

/** The answers to one survey, ready to be counted. */
export type SurveyColumns = Pick<SurveyGround, 'definition' | 'versions'> &
  Readonly<{
    items: readonly Item[];
    traits: readonly CodedTrait[];
    /** In order of their months. A month may have three: the votes of people, all others, and its newest answers. */
    segments: readonly Segment[];
    /** Which answers of these and of other months are of the same customers. */
    repeats: () => Repeats;
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
  /**
   * The columns of that survey; asked again, the same ones without another look at the database, when they hold the days.
   * Nothing in them ever changes: what is new is in the next ones.
   */
  read: (days: Days) => Promise<SurveyColumns>;
}>;

export type Columns = Readonly<{
  /** What a figure is read by, in one trip to the database when nothing is new. */
  open: (db: WorkspaceTransaction, asked: string | undefined) => Promise<OpenedSurvey>;
  /**
   * The same question in one trip with who asks it: of the survey that will be opened, when it is opened in a transaction which was
   * told who asked (`askedBy`) and only reads.
   */
  alongside: (workspaceId: string, asked: string | undefined) => Alongside;
  /** Says that what a transaction opens first is what this caller asked for alongside. */
  askedBy: (db: WorkspaceTransaction, caller: object) => void;
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

export function makeColumns({ databases, log, folder: path, bytesMost }: ColumnsParts): Columns {
  const cache = createSurveyCache(bytesMost);
  const memory = createGroundMemory();
  const folder: ColumnFolder | undefined = path === undefined ? undefined : { path, log };
  const reader = createSurveyReader({ databases, cache, folder });
  const answers = new WeakMap<object, Answered>();
  const kept = { cache, memory, reader };
  return {
    open: async (db, asked) => {
      const answered = answers.get(db);
      answers.delete(db);
      const isOfThis = answered !== undefined && answered.asked === asked;
      return openSurvey(db, kept, isOfThis ? answered : await askMarks(db, kept, asked));
    },
    alongside: (workspaceId, asked) => {
      const known = knownOf(workspaceId, kept, asked);
      const hear = (row: object, caller: object) => {
        const marks = marksIn(row);
        if (marks !== undefined) answers.set(caller, { ...known, marks });
      };
      return { select: marksOfBound, values: marksValues(wantedOf(known)), hear };
    },
    askedBy: (db, caller) => {
      const answered = answers.get(caller);
      if (answered !== undefined) answers.set(db, answered);
      answers.delete(caller);
    },
    recount: (workspaceId) => recountWorkspace({ databases, log, cache, folder }, workspaceId),
    bytes: () => ({ held: cache.bytes(), most: bytesMost }),
    settle: reader.settle,
  };
}

type Kept = Readonly<{ cache: SurveyCache; memory: GroundMemory; reader: SurveyReader }>;

/** What is in memory, when it is asked whether that still holds. */
type Known = Readonly<{
  /** The survey that was asked for, else the one that is answered most lately as far as is known. */
  asked: string | undefined;
  expected: string | undefined;
  entry: SurveyEntry | undefined;
  state: SurveyState | undefined;
  found: KeptGround | undefined;
  askedAt: number;
}>;

/** And whether it does. */
type Answered = Known & Readonly<{ marks: Marks }>;

function knownOf(workspaceId: string, { cache, memory }: Kept, asked: string | undefined): Known {
  const found = memory.find(workspaceId);
  const expected = asked ?? found?.surveys[0]?.id;
  const entry = expected === undefined ? undefined : cache.find(workspaceId, expected);
  const state = entry !== undefined && isRecent(entry) ? entry.state : undefined;
  return { asked, expected, entry, state, found, askedAt: Date.now() };
}

function wantedOf({ entry, state, found }: Known): MarksAsked {
  return {
    scores: entry && state && { surveyId: entry.surveyId, asOf: state.asOf },
    ground: found?.asOf,
    order: found && { surveyIds: found.surveys.map(({ id }) => id), asOf: found.surveysAsOf },
  };
}

async function askMarks(db: WorkspaceTransaction, kept: Kept, asked: string | undefined): Promise<Answered> {
  const known = knownOf(db.workspaceId, kept, asked);
  return { ...known, marks: await newMarks(db, wantedOf(known)) };
}

async function openSurvey(
  db: WorkspaceTransaction,
  { cache, memory, reader }: Kept,
  { asked, expected, entry, state: known, found, askedAt, marks }: Answered,
): Promise<OpenedSurvey> {
  if (entry !== undefined && entry.state === known && !marks.hasScores) entry.checkedAt = askedAt;
  const { ground, surveys } = await memory.renew(db, found, { marks, askedAt });
  const survey = asked === undefined ? surveys[0] : surveys.find(({ id }) => id === asked);
  let state = marks.hasScores || survey?.id !== expected ? undefined : known;
  const read = async (days: Days): Promise<SurveyColumns> => {
    if (survey === undefined) throw new Refusal('not_found');
    const range = rangeOf(days);
    const used = cache.entry(db.workspaceId, survey.id);
    if (state === undefined || missingMonths(state, range).length > 0) state = await reader.follow(db, used, range);
    return shown(state, range);
  };
  return { ground, surveys, survey, read };
}

function rangeOf({ from, to }: Days): DayRange {
  return { ...(from === undefined ? {} : { from: dayOf(from) }), ...(to === undefined ? {} : { to: dayOf(to) }) };
}

function shown(state: SurveyState, range: DayRange): SurveyColumns {
  const { definition, versions, items, traits } = state.ground;
  const segments = segmentsOf(state, range);
  return { definition, versions, items, traits, segments, repeats: () => repeatsOf(state) };
}
