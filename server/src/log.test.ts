import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database/test-database.ts';
import { makeLog } from './log.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database?.drop();
});

/** What is written of an error. */
function logged(error: unknown): string {
  const lines: string[] = [];
  makeLog({ logLevel: 'info' }, { write: (line: string) => lines.push(line) }).error({ err: error }, 'request failed');
  return lines.join('');
}

async function failing(query: string, values: readonly unknown[]): Promise<unknown> {
  return database.superuser.query(query, [...values]).then(
    () => undefined,
    (error: unknown) => error,
  );
}

test('the row that the database refuses does not reach the log', async () => {
  const { id } = await database.newWorkspace('De Vries');
  const insert = `insert into contact (workspace_id, id, email, email_key, address_hash) values ($1, gen_random_uuid(), $2, $2, '')`;
  await database.superuser.query(insert, [id, 'kari@example.no']);
  const error = await failing(insert, [id, 'kari@example.no']);
  const line = logged(error);
  expect(line).toContain('contact_workspace_id_email_key_key');
  expect(line).toContain('23505');
  expect(line).toContain('log.test.ts');
  expect(line).not.toContain('kari');
});

test('a value that the database cannot read does not reach the log', async () => {
  const line = logged(await failing('select $1::text::uuid', ['een heel persoonlijk antwoord']));
  expect(line).toContain('invalid input syntax for type uuid');
  expect(line).not.toContain('persoonlijk');
});

test('neither does an address in the words of a mail server, nor what hangs on the error', () => {
  const error = Object.assign(new Error('550 5.1.1 <jan@example.nl>: Recipient rejected'), {
    recipient: 'jan@example.nl',
    client: { password: 'geheim' },
  });
  const line = logged(new Error('a mail could not be sent', { cause: error }));
  expect(line).toContain('550 5.1.1 <[removed]>: Recipient rejected');
  expect(line).not.toMatch(/jan@|geheim/);
});
