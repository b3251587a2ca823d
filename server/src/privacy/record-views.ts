import type { KnownPerson } from '@voldaan/domain/privacy/mask-person';
import { sql } from 'kysely';
import { showId } from '../database/public-id.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

type Passage = Readonly<{ words: string; theme_ids: readonly string[]; is_quote: boolean }>;

/** An interview, a discussion or an observation in which somebody took part, with whoever else did. */
export type PersonRecord = Readonly<{
  id: string;
  kind: string;
  title: string;
  held_on: string;
  participants: string;
  guide: string;
  consent: string;
  consent_note: string;
  notes: string;
  passages: readonly Passage[];
  others: readonly KnownPerson[];
}>;

/** Nobody took part in more. */
const recordsMost = 1_000;

export async function listRecordsOf(
  { trx, workspaceId }: WorkspaceTransaction,
  contactId: string,
): Promise<readonly PersonRecord[]> {
  const { rows } = await sql<PersonRecord>`
    select record.id, record.kind, record.title, record.held_on::text as held_on, record.participants, record.guide,
      record.consent, record.consent_note, record.notes, record.passages, (
        select coalesce(jsonb_agg(distinct jsonb_build_object('name', other.name, 'email', other.email,
          'phone', coalesce(other.phone, ''), 'number', coalesce(other.external_id, ''))), '[]')
        from field_record_contact link
        join contact other on other.workspace_id = link.workspace_id and other.id = link.contact_id
        where link.workspace_id = record.workspace_id and link.record_id = record.id and other.id <> ${contactId}
      ) as others
    from field_record record
    where record.workspace_id = ${workspaceId} and record.id in (
      select record_id from field_record_contact where workspace_id = ${workspaceId} and contact_id = ${contactId})
    order by record.held_on, record.id limit ${recordsMost}
    for update of record`.execute(trx);
  return rows;
}

type Evidence = Readonly<{ kind: string; ref: string; words: string; at: string }>;

/** A problem of which some evidence is of a person. */
export type PersonProblem = Readonly<{
  id: string;
  name: string;
  description: string;
  evidence: readonly Evidence[];
}>;

/** What of the register names a record, an answer or a case of a person, and by which names. */
export async function listProblemsOf(
  { trx, workspaceId }: WorkspaceTransaction,
  { contactId, email }: Readonly<{ contactId: string; email: string }>,
): Promise<Readonly<{ problems: readonly PersonProblem[]; ofThem: ReadonlySet<string> }>> {
  const { rows: named } = await sql<{ kind: 'rec' | 'rsp' | 'cas'; id: string }>`
    select 'rec' as kind, record_id as id from field_record_contact
    where workspace_id = ${workspaceId} and contact_id = ${contactId}
    union select 'rsp', response_id from response_contact
    where workspace_id = ${workspaceId} and contact_id = ${contactId}
    union select 'cas', id from complaint_case where workspace_id = ${workspaceId}
      and (contact_id = ${contactId} or (email <> '' and lower(email) = lower(${email})))
    order by kind, id limit 10000`.execute(trx);
  const refs = named.map(({ kind, id }) => showId(kind, id));
  const { rows: problems } = await sql<PersonProblem>`
    select id, name, description, evidence from problem
    where workspace_id = ${workspaceId} and exists (
      select from jsonb_array_elements(evidence) piece where piece ->> 'ref' = any (${refs}::text[]))
    order by id limit ${recordsMost} for update`.execute(trx);
  return { problems, ofThem: new Set(refs) };
}
