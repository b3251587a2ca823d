import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCopyBuffer } from './copy-buffer.ts';
import { openCopy } from './open-copy.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client(database.superuser.options);
  await client.connect();
  await client.query(`create table copied (id uuid primary key, score smallint, day date, at timestamptz, is_test boolean,
    class "char", words text, answers jsonb)`);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

const columns = ['id', 'score', 'day', 'at', 'is_test', 'class', 'words', 'answers'];

async function copy(count: number, first: number): Promise<void> {
  const rows = makeCopyBuffer(1_000);
  const copying = await openCopy(client, 'copied', columns);
  for (let place = first; place < first + count; place += 1) {
    rows.row(columns.length);
    rows.uuid(Uint8Array.from({ length: 16 }, (_, byte) => (byte < 14 ? 0 : (place >> (8 * (15 - byte))) & 255)));
    rows.smallint(place === 0 ? null : -place);
    rows.integer(place);
    rows.timestamp(place === 0 ? null : Date.UTC(2026, 0, 1, 12, 0, 0, place));
    rows.boolean(place % 2 === 0);
    rows.char(104);
    rows.text('één "kop" \\ thee');
    rows.jsonb('{"why": "één\\n👍"}');
    if (rows.isFull()) await copying.send(rows.take());
  }
  rows.finish();
  await copying.send(rows.take());
  await copying.end();
}

it('copies rows of every kind as they are', async () => {
  await copy(3_000, 0);
  const { rows } = await client.query(`select *, day - date '2000-01-01' as days from copied order by id limit 2`);
  const words = { class: 'h', words: 'één "kop" \\ thee', answers: { why: 'één\n👍' } };
  expect(rows).toMatchObject([
    { ...words, id: '00000000-0000-0000-0000-000000000000', score: null, at: null, is_test: true, days: 0 },
    { ...words, score: -1, at: new Date('2026-01-01T12:00:00.001Z'), is_test: false, days: 1 },
  ]);
  expect((await client.query('select count(*)::integer as count from copied')).rows).toEqual([{ count: 3_000 }]);
});

it('says what went wrong, and leaves the connection good', async () => {
  await expect(copy(3_000, 2_999)).rejects.toThrow('duplicate key');
  await expect(openCopy(client, 'nowhere', columns)).rejects.toThrow('"nowhere" does not exist');
  expect((await client.query('select count(*)::integer as count from copied')).rows).toEqual([{ count: 3_000 }]);
});
