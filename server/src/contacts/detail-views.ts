import type { Consent } from '@voldaan/domain/contacts/consent';
import type { AttributeValues, ContactRole, Lifecycle, Stage } from '@voldaan/domain/contacts/customer';
import type { Language } from '@voldaan/domain/language';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type ContactDetailRow = Readonly<{
  id: string;
  email: string;
  name: string;
  language: Language | null;
  external_id: string | null;
  phone: string | null;
  lifecycle: Lifecycle;
  organisation_id: string | null;
  organisation_name: string | null;
  roles: ContactRole[];
  stage: Stage | null;
  birth_month: number | null;
  birth_day: number | null;
  zone: string | null;
  country: string | null;
  attributes: AttributeValues;
  customer_since: Date | null;
  left_at: Date | null;
  heard_at: Date | null;
  asked_at: Date | null;
  open_complaints: number;
  complaint_since: Date | null;
  is_case_only: boolean;
  address_hash: Buffer;
  created_at: Date;
  changed_at: Date;
}>;

export async function findContact(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
): Promise<ContactDetailRow | undefined> {
  const { rows } = await sql<ContactDetailRow>`
    select contact.*, organisation.name as organisation_name
    from contact
    left join organisation on organisation.workspace_id = contact.workspace_id
      and organisation.id = contact.organisation_id
    where contact.workspace_id = ${workspaceId} and contact.id = ${id}`.execute(trx);
  return rows[0];
}

export type ConsentRow = Readonly<{
  purpose: Consent['purpose'];
  is_given: boolean;
  basis: Consent['basis'];
  source: string;
  text_version: string;
  since: Date;
}>;

export async function listConsents(
  { trx, workspaceId }: WorkspaceTransaction,
  contactId: string,
): Promise<ConsentRow[]> {
  return trx
    .selectFrom('consent')
    .select(['purpose', 'is_given', 'basis', 'source', 'text_version', 'since'])
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contactId)
    .orderBy('purpose')
    .limit(10)
    .execute();
}

/** Whether another contact already has this address or this number of the firm's own. */
export async function findTaken(
  { trx, workspaceId }: WorkspaceTransaction,
  wanted: Readonly<{ emailKey: string | null; externalId: string | null; except: string | null }>,
): Promise<'email' | 'external_id' | undefined> {
  const { rows } = await sql<{ email_key: string }>`
    select email_key from contact
    where workspace_id = ${workspaceId} and id is distinct from ${wanted.except}::uuid
      and (email_key = ${wanted.emailKey} or external_id = ${wanted.externalId})
    order by (email_key = ${wanted.emailKey}) desc nulls last
    limit 1`.execute(trx);
  const [other] = rows;
  if (other === undefined) return undefined;
  return other.email_key === wanted.emailKey ? 'email' : 'external_id';
}

export type ConsentEventRow = Omit<ConsentRow, 'since'> & Readonly<{ at: Date }>;

const eventsMax = 100;

/** Every yes and no of an address, newest first. */
export async function listConsentEvents(
  { trx, workspaceId }: WorkspaceTransaction,
  addressHash: Buffer,
): Promise<ConsentEventRow[]> {
  return trx
    .selectFrom('consent_event')
    .select(['purpose', 'is_given', 'basis', 'source', 'text_version', 'at'])
    .where('workspace_id', '=', workspaceId)
    .where('address_hash', '=', addressHash)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(eventsMax)
    .execute();
}
