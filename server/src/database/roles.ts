import type pg from 'pg';

const roles = ['voldaan_app', 'voldaan_gate', 'voldaan_work'] as const;

/**
 * Makes the product's roles where they are missing. In the embedded database they log in through the private socket;
 * elsewhere they cannot log in, and the connecting user takes their place with SET ROLE.
 */
export async function ensureRoles(client: pg.Client, loginRoles: boolean): Promise<void> {
  for (const role of roles) {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    if (rowCount === 0) await createRole(client, role, loginRoles);
    if (!loginRoles) await client.query(`grant ${role} to current_user`);
  }
}

async function createRole(client: pg.Client, role: string, login: boolean): Promise<void> {
  try {
    await client.query(`create role ${role} ${login ? 'login' : 'nologin'} nosuperuser nobypassrls`);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    // Two databases of one cluster may be migrated at the same moment; roles belong to the cluster.
    if (code === '42710' || code === '23505') return;
    if (code === '42501') {
      throw new Error(
        `the database user may not create the role ${role}; run: create role ${role} nologin; grant ${role} to <the user>`,
        { cause },
      );
    }
    throw cause;
  }
}
