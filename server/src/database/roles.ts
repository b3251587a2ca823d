import pg from 'pg';
import { MigrationError } from './migration-error.ts';

const roles = ['voldaan_app', 'voldaan_gate', 'voldaan_work'] as const;

/** Who becomes the roles by SET ROLE; nobody where they log in themselves, through the embedded database's socket. */
export type RoleTaker = pg.ClientConfig | 'nobody';

/** Makes the product's roles where they are missing, and lets the user who connects take their place. */
export async function ensureRoles(client: pg.Client, taker: RoleTaker): Promise<void> {
  const user = taker === 'nobody' ? undefined : new pg.Client(taker).user;
  for (const role of roles) {
    await ensureRole(client, role, user);
    if (user !== undefined) await ensureMember(client, role, user);
  }
}

async function ensureRole(client: pg.Client, role: string, user: string | undefined): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (rowCount !== 0) return;
  try {
    await client.query(`create role ${role} ${user === undefined ? 'login' : 'nologin'} nosuperuser nobypassrls`);
  } catch (cause) {
    // Two databases of one cluster may be migrated at the same moment; roles belong to the cluster.
    if (hasState(cause, '42710') || hasState(cause, '23505')) return;
    throw hasState(cause, '42501') && user !== undefined ? notAllowed(user, cause) : cause;
  }
}

/** Whether all roles are there, and the user who takes them may. */
export async function hasRoles(client: pg.Client, taker: RoleTaker): Promise<boolean> {
  const user = taker === 'nobody' ? undefined : new pg.Client(taker).user;
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = any ($1)', [[...roles]]);
  if (rowCount !== roles.length) return false;
  if (user === undefined) return true;
  for (const role of roles) if (!(await isMember(client, role, user))) return false;
  return true;
}

async function isMember(client: pg.Client, role: string, user: string): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `select pg_has_role($1, $2, case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as may`,
    [user, role],
  );
  return rows[0]?.may === true;
}

/** Asked first: an administrator may have made the roles, and then only an administrator can give them. */
async function ensureMember(client: pg.Client, role: string, user: string): Promise<void> {
  if (await isMember(client, role, user)) return;
  try {
    await client.query(`grant ${role} to ${client.escapeIdentifier(user)}`);
  } catch (cause) {
    throw hasState(cause, '42501') ? notAllowed(user, cause) : cause;
  }
}

function notAllowed(user: string, cause: unknown): MigrationError {
  const all = roles.join(', ');
  const commands = [...roles.map((role) => `create role ${role}`), `grant ${all} to ${pg.escapeIdentifier(user)}`];
  return new MigrationError(
    `the database user may not make the roles ${all}; let an administrator run what is missing of: ${commands.join('; ')}`,
    { cause },
  );
}

function hasState(error: unknown, state: string): boolean {
  return error instanceof Error && 'code' in error && error.code === state;
}
