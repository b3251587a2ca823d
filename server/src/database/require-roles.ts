import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import type { DatabaseRole, Databases } from './connect.ts';
import type { Tables } from './tables.ts';

/** The database answers, but not as the role that row-level security binds. */
export class DatabaseRoleError extends Error {
  override readonly name = 'DatabaseRoleError';
}

type Ask = () => Promise<string | undefined>;

/**
 * Asks every pool who it is. A pooler in between that drops the start-up options would leave it the user who logged in,
 * who may be all roles at once and so sees more than one workspace: such a node must not start.
 */
export async function requireRoles(databases: Databases): Promise<void> {
  const asked: readonly (readonly [DatabaseRole, Ask])[] = [
    ['voldaan_app', () => roleOf(databases.app)],
    ['voldaan_gate', () => roleOf(databases.gate)],
    ['voldaan_work', () => roleOf(databases.work)],
    ['voldaan_app', () => roleOfPool(databases.answerPool)],
  ];
  for (const [role, ask] of asked) {
    const found = await ask().catch((cause: unknown) => {
      throw new DatabaseRoleError(`cannot work in the database as ${role}; run: voldaan migrate`, { cause });
    });
    if (found === role) continue;
    throw new DatabaseRoleError(
      `the connection works as ${found} and not as ${role}; let DATABASE_URL lead to PostgreSQL itself and not to a pooler`,
    );
  }
}

async function roleOf(database: Kysely<Tables>): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select current_user as name`.execute(database);
  return rows[0]?.name;
}

async function roleOfPool(pool: pg.Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ name: string }>('select current_user as name');
  return rows[0]?.name;
}
