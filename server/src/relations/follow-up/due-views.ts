import { personalContactKinds } from '@voldaan/domain/relations/personal-contact';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** What is shown of a customer who is due. */
export type DueRow = Readonly<{
  id: string;
  name: string;
  email: string;
  phone: string | null;
  organisation_name: string | null;
  visited_at: Date | null;
  told_at: Date | null;
  spoken_at: Date | null;
  visit_id: string | null;
}>;

/** These customers as they stand this moment, each looked up by key. */
export async function listDueRows(
  { trx, workspaceId }: WorkspaceTransaction,
  ids: readonly string[],
): Promise<readonly DueRow[]> {
  const { rows } = await sql<DueRow>`
    select contact.id, contact.name, contact.email, contact.phone, ${visitedAt(workspaceId)} as visited_at,
      ${toldAt(workspaceId)} as told_at, ${spokenAt(workspaceId)} as spoken_at, planned.id as visit_id,
      organisation.name as organisation_name
    from contact
    left join organisation on organisation.workspace_id = ${workspaceId} and organisation.id = contact.organisation_id
    left join lateral (
      select id from courtesy_visit
      where workspace_id = ${workspaceId} and contact_id = contact.id and state = 'planned'
      order by starts_at, id limit 1
    ) planned on true
    where contact.workspace_id = ${workspaceId} and contact.id = any (${[...ids]}::uuid[])
    order by contact.id limit ${ids.length}`.execute(trx);
  return rows;
}

function visitedAt(workspaceId: string): RawBuilder<unknown> {
  return sql`(select max(made_at) from courtesy_visit
    where workspace_id = ${workspaceId} and contact_id = contact.id and made_at is not null)`;
}

function toldAt(workspaceId: string): RawBuilder<unknown> {
  return sql`(select max(occurred_at) from customer_event
    where workspace_id = ${workspaceId} and contact_id = contact.id and kind = any (${[...personalContactKinds]}::text[]))`;
}

/** A call that nobody answered is no contact. */
function spokenAt(workspaceId: string): RawBuilder<unknown> {
  return sql`(select max(event.at) from complaint_case one
    join case_event event on event.workspace_id = one.workspace_id and event.case_id = one.id
    where one.workspace_id = ${workspaceId} and one.contact_id = contact.id and event.what = 'contact'
      and event.detail ->> 'outcome' = 'spoken')`;
}
