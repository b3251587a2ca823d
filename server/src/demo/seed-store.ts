import type pg from 'pg';
import { type Copy, openCopy } from '../database/open-copy.ts';
import { type SeedBuffers, type SeedTable, seedColumns, seedTables } from './seed-copy.ts';

/** A connection of the owner on which a million rows are copied: nothing is checked row by row, for all is drawn to fit. */
export async function beginBulk(client: pg.Client): Promise<void> {
  await client.query(`set session_replication_role = replica`);
  // What is lost in a crash is drawn again.
  await client.query(`set synchronous_commit = off`);
}

/** Copies under way, one for each table on a connection of its own. */
export type SeedCopies = Readonly<{
  send: (into: SeedBuffers) => Promise<void>;
  end: (into: SeedBuffers) => Promise<void>;
}>;

export async function openSeedCopies(clients: ReadonlyMap<SeedTable, pg.Client>): Promise<SeedCopies> {
  const copies = new Map<SeedTable, Copy>();
  for (const [table, client] of clients) copies.set(table, await openCopy(client, table, seedColumns[table]));
  const all = (work: (table: SeedTable, copy: Copy) => Promise<void>) =>
    Promise.all([...copies].map(([table, copy]) => work(table, copy)));
  return {
    send: async (into) => {
      await all((table, copy) => copy.send(into[table].take()));
    },
    end: async (into) => {
      await all(async (table, copy) => {
        into[table].finish();
        await copy.send(into[table].take());
        await copy.end();
      });
    },
  };
}

/** Lets whoever keeps columns know, and the planner; both as the owner. */
export async function finishBulk(client: pg.Client, workspaceId: string): Promise<void> {
  await client.query('select mark_all_scores($1)', [workspaceId]);
  await client.query('select count_all_answers($1)', [workspaceId]);
  for (const table of seedTables) await client.query(`analyze ${table}`);
}

/** Whether a company was ever answered anything. Traits stay when all who answered are erased, and have their places. */
export async function hasAnswers(client: pg.Client, workspaceId: string): Promise<boolean> {
  const { rows } = await client.query<{ has: boolean }>(
    `select exists (select from response where workspace_id = $1) or exists (select from trait where workspace_id = $1) as has`,
    [workspaceId],
  );
  return rows[0]?.has !== false;
}
