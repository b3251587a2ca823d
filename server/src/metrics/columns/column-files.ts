import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { uuid } from '../../database/uuid.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type Block, inOrderOfClass } from './block.ts';
import type { BlockLayout } from './build-block.ts';
import { changesSince, clusterId, newestChanges, presentChanges, type Snapshot } from './change-views.ts';
import { monthName, monthOf } from './column-month.ts';
import { type FollowedSurvey, followChanges, monthOfBlock } from './follow-changes.ts';
import { readSegment, type StoredMonth, writeSegment } from './segment-file.ts';
import type { Month } from './survey-state.ts';

/** Months of fewer rows are read from the database about as fast as from a file. */
const rowsLeast = 512;
/** No file takes so long to write. */
const halfWrittenMs = 3_600_000;

/** Where the months of a survey lie as files. */
export type ColumnFolder = Readonly<{ path: string; log: Logger }>;

/** A month from a file, whether the file said all of it, and whether more than its newest rows had to be read beside it. */
export type FiledMonth = Readonly<{ month: Month; isCurrent: boolean; isWorn: boolean }>;

/**
 * The months among those wanted that lie in files which may be believed, brought up to date. A file is believed when it is
 * whole, was read from this database, kept its scores where the versions keep them now, and when the newest change that it
 * knows of is still there: then none that came after it has been forgotten, and the database was not set back.
 */
export async function monthsFromFiles(
  db: WorkspaceTransaction,
  survey: FollowedSurvey,
  { folder, months }: Readonly<{ folder: ColumnFolder; months: readonly number[] }>,
): Promise<ReadonlyMap<number, FiledMonth>> {
  const stored = new Map<number, StoredMonth>();
  const reading = months.map(async (month) => {
    const file = await readFile(fileOf(folder, db.workspaceId, survey.surveyId, month)).catch(() => undefined);
    const read = file === undefined ? undefined : trusted(file, folder.log);
    if (read !== undefined) stored.set(month, read);
  });
  await Promise.all(reading);
  if (stored.size === 0) return new Map();
  const believed = await believable(db, survey, stored);
  const found = new Map<number, FiledMonth>();
  for (const [asOf, own] of Map.groupBy(believed, ([, { asOf }]) => asOf)) {
    const changes = await changesSince(db, survey.surveyId, asOf);
    const read = new Map(own.map(([month, { block }]) => [month, monthOfBlock(block)]));
    for (const [month, state] of await followChanges(db, survey, { months: read, changes })) {
      const before = read.get(month);
      found.set(month, { month: state, isCurrent: state === before, isWorn: state.base !== before?.base });
    }
  }
  return found;
}

function trusted(file: Buffer, log: Logger): StoredMonth | undefined {
  const read = readSegment(file);
  if (read === undefined) log.warn('a file of columns is damaged or of another release; it is made anew');
  return read;
}

async function believable(
  db: WorkspaceTransaction,
  { surveyId, ground }: FollowedSurvey,
  stored: ReadonlyMap<number, StoredMonth>,
): Promise<readonly (readonly [number, StoredMonth])[]> {
  const cluster = await clusterId(db);
  const layout = layoutText(ground.layout);
  const marks = [...stored.values()].flatMap(({ newest }) => (newest === null ? [] : [newest]));
  const present = await presentChanges(db, surveyId, marks);
  const changed = marks.length === stored.size ? new Map() : await newestChanges(db, surveyId);
  return [...stored].filter(
    ([month, { cluster: own, layout: placed, newest }]) =>
      own === cluster &&
      Object.entries(placed).every(([version, text]) => layout[version] === text) &&
      (newest === null ? !changed.has(month) : present.has(newest)),
  );
}

/** Whether a month of so many rows is kept in a file. */
export function isKept(rows: number): boolean {
  return rows >= rowsLeast;
}

/** What is kept of some months, as of one snapshot. Small ones are not. */
export async function storedMonths(
  db: WorkspaceTransaction,
  { surveyId, ground }: FollowedSurvey,
  { asOf, blocks }: Readonly<{ asOf: Snapshot; blocks: ReadonlyMap<number, Block> }>,
): Promise<ReadonlyMap<number, StoredMonth>> {
  const large = [...blocks].filter(([, { count }]) => isKept(count));
  if (large.length === 0) return new Map();
  const cluster = await clusterId(db);
  const newest = await newestChanges(db, surveyId);
  const layout = layoutText(ground.layout);
  return new Map(
    large.map(([month, block]) => [
      month,
      { cluster, asOf, newest: newest.get(month) ?? null, layout, block: inOrderOfClass(block) },
    ]),
  );
}

/** Writes files beside their place and moves them there, so that nobody ever finds half of one. */
export async function writeMonths(
  folder: ColumnFolder,
  { workspaceId, surveyId }: Readonly<{ workspaceId: string; surveyId: string }>,
  months: ReadonlyMap<number, StoredMonth>,
): Promise<void> {
  for (const [month, stored] of months) {
    const path = fileOf(folder, workspaceId, surveyId, month);
    const beside = `${path}.${uuid()}`;
    try {
      await mkdir(join(folder.path, workspaceId, surveyId), { recursive: true, mode: 0o700 });
      await writeFile(beside, writeSegment(stored), { mode: 0o600 });
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true }).catch(() => undefined);
      // Without files everything works, and a start takes longer: a full disk must not take figures from anybody.
      folder.log.warn({ err: error }, 'columns could not be kept in a file');
      return;
    }
  }
}

/** Takes away what a process that died left half written. */
export async function sweepFolder(
  { path }: ColumnFolder,
  { workspaceId, surveyId }: Readonly<{ workspaceId: string; surveyId: string }>,
): Promise<void> {
  const own = join(path, workspaceId, surveyId);
  const names = await readdir(own).catch((): string[] => []);
  for (const name of names.filter((each) => !each.endsWith('.columns'))) {
    const about = await stat(join(own, name)).catch(() => undefined);
    if (about !== undefined && Date.now() - about.mtimeMs > halfWrittenMs) await rm(join(own, name), { force: true });
  }
}

/** Takes a file away, which need not be there. */
export async function removeMonth(
  folder: ColumnFolder,
  { workspaceId, surveyId, month }: Readonly<{ workspaceId: string; surveyId: string; month: number }>,
): Promise<void> {
  await rm(fileOf(folder, workspaceId, surveyId, month), { force: true });
}

function fileOf({ path }: ColumnFolder, workspaceId: string, surveyId: string, month: number): string {
  return join(path, workspaceId, surveyId, `${monthName(monthOf(month))}.columns`);
}

/** Where the scores of each version go, as a text that changes when that does. */
function layoutText({ items }: BlockLayout): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...items].map(([version, placed]) => [
      version,
      placed.map(({ column, source, lowest, levels }) => `${source}>${column}>${lowest}>${levels}`).join(' '),
    ]),
  );
}
