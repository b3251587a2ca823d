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
 */
export function keepStatements(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect();
      const found = known.get(client) ?? keeping(client);
      known.set(client, found);
      return found;
    },
    end: () => pool.end(),
  };
}

function keeping(client: pg.PoolClient): PostgresPoolClient {
  const joined = joinBegin((text, values) => {
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
    void joined.ended().then(() => client.release(destroy));
  };
  return { query, release };
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
