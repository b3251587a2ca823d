import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

test('a marked statement is planned once on a connection and gives what it gave before; others leave nothing behind', async () => {
  const found = await database.databases.app.transaction().execute(async (trx) => {
    const sums = [];
    for (const number of [1, 2, 3]) {
      const marked = await sql<{ sum: number }>`/* kept */ select ${number}::int + 1 as sum`.execute(trx);
      const plain = await sql<{ sum: number }>`select ${number}::int + 2 as sum`.execute(trx);
      sums.push([marked.rows[0]?.sum, plain.rows[0]?.sum]);
    }
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(trx);
    return { sums, kept: rows.map(({ statement }) => statement) };
  });
  expect(found).toEqual({
    sums: [
      [2, 3],
      [3, 4],
      [4, 5],
    ],
    kept: ['/* kept */ select $1::int + 1 as sum'],
  });
});
