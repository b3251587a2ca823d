import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { traitsOfAnswers } from './trait-views.ts';

/** Everything that is kept about a person, part by part, each as it lies in its table but for keys and hashes. */
export type PersonExport = Readonly<Record<string, unknown>>;

/** Nobody has more; it keeps a fault of ours from filling the memory. */
const rowsMax = 10_000;

export async function exportPerson(
  { trx, workspaceId }: WorkspaceTransaction,
  contactId: string,
): Promise<PersonExport | undefined> {
  const { rows } = await sql<{ person: PersonExport }>`
    select jsonb_build_object(
      'contact', to_jsonb(contact) - '{workspace_id,email_key,address_hash}'::text[],
      'organisation', (select organisation.name from organisation
        where organisation.workspace_id = contact.workspace_id and organisation.id = contact.organisation_id),
      'consents', ${rowsOf('consent', 'since', sql`part.contact_id = contact.id`)},
      'consent_history', ${rowsOf('consent_event', 'at', sql`part.address_hash = contact.address_hash`)},
      'not_written_to', ${rowsOf('suppression', 'created_at', sql`part.address_hash = contact.address_hash`)},
      'invitations', ${rowsOf('invitation', 'planned_at', sql`part.contact_id = contact.id`)},
      'answers', ${rowsOf(
        'response',
        'started_at',
        sql`part.id in (
        select response_id from response_contact link
        where link.workspace_id = contact.workspace_id and link.contact_id = contact.id)`,
      )},
      'answers_told_apart_by', ${traitsOfAnswers},
      'events', ${rowsOf('customer_event', 'occurred_at', sql`part.contact_id = contact.id`)},
      'cases', ${rowsOf('complaint_case', 'received_at', sql`part.contact_id = contact.id`)},
      'case_steps', ${rowsOf('case_event', 'at', ofTheir('case_id', 'complaint_case'))},
      'visits', ${rowsOf('courtesy_visit', 'starts_at', sql`part.contact_id = contact.id`)},
      'promises', ${rowsOf('customer_promise', 'made_at', sql`part.contact_id = contact.id`)},
      'promise_steps', ${rowsOf('promise_event', 'at', ofTheir('promise_id', 'customer_promise'))},
      'telephone_interviews', ${rowsOf('phone_interview', 'due_at', sql`part.contact_id = contact.id`)},
      'calls', ${rowsOf('call_attempt', 'ended_at', ofTheir('interview_id', 'phone_interview'))},
      'case_mails', ${rowsOf('case_inbound', 'received_at', ofTheir('case_id', 'complaint_case'))},
      'case_files', ${rowsOf('case_file', 'added_at', ofTheir('case_id', 'complaint_case'))},
      'requests', ${rowsOf('contact_request', 'wanted_at', sql`part.contact_id = contact.id`)},
      'decisions', ${rowsOf('contact_decision', 'at', sql`part.address_hash = contact.address_hash`)},
      'mail_received', ${rowsOf('inbound_mail', 'received_at', sql`part.contact_id = contact.id`)}
    ) as person
    from contact where contact.workspace_id = ${workspaceId} and contact.id = ${contactId}`.execute(trx);
  return rows[0]?.person;
}

/** Rows that belong to something of the person. */
function ofTheir(column: string, table: string): RawBuilder<unknown> {
  return sql`part.${sql.ref(column)} in (select mine.id from ${sql.table(table)} mine
    where mine.workspace_id = contact.workspace_id and mine.contact_id = contact.id)`;
}

/** Secrets and keys of ours say nothing about the person: an invitation's token, hashes, the fence of a sender; files are named. */
const left = sql`'{workspace_id,address_hash,token_hash,status_token_hash,staff_id,told_hash,digest,message_key,fence,lease_until,attempts,bytes}'::text[]`;

function rowsOf(table: string, time: string, which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(jsonb_agg(row), '[]') from (
    select to_jsonb(part) - ${left} as row from ${sql.table(table)} part
    where part.workspace_id = contact.workspace_id and ${which} order by part.${sql.ref(time)} limit ${sql.lit(rowsMax)}
  ) as rows)`;
}

/** What an erasure needs to know of whom it erases: by what their rows are found, and they in words of others. */
export async function findPerson(
  { trx, workspaceId }: WorkspaceTransaction,
  contactId: string,
): Promise<
  | Readonly<{ email: string; name: string; phone: string | null; external_id: string | null; address_hash: Buffer }>
  | undefined
> {
  return trx
    .selectFrom('contact')
    .select(['email', 'name', 'phone', 'external_id', 'address_hash'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', contactId)
    .forUpdate()
    .executeTakeFirst();
}
