import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from './test-database.ts';
import { inWorkspaceSnapshot } from './workspace-snapshot.ts';
import { inWorkspace, inWorkspaceReading, type WorkspaceTransaction } from './workspace-transaction.ts';

let database: TestDatabase;
let ours: TestWorkspace;
let theirs: TestWorkspace;

beforeAll(async () => {
  database = await createTestDatabase();
  ours = await database.newWorkspace('Wij');
  theirs = await database.newWorkspace('Zij');
});

afterEach(() => vi.restoreAllMocks());

afterAll(() => database.drop());

const app = () => database.databases.app;
const namesOf = async ({ trx }: Pick<WorkspaceTransaction, 'trx'>) =>
  (await trx.selectFrom('workspace').select('name').execute()).map(({ name }) => name);
const rename = ({ trx }: WorkspaceTransaction, name: string) => trx.updateTable('workspace').set({ name }).execute();

/** What goes over the wire, one message an entry. */
function listen(): readonly string[] {
  const heard: string[] = [];
  const query: (...given: unknown[]) => unknown = pg.Client.prototype.query;
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    const [asked] = given;
    heard.push(typeof asked === 'object' && asked !== null && 'text' in asked ? String(asked.text) : String(asked));
    return query.apply(this, given);
  });
  return heard;
}

test('a transaction begins and is bound in one message, before its work', async () => {
  const heard = listen();
  expect(await inWorkspace(app(), ours.id, namesOf)).toEqual(['Wij']);
  expect(heard).toEqual([
    expect.stringMatching(/^begin; .*set_config\('voldaan.workspace_id', '[0-9a-f-]{36}', true\)$/),
    expect.stringContaining('from "workspace"'),
    'commit',
  ]);
});

/** What binds itself, and says whether its transaction began before it. */
const boundAlone = async ({ trx, workspaceId }: WorkspaceTransaction) => {
  const { rows } = await sql<{ only: string; names: readonly string[] }>`/* kept, binds itself */
    select current_setting('transaction_read_only') as only, found.names
    from (select set_config('voldaan.workspace_id', ${workspaceId}, true)) as bound
    cross join lateral (select array_agg(name) as names from workspace offset 0) as found`.execute(trx);
  return rows[0];
};

test('what binds itself is read without a transaction, which begins before whatever else is read', async () => {
  const heard = listen();
  expect(await inWorkspaceReading(app(), ours.id, boundAlone)).toEqual({ only: 'off', names: ['Wij'] });
  expect(heard).toEqual([expect.stringContaining('binds itself')]);
  const seen = await inWorkspaceReading(app(), ours.id, async (db) => [
    await boundAlone(db),
    await namesOf(db),
    await boundAlone(db),
  ]);
  expect(seen).toEqual([{ only: 'off', names: ['Wij'] }, ['Wij'], { only: 'on', names: ['Wij'] }]);
  expect(heard.slice(1)).toEqual([
    expect.stringContaining('binds itself'),
    expect.stringMatching(
      /^start transaction read only; .*set_config\('voldaan.workspace_id', '[0-9a-f-]{36}', true\)$/,
    ),
    expect.stringContaining('from "workspace"'),
    expect.stringContaining('binds itself'),
    'commit',
  ]);
  expect(
    await app()
      .transaction()
      .execute((trx) => namesOf({ trx })),
  ).toEqual([]);
});

test('a transaction that writes, or reads as of its beginning, has begun before what binds itself', async () => {
  const heard = listen();
  await inWorkspace(app(), ours.id, async (db) => {
    await boundAlone(db);
    await rename(db, 'Wij');
    return boundAlone(db);
  });
  expect(await inWorkspaceSnapshot(app(), ours.id, boundAlone)).toEqual({ only: 'on', names: ['Wij'] });
  expect(heard[0]).toMatch(/^begin; /);
});

test('a reading transaction whose binding fails reads nothing, and leaves a connection that works', async () => {
  await expect(inWorkspaceReading(app(), `${ours.id}\0`, namesOf)).rejects.toThrow();
  expect(await inWorkspaceReading(app(), ours.id, namesOf)).toEqual(['Wij']);
});

test('neither the binding nor the isolation stays on the connection', async () => {
  const seen = await Promise.all(
    Array.from({ length: 30 }, (_, place) => inWorkspace(app(), place % 2 === 0 ? ours.id : theirs.id, namesOf)),
  );
  expect(seen).toEqual(Array.from({ length: 30 }, (_, place) => [place % 2 === 0 ? 'Wij' : 'Zij']));
  expect(
    await app()
      .transaction()
      .execute((trx) => namesOf({ trx })),
  ).toEqual([]);
  const level = await inWorkspaceSnapshot(app(), ours.id, async ({ trx }) => {
    const { rows } = await sql<{ level: string; only: string }>`
      select current_setting('transaction_isolation') as level, current_setting('transaction_read_only') as only`.execute(
      trx,
    );
    return rows;
  });
  expect(level).toEqual([{ level: 'repeatable read', only: 'on' }]);
});

test('nobody waits for the end of a transaction that could not write; its connection is kept until it has ended', async () => {
  const pool = database.databases.appPool;
  const inUse = () => pool.totalCount - pool.idleCount;
  await vi.waitFor(() => expect(inUse()).toBe(0));
  const query: (...given: unknown[]) => unknown = pg.Client.prototype.query;
  let end = () => {};
  const held = new Promise<void>((resolve) => {
    end = resolve;
  });
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    const [asked] = given;
    const isCommit = typeof asked === 'object' && asked !== null && 'text' in asked && asked.text === 'commit';
    return isCommit ? held.then(() => query.apply(this, given)) : query.apply(this, given);
  });
  expect(await inWorkspaceSnapshot(app(), ours.id, namesOf)).toEqual(['Wij']);
  expect(inUse()).toBe(1);
  end();
  await vi.waitFor(() => expect(inUse()).toBe(0));
});

test('a binding that fails refuses the work, and leaves a connection that works', async () => {
  const work = vi.fn(namesOf);
  // PostgreSQL takes no text with a zero byte, and the wire ends there.
  await expect(inWorkspace(app(), `${ours.id}\0`, work)).rejects.toThrow();
  expect(work).not.toHaveBeenCalled();
  expect(await inWorkspace(app(), ours.id, namesOf)).toEqual(['Wij']);
});

test('an id is a text and never a statement', async () => {
  for (const id of [
    `${theirs.id}', true); select set_config('voldaan.workspace_id', '${ours.id}`,
    "x\\' or $1 $& ''",
  ]) {
    const seen = await inWorkspace(app(), id, async ({ trx }) => {
      const { rows } = await sql<{ bound: string }>`
        select current_setting('voldaan.workspace_id') as bound`.execute(trx);
      return rows[0]?.bound;
    });
    expect(seen).toBe(id);
  }
});

test('work whose first statement fails is taken back, and its connection works', async () => {
  const failing = inWorkspace(app(), ours.id, ({ trx }) => sql`select 1 / 0`.execute(trx));
  await expect(failing).rejects.toThrow(/division by zero/);
  const late = inWorkspace(app(), ours.id, async (db) => {
    await rename(db, 'Anders');
    throw new Error('on second thoughts');
  });
  await expect(late).rejects.toThrow('on second thoughts');
  expect(await inWorkspace(app(), ours.id, namesOf)).toEqual(['Wij']);
});

test('work that fails before its first statement leaves nothing held for the next', async () => {
  const heard = listen();
  const failing = app()
    .transaction()
    .execute(async () => {
      throw new Error('nothing to do');
    });
  await expect(failing).rejects.toThrow('nothing to do');
  await app()
    .transaction()
    .execute(async () => undefined);
  expect(heard).toEqual([]);
  await app().selectFrom('workspace').select('id').execute();
  expect(heard).toEqual([expect.stringMatching(/^select "id"/)]);
});

test('a transaction that binds itself to nothing begins by itself, also where it is undone in part', async () => {
  const heard = listen();
  await inWorkspace(app(), ours.id, async ({ trx }) => {
    await sql`savepoint before`.execute(trx);
    await sql`select 1 / 0`.execute(trx).catch(() => undefined);
    await sql`rollback to before`.execute(trx);
    await trx.selectFrom('workspace').select('id').execute();
  });
  await app()
    .transaction()
    .execute((trx) => sql`savepoint before`.execute(trx));
  expect(heard.slice(-3)).toEqual(['begin', 'savepoint before', 'commit']);
});

test('two transactions, one within the other, are of two connections and of two workspaces', async () => {
  const seen = await inWorkspace(app(), ours.id, async (db) => {
    const others = await inWorkspace(app(), theirs.id, namesOf);
    return [...(await namesOf(db)), ...others];
  });
  expect(seen).toEqual(['Wij', 'Zij']);
});

test('a connection that is lost in the middle writes nothing and is not used again', async () => {
  const lost = inWorkspace(app(), ours.id, async (db) => {
    await rename(db, 'Anders');
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db.trx);
    await database.superuser.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await rename(db, 'Nog anders');
  });
  await expect(lost).rejects.toThrow();
  expect(await inWorkspace(app(), ours.id, namesOf)).toEqual(['Wij']);
});

test('connections that were lost while idle refuse the binding, and no work begins', async () => {
  await inWorkspace(app(), ours.id, namesOf);
  await database.superuser.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'voldaan_app' and datname = current_database()`,
  );
  const work = vi.fn(namesOf);
  const tried = await Promise.allSettled(Array.from({ length: 12 }, () => inWorkspace(app(), ours.id, work)));
  const failed = tried.filter(({ status }) => status === 'rejected').length;
  expect(work).toHaveBeenCalledTimes(tried.length - failed);
  expect(await inWorkspace(app(), ours.id, namesOf)).toEqual(['Wij']);
});
