import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Person } from './store.ts';

/** Stands where something was promised: a promise without words would be none. */
const erased = '–';

/**
 * That somebody was visited, the mark that was given there, and whether a promise was kept stay for the figures; to whom, and
 * what was said, goes. What was promised in a case of somebody whose address alone is known is theirs too, so that this
 * comes before the cases forget whose they were.
 */
export async function eraseRelations(
  { trx, workspaceId }: WorkspaceTransaction,
  { person, email }: Readonly<{ person: Person; email: string }>,
): Promise<void> {
  const isVisited = sql`workspace_id = ${workspaceId} and contact_id = ${person.id}`;
  const isPromised = sql`workspace_id = ${workspaceId} and (contact_id = ${person.id} or case_id in (
    select id from complaint_case where workspace_id = ${workspaceId}
      and (contact_id = ${person.id} or (email <> '' and lower(email) = lower(${email})))))`;
  await sql`
    update promise_event set note = ''
    where workspace_id = ${workspaceId}
      and promise_id in (select id from customer_promise where ${isPromised})`.execute(trx);
  await sql`update customer_promise set contact_id = null, name = '', what = ${erased} where ${isPromised}`.execute(
    trx,
  );
  // A calendar that follows the visits is to forget them too: what was planned is called off.
  await sql`
    update courtesy_visit set contact_id = null, place = '', purpose = '', better = '', notes = '', present = '',
      state = case when state = 'planned' then 'cancelled' else state end, sequence = sequence + 1,
      revision = revision + 1, changed_at = now()
    where ${isVisited}`.execute(trx);
}
