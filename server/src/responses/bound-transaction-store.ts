import type pg from 'pg';
import { allOf } from './send-all.ts';

/** The connection is one in pipeline mode: what begins a transaction is on its way together with what it begins. */
export async function inTransaction<Result>(connection: pg.ClientBase, work: () => Promise<Result>): Promise<Result> {
  try {
    const [, result] = await allOf([connection.query('begin'), work()]);
    await connection.query('commit');
    return result;
  } catch (error) {
    await connection.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** Of the rows that follow those of this workspace are seen, and no others. */
export function bindTo(connection: pg.ClientBase, workspaceId: string): Promise<unknown> {
  const text = `select set_config('voldaan.workspace_id', $1, true)`;
  return connection.query({ name: 'bind-workspace', text, values: [workspaceId] });
}
