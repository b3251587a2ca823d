import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { ProblemBody, RecordBody } from './schema.ts';

const rowsMost = 500;

export type NamedContact = Readonly<{ id: string; name: string }>;
export type RecordRow = RecordBody &
  Readonly<{ id: string; contacts: readonly NamedContact[]; revision: number; made_by: string; changed_at: Date }>;

/** The latest first; or the one with an id. */
export async function listRecords(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string | null = null,
): Promise<readonly RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    select record.id, record.kind, record.title, record.held_on::text as held_on, record.participants, record.guide,
      record.consent, record.consent_note, record.notes, record.passages, record.revision, staff.name as made_by,
      record.changed_at, took_part.contacts, took_part.contact_ids
    from field_record record
    join staff on staff.workspace_id = record.workspace_id and staff.id = record.made_by
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name)), '[]') as contacts,
        coalesce(array_agg(id), '{}') as contact_ids
      from (
        select distinct contact.id, coalesce(nullif(contact.name, ''), contact.email) as name
        from field_record_contact link
        join contact on contact.workspace_id = link.workspace_id and contact.id = link.contact_id
        where link.workspace_id = record.workspace_id and link.record_id = record.id
        order by name, id
      ) known
    ) took_part
    where record.workspace_id = ${workspaceId} and (${id}::uuid is null or record.id = ${id}::uuid)
    order by record.held_on desc, record.id
    limit ${rowsMost}`.execute(trx);
  return rows;
}

/** A case that whoever asks does not see is no evidence to them. */
const seenEvidence = sql`(
  select coalesce(jsonb_agg(item order by place), '[]') from jsonb_array_elements(problem.evidence) with ordinality each (item, place)
  where tells_no_hidden_case(item ->> 'ref'))`;

export type ProblemRow = ProblemBody &
  Readonly<{ id: string; owner_name: string | null; revision: number; changed_at: Date }>;

/** Those that are open first, the last changed first; or the one with an id. */
export async function listProblems(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string | null = null,
): Promise<readonly ProblemRow[]> {
  const { rows } = await sql<ProblemRow>`
    select problem.id, problem.name, problem.description, problem.state, problem.owner_id, problem.action_ref,
      ${seenEvidence} as evidence, staff.name as owner_name, problem.revision, problem.changed_at
    from problem
    left join staff on staff.workspace_id = problem.workspace_id and staff.id = problem.owner_id
    where problem.workspace_id = ${workspaceId} and (${id}::uuid is null or problem.id = ${id}::uuid)
    order by problem.state not in ('open', 'being_solved'), problem.changed_at desc, problem.id
    limit ${rowsMost}`.execute(trx);
  return rows;
}

/** Which of these stand in the address book. */
export async function knownContacts(
  { trx, workspaceId }: WorkspaceTransaction,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from contact where workspace_id = ${workspaceId} and id = any (${[...ids]}::uuid[])
    order by id limit ${rowsMost}`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}
