import { createHash } from 'node:crypto';
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';
import { joinBegin } from './join-begin.ts';

/** A statement whose first comment begins so is planned once on each connection, and not each time that it runs. */
const mark = '/* kept';

/**
 * A pool that has PostgreSQL keep the plans of marked statements. Of a statement that looks at seven tables and runs a
 * hundred times a second, planning takes ten times as long as running it. The others are planned anew each time, which is
 * right for whatever searches a table in many ways.
 *
 * A connection is taken with the first statement that is sent: a transaction that found all it wanted in memory takes none.
 */
export function keepStatements(pool: pg.Pool): PostgresPool {
  return { options: pool.options, connect: async () => keeping(pool), end: () => pool.end() };
}

function keeping(pool: pg.Pool): PostgresPoolClient {
  let taken: Promise<pg.PoolClient> | undefined;
  const joined = joinBegin(async (text, values) => {
    taken ??= pool.connect();
    const client = await taken;
    const name = text.startsWith(mark) ? { name: nameOf(text) } : {};
    return client.query({ ...name, text, values: [...values] });
  });
  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    // Cursors of ours are declared in SQL, where their transaction is seen.
    if (typeof text !== 'string') throw new Error('a cursor is declared in SQL');
    return joined.query(text, values);
  }
  const release: PostgresPoolClient['release'] = (destroy) => {
    joined.forget();
    if (taken !== undefined) void giveBack(taken, joined.ended(), destroy);
  };
  return { query, release };
}

/** Free when the transaction has ended. A connection that could not be had was told to whoever wanted it, and is none. */
async function giveBack(taken: Promise<pg.PoolClient>, ended: Promise<void>, destroy?: boolean): Promise<void> {
  const client = await taken.catch(() => undefined);
  await ended;
  client?.release(destroy);
}

const names = new Map<string, string>();

/** A marked statement is a constant of the source, so there are only as many names as those. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, name);
  return name;
}
