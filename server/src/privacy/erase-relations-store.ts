import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** Stands where something was promised: a promise without words would be none. */
const erased = '–';

/**
 * That somebody was visited, the mark that was given there, and whether a promise was kept stay for the figures; to whom, and
 * what was said, goes.
 */
export async function eraseRelations({ trx, workspaceId }: WorkspaceTransaction, contactId: string): Promise<void> {
  const isTheirs = sql`workspace_id = ${workspaceId} and contact_id = ${contactId}`;
  await sql`
    update promise_event set note = ''
    where workspace_id = ${workspaceId}
      and promise_id in (select id from customer_promise where ${isTheirs})`.execute(trx);
  await sql`update customer_promise set contact_id = null, name = '', what = ${erased} where ${isTheirs}`.execute(trx);
  // A calendar that follows the visits is to forget them too: what was planned is called off.
  await sql`
    update courtesy_visit set contact_id = null, place = '', purpose = '', better = '', notes = '', present = '',
      state = case when state = 'planned' then 'cancelled' else state end, sequence = sequence + 1,
      revision = revision + 1, changed_at = now()
    where ${isTheirs}`.execute(trx);
}
