import { sql } from 'kysely';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';

/** Something that became true in a transaction: `response.changed`, and the ids of what it is about. */
export type News = Readonly<{ id: string; kind: string; subjects: readonly string[] }>;

/**
 * Who does something about one kind of news. It works in the transaction that takes the news away, so that both happen
 * or neither; what it does outside the database may happen twice.
 */
export type Listener = Readonly<{
  kind: string;
  name: string;
  hear: (product: Product, db: WorkspaceTransaction, news: News) => Promise<void>;
}>;

const batchRows = 500;
const workspacesPerRound = 200;

/**
 * Passes waiting news to the listeners, workspace by workspace, the oldest first. Several nodes may do it at once. News
 * that one workspace stumbles over keeps no other one waiting; it stays, and the round fails after all have had theirs.
 */
export async function drainNews(product: Product, listeners: readonly Listener[]): Promise<void> {
  let failure: unknown;
  for (const workspaceId of await workspacesWithNews(product)) {
    try {
      await drainWorkspace(product, listeners, workspaceId);
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
}

async function drainWorkspace(product: Product, listeners: readonly Listener[], workspaceId: string): Promise<void> {
  for (;;) {
    const count = await inWorkspace(product.databases.app, workspaceId, (db) => passOn(product, db, listeners));
    if (count < batchRows) return;
  }
}

/** Asked as the role that sees where something waits, and not what. */
async function workspacesWithNews({ databases }: Product): Promise<readonly string[]> {
  const { rows } = await sql<{ workspace_id: string }>`
    select distinct workspace_id from (
      select workspace_id from outbox order by created_at limit 10000
    ) oldest order by workspace_id limit ${workspacesPerRound}`.execute(databases.work);
  return rows.map((row) => row.workspace_id);
}

async function passOn(product: Product, db: WorkspaceTransaction, listeners: readonly Listener[]): Promise<number> {
  const { rows } = await sql<News>`
    delete from outbox where workspace_id = ${db.workspaceId} and id in (
      select id from outbox where workspace_id = ${db.workspaceId} order by id limit ${batchRows} for update skip locked
    )
    returning id, kind, subjects`.execute(db.trx);
  for (const news of rows) {
    for (const listener of listeners) {
      if (listener.kind === news.kind) await listener.hear(product, db, news);
    }
  }
  return rows.length;
}
