import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { newSurvey } from '../../responses/test-survey.ts';
import { forgetChanges } from './change-store.ts';
import { type Columns, makeColumns } from './columns.ts';
import { readSegment } from './segment-file.ts';
import { columnRows, insertScores, scoreRows } from './test-rows.ts';

const monthRows = 4_500;

let database: TestDatabase;
let workspace: TestWorkspace;
let folder: string;
let surveyId: string;
let versionId: string;
let warnings: string[];

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database?.drop();
});

beforeEach(async () => {
  workspace = await database.newWorkspace('Fietsenmakerij De Vries');
  ({ id: surveyId, versionId } = await newSurvey(database.superuser, workspace));
  folder = await mkdtemp(join(tmpdir(), 'voldaan-columns-'));
  warnings = [];
  await add('2026-09-03', monthRows);
  await add('2026-10-05', monthRows);
  return () => rm(folder, { recursive: true, force: true });
});

const add = (day: string, count: number) =>
  insertScores(database.superuser, { workspaceId: workspace.id, surveyId, versionId, day, count });

/** A process that has just begun. */
const begin = (bytesMost = 50_000_000): Columns =>
  makeColumns({
    databases: database.databases,
    log: pino({ level: 'warn' }, { write: (line: string) => void warnings.push(line) }),
    folder,
    bytesMost,
  });

const open = (columns: Columns, id: string, days = {}) =>
  inWorkspace(database.databases.app, workspace.id, async (db) => (await columns.open(db, id)).read(days));

async function read(columns: Columns, days = {}) {
  const found = await open(columns, surveyId, days);
  await columns.settle();
  return columnRows(found);
}

const recount = () => scoreRows(database.superuser, { workspaceId: workspace.id, surveyId });
const inFolder = () => readdir(join(folder, workspace.id, surveyId));
const october = () => join(folder, workspace.id, surveyId, '2026-10.columns');
const change = (text: string) => database.superuser.query(text, [workspace.id, surveyId]);

/** Changes the rows behind the backs of whoever listens: only who reads the rows themselves sees it. */
async function changeUnheard(text: string): Promise<void> {
  const client = await database.superuser.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query(text, [workspace.id, surveyId]);
    await client.query('set session_replication_role = origin');
  } finally {
    client.release();
  }
}

describe('months in files', () => {
  test('are read by the next process instead of the rows, and brought up to date', async () => {
    await read(begin());
    expect((await inFolder()).sort()).toEqual(['2026-09.columns', '2026-10.columns']);
    const before = await recount();
    await changeUnheard('update score_row set q0 = 0 where workspace_id = $1 and survey_id = $2');
    expect(await read(begin()), 'the files are read, not the rows').toEqual(before);
    await changeUnheard('update score_row set q0 = 7 where workspace_id = $1 and survey_id = $2');
    await change(`update score_row set q0 = 10 where workspace_id = $1 and survey_id = $2`);
    await add('2026-11-02', 20);
    expect(await read(begin())).toEqual(await recount());
  });

  test('are read beside the days alone on which many answered since, and written again with them', async () => {
    await read(begin());
    await add('2026-10-08', monthRows);
    const before = await recount();
    await changeUnheard(
      `update score_row set q0 = 0 where workspace_id = $1 and survey_id = $2 and day = '2026-10-05'`,
    );
    expect(await read(begin()), 'other days of the month are not read').toEqual(before);
    await changeUnheard('update score_row set q0 = 0 where workspace_id = $1 and survey_id = $2');
    expect(await read(begin()), 'nor is that day by the start after').toEqual(before);
    expect(readSegment(await readFile(october()))?.block.count).toBe(2 * monthRows);
  });

  test('are written again while very many answer, so that a start after a busy day reads few rows', async () => {
    const columns = begin();
    await read(columns);
    await add('2026-10-08', 4_100);
    await read(columns);
    expect(readSegment(await readFile(october()))?.block.count, 'not for a few thousand').toBe(monthRows);
    for (let round = 0; round < 7; round += 1) await add('2026-10-08', 4_100);
    await read(columns);
    const kept = readSegment(await readFile(october()))?.block;
    expect(kept?.count).toBe(monthRows + 8 * 4_100);
    const before = await recount();
    await changeUnheard(
      `update score_row set q0 = 0 where workspace_id = $1 and survey_id = $2 and day = '2026-10-08'`,
    );
    expect(await read(begin())).toEqual(before);
  });

  test('take up thousands of a day on which very many answered before, and read the others not again', async () => {
    const columns = begin();
    await add('2026-10-08', 3 * monthRows);
    await read(columns);
    const { rows: known } = await database.superuser.query<{ id: string }>(
      `select response_id as id from score_row where workspace_id = $1 and day = '2026-10-08' and q0 = 5 limit 10`,
      [workspace.id],
    );
    await add('2026-10-08', monthRows);
    const right = await recount();
    const ids = known.map(({ id }) => `'${id}'`).join();
    await changeUnheard(
      `update score_row set q0 = 0 where workspace_id = $1 and survey_id = $2 and response_id in (${ids})`,
    );
    expect(await read(columns)).toEqual(right);
    await change(
      `update score_row set q0 = 3 where workspace_id = $1 and survey_id = $2 and day = '2026-10-08' and q0 = 2`,
    );
    expect(await read(columns), 'of what changes the whole day is').toEqual(await recount());
  });

  test('lie in a few parts however often many answer', async () => {
    const columns = begin();
    await add('2026-10-08', 3 * monthRows);
    await read(columns);
    for (let round = 0; round < 24; round += 1) {
      await add('2026-10-08', 4_100);
      await read(columns);
    }
    expect(await read(columns)).toEqual(await recount());
    expect((await open(columns, surveyId)).segments.length).toBeLessThan(20);
  });

  test('have a day read anew of which some rows were known one by one', async () => {
    const columns = begin();
    await add('2026-10-08', 300);
    await add('2026-10-09', 300);
    await read(columns);
    await add('2026-10-08', 50);
    await add('2026-10-09', 50);
    await read(columns);
    await add('2026-10-08', monthRows);
    await change(`update score_row set q0 = 3 where workspace_id = $1 and survey_id = $2 and day >= '2026-10-08'`);
    expect(await read(columns)).toEqual(await recount());
  });

  test('are read by the month when many answered on many days', async () => {
    await read(begin());
    for (const day of [6, 7, 8, 9, 10]) await add(`2026-10-${String(day).padStart(2, '0')}`, monthRows);
    expect(await read(begin())).toEqual(await recount());
    expect(readSegment(await readFile(october()))?.block.count).toBe(6 * monthRows);
  });

  test.each<[string, (file: Buffer) => Buffer]>([
    ['a bit has flipped', (file) => flipped(file, file.length - 100)],
    ['its header is damaged', (file) => flipped(file, 30)],
    ['its end is missing', (file) => file.subarray(0, -1)],
    ['it is empty', () => Buffer.alloc(0)],
    ['it is of another release', (file) => Buffer.concat([Buffer.from('voldaan0'), file.subarray(8)])],
    ['it is something else', () => Buffer.from('{"columns": []}')],
  ])('are not believed, and made anew, when %s', async (_, damage) => {
    await read(begin());
    const whole = await readFile(october());
    await writeFile(october(), damage(whole));
    expect(await read(begin())).toEqual(await recount());
    expect(warnings.join('')).toContain('damaged or of another release');
    expect(readSegment(await readFile(october()))?.block.count, 'written again').toBe(monthRows);
  });

  test('are not believed when the database was set back to before them', async () => {
    await change(`delete from score_change where workspace_id = $1 and survey_id = $2`);
    await add('2026-10-06', 1);
    await read(begin());
    // As a restored backup: what the file knows of never happened.
    await changeUnheard(`delete from score_row where workspace_id = $1 and survey_id = $2 and day = '2026-10-06'`);
    await change(`delete from score_change where workspace_id = $1 and survey_id = $2`);
    expect(await read(begin())).toEqual(await recount());
  });

  test('are not believed when what came after them has been forgotten', async () => {
    await read(begin());
    await change(`update score_row set q0 = 3 where workspace_id = $1 and survey_id = $2 and day = '2026-10-05'`);
    await change(`update score_row set q0 = 4 where workspace_id = $1 and survey_id = $2 and day = '2026-09-03'`);
    await database.superuser.query(
      `update score_change set marked_at = marked_at - interval '9 days' + id * interval '1 day' / 1000 where workspace_id = $1`,
      [workspace.id],
    );
    await database.superuser.query(
      `insert into score_change (workspace_id, survey_id, day, kind) values ($1, $2, '2026-10-09', 'm')`,
      [workspace.id, surveyId],
    );
    await inWorkspace(database.databases.app, workspace.id, (db) => forgetChanges(db, new Date()));
    expect(await read(begin())).toEqual(await recount());
  });
});

describe('the nightly recount', () => {
  test('finds no difference, and leaves files of all months for the next start', async () => {
    const columns = begin();
    await read(columns, { from: '2026-10-01' });
    await add('2026-10-08', 300);
    expect(await columns.recount(workspace.id)).toEqual({ months: 2, differences: [] });
    expect((await inFolder()).sort()).toEqual(['2026-09.columns', '2026-10.columns']);
    expect(warnings).toEqual([]);
  });

  test('finds what was changed unheard, in memory and in files, and mends it', async () => {
    const columns = begin();
    await read(columns);
    await changeUnheard(`
      with two as (
        select response_id, q0, 10 - q0 as other from score_row
        where workspace_id = $1 and survey_id = $2 and day = '2026-10-05' and q0 in (3, 7) order by response_id limit 1)
      update score_row s set q0 = two.other from two
      where s.workspace_id = $1 and s.survey_id = $2 and s.response_id = two.response_id`);
    const { differences } = await columns.recount(workspace.id);
    expect(differences.map(({ month, where }) => `${month} ${where}`)).toEqual(['2026-10 memory', '2026-10 file']);
    expect(await read(columns)).toEqual(await recount());
    expect(await read(begin())).toEqual(await recount());
    expect((await columns.recount(workspace.id)).differences).toEqual([]);
  });
});

describe('memory', () => {
  test('holds no more than it may, and gives up what was used longest ago', async () => {
    const columns = begin(60_000);
    const others = await Promise.all([1, 2, 3].map(() => newSurvey(database.superuser, workspace)));
    for (const { id, versionId: version } of others)
      await insertScores(database.superuser, {
        workspaceId: workspace.id,
        surveyId: id,
        versionId: version,
        day: '2026-10-05',
        count: monthRows,
      });
    for (const { id } of [...others, ...others]) {
      const found = await open(columns, id);
      const expected = await scoreRows(database.superuser, { workspaceId: workspace.id, surveyId: id });
      expect(columnRows(found)).toEqual(expected);
      const { held, most } = columns.bytes();
      expect(held).toBeGreaterThan(0);
      expect(held).toBeLessThanOrEqual(most);
    }
  });

  test('does not hold a survey that is larger by itself, and counts it all the same', async () => {
    const columns = begin(1_000);
    expect(await read(columns)).toEqual(await recount());
    expect(columns.bytes().held).toBe(0);
  });
});

function flipped(file: Buffer, place: number): Buffer {
  const damaged = Buffer.from(file);
  damaged.writeUInt8(damaged.readUInt8(place) ^ 1, place);
  return damaged;
}
