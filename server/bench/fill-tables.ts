import type { AnalyticsGround } from './analytics-ground.ts';

/** Whose rows they are, and somebody of the staff who does what staff do. */
export type Filling = Pick<AnalyticsGround, 'sql' | 'workspaceId'> & Readonly<{ owner: string | undefined }>;

/** Writes a great many rows, without the work of triggers for each, into tables that are then as the database keeps them. */
export async function fillTables(
  { sql, workspaceId }: Pick<AnalyticsGround, 'sql' | 'workspaceId'>,
  tables: readonly string[],
  fill: (filling: Filling) => Promise<void>,
): Promise<void> {
  const { rows } = await sql.query<{ id: string }>('select id from staff where workspace_id = $1 limit 1', [
    workspaceId,
  ]);
  await sql.query('set statement_timeout = 0');
  await sql.query('set session_replication_role = replica');
  await fill({ sql, workspaceId, owner: rows[0]?.id });
  await sql.query('set session_replication_role = origin');
  // As the database does by itself after a while.
  for (const table of tables) await sql.query(`vacuum analyze ${table}`);
}
