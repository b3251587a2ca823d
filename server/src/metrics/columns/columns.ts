import type { Segment } from '@voldaan/domain/metrics/columns/segment';
import type { Item } from '@voldaan/domain/metrics/item';
import { Refusal } from '@voldaan/domain/refusal';
import type { Logger } from 'pino';
import type { Databases } from '../../database/connect.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Ground } from '../ground/ground.ts';
import { createGroundMemory, type GroundMemory, type KeptGround } from '../ground/ground-memory.ts';
import { type Marks, newMarks } from '../ground/mark-views.ts';
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
  /**
   * The columns of that survey; asked again, the same ones without another look at the database, when they hold the days.
   * Nothing in them ever changes: what is new is in the next ones.
   */
  read: (days: Days) => Promise<SurveyColumns>;
}>;

export type Columns = Readonly<{
  /** What a figure is read by, in one trip to the database when nothing is new. */
  open: (db: WorkspaceTransaction, asked: string | undefined) => Promise<OpenedSurvey>;
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
  return {
    open: (db, asked) => openSurvey(db, { cache, memory, reader }, asked),
    recount: (workspaceId) => recountWorkspace({ databases, log, cache, folder }, workspaceId),
    bytes: () => ({ held: cache.bytes(), most: bytesMost }),
    settle: reader.settle,
  };
}

type Kept = Readonly<{ cache: SurveyCache; memory: GroundMemory; reader: SurveyReader }>;

async function openSurvey(
  db: WorkspaceTransaction,
  { cache, memory, reader }: Kept,
  asked: string | undefined,
): Promise<OpenedSurvey> {
  const found = memory.find(db.workspaceId);
  const expected = asked ?? found?.surveys[0]?.id;
  const entry = expected === undefined ? undefined : cache.find(db.workspaceId, expected);
  const known = entry !== undefined && isRecent(entry) ? entry.state : undefined;
  const askedAt = Date.now();
  const marks = await marksOf(db, { entry, known, found });
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

type Checked = Readonly<{
  entry: SurveyEntry | undefined;
  known: SurveyState | undefined;
  found: KeptGround | undefined;
}>;

/** What was committed since these were found to be true. */
function marksOf(db: WorkspaceTransaction, { entry, known, found }: Checked): Promise<Marks> {
  return newMarks(db, {
    scores: entry && known && { surveyId: entry.surveyId, asOf: known.asOf },
    ground: found?.asOf,
    order: found && { surveyIds: found.surveys.map(({ id }) => id), asOf: found.surveysAsOf },
  });
}

function rangeOf({ from, to }: Days): DayRange {
  return { ...(from === undefined ? {} : { from: dayOf(from) }), ...(to === undefined ? {} : { to: dayOf(to) }) };
}

function shown(state: SurveyState, range: DayRange): SurveyColumns {
  const { definition, versions, items, traits } = state.ground;
  return { definition, versions, items, traits, segments: segmentsOf(state, range) };
}
