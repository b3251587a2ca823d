import type { ConsentPurpose, LegalBasis } from '@voldaan/domain/contacts/consent';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** Who said it: the customer, staff to whom the customer said it, or a file that says so. */
export type ConsentTeller = 'customer' | 'staff' | 'import';

export type ConsentWrite = Readonly<{
  /** Empty when the contact is gone: the address still is refused, and the proof kept. */
  contactId: string | null;
  addressHash: Buffer;
  purpose: ConsentPurpose;
  isGiven: boolean;
  basis: LegalBasis;
  source: string;
  textVersion: string;
  by: ConsentTeller;
  at: Date;
}>;

const columnOf = <Value>(said: readonly ConsentWrite[], pick: (one: ConsentWrite) => Value) => said.map(pick);

/** Keeps every yes and no as it was said, whatever becomes of it. */
export async function insertConsentEvents(
  { trx, workspaceId }: WorkspaceTransaction,
  said: readonly ConsentWrite[],
): Promise<void> {
  await sql`
    insert into consent_event (workspace_id, address_hash, purpose, is_given, basis, source, text_version, at)
    select ${workspaceId}, said.* from ${unnested(said)}
      as said (address_hash, purpose, is_given, basis, source, text_version, at)`.execute(trx);
}

function unnested(said: readonly ConsentWrite[]) {
  return sql`unnest(
    ${columnOf(said, ({ addressHash }) => addressHash)}::bytea[], ${columnOf(said, ({ purpose }) => purpose)}::text[],
    ${columnOf(said, ({ isGiven }) => isGiven)}::boolean[], ${columnOf(said, ({ basis }) => basis)}::text[],
    ${columnOf(said, ({ source }) => source)}::text[], ${columnOf(said, ({ textVersion }) => textVersion)}::text[],
    ${columnOf(said, ({ at }) => at)}::timestamptz[])`;
}

/**
 * What holds now: what was said last. A file's yes never takes the place of a no, since nobody knows when the file was
 * made; a no always counts, whoever tells of it.
 */
export async function saveConsents(
  { trx, workspaceId }: WorkspaceTransaction,
  said: readonly ConsentWrite[],
): Promise<void> {
  await sql`
    with said as (
      select distinct on (said.contact_id, said.purpose) said.*
      from unnest(
        ${columnOf(said, ({ contactId }) => contactId)}::uuid[], ${columnOf(said, ({ purpose }) => purpose)}::text[],
        ${columnOf(said, ({ isGiven }) => isGiven)}::boolean[], ${columnOf(said, ({ basis }) => basis)}::text[],
        ${columnOf(said, ({ source }) => source)}::text[], ${columnOf(said, ({ textVersion }) => textVersion)}::text[],
        ${columnOf(said, ({ by }) => by)}::text[], ${columnOf(said, ({ at }) => at)}::timestamptz[]
      ) as said (contact_id, purpose, is_given, basis, source, text_version, told_by, at)
      join contact on contact.workspace_id = ${workspaceId} and contact.id = said.contact_id
      where not (said.told_by = 'import' and said.is_given and (
        exists (select from suppression where suppression.workspace_id = ${workspaceId}
          and suppression.address_hash = contact.address_hash and suppression.purpose in (said.purpose, 'all'))
        or exists (select from consent where consent.workspace_id = ${workspaceId}
          and consent.contact_id = said.contact_id and consent.purpose = said.purpose and not consent.is_given)))
      order by said.contact_id, said.purpose, said.at desc, said.is_given
    )
    insert into consent as known (workspace_id, contact_id, purpose, is_given, basis, source, text_version, since)
    select ${workspaceId}, contact_id, purpose, is_given, basis, source, text_version, at from said
    on conflict (workspace_id, contact_id, purpose) do update set
      is_given = excluded.is_given, basis = excluded.basis, source = excluded.source,
      text_version = excluded.text_version, since = excluded.since
    where excluded.since >= known.since`.execute(trx);
}

/**
 * An address that said no is not written to for that purpose, also after the contact is gone or imported again. A no
 * that is told late, after a later yes, is history.
 */
export async function suppressRefusals(
  { trx, workspaceId }: WorkspaceTransaction,
  said: readonly ConsentWrite[],
): Promise<void> {
  const refused = said.filter(({ isGiven }) => !isGiven);
  if (refused.length === 0) return;
  await sql`
    insert into suppression (workspace_id, address_hash, purpose, reason, created_at)
    select ${workspaceId}, refused.* from unnest(
      ${columnOf(refused, ({ addressHash }) => addressHash)}::bytea[],
      ${columnOf(refused, ({ purpose }) => purpose)}::text[],
      ${columnOf(refused, ({ by }) => (by === 'customer' ? 'unsubscribed' : 'asked'))}::text[],
      ${columnOf(refused, ({ at }) => at)}::timestamptz[]
    ) as refused (address_hash, purpose, reason, at)
    where not exists (
      select from contact
      join consent on consent.workspace_id = contact.workspace_id and consent.contact_id = contact.id
      where contact.workspace_id = ${workspaceId} and contact.address_hash = refused.address_hash
        and consent.purpose = refused.purpose and consent.is_given and consent.since > refused.at)
    on conflict do nothing`.execute(trx);
}

/**
 * Who says yes again may be written to again, as far as it was their own no that stopped it. An address that bounced or
 * reported us as spam stays refused, and a yes in a file frees nobody.
 */
export async function liftRefusals(
  { trx, workspaceId }: WorkspaceTransaction,
  said: readonly ConsentWrite[],
): Promise<void> {
  const given = said.filter(({ isGiven, by }) => isGiven && by !== 'import');
  if (given.length === 0) return;
  await sql`
    delete from suppression using unnest(
      ${columnOf(given, ({ addressHash }) => addressHash)}::bytea[],
      ${columnOf(given, ({ purpose }) => purpose)}::text[], ${columnOf(given, ({ at }) => at)}::timestamptz[]
    ) as given (address_hash, purpose, at)
    where suppression.workspace_id = ${workspaceId} and suppression.address_hash = given.address_hash
      and suppression.purpose = given.purpose and suppression.reason in ('unsubscribed', 'asked')
      and suppression.created_at <= given.at`.execute(trx);
}

/** The address of a contact, or the contact of an address; undefined when the contact is not there. */
export async function findConsentParty(
  { trx, workspaceId }: WorkspaceTransaction,
  party: Readonly<{ contactId: string }> | Readonly<{ addressHash: Buffer }>,
): Promise<Readonly<{ id: string; address_hash: Buffer }> | undefined> {
  const found = trx.selectFrom('contact').select(['id', 'address_hash']).where('workspace_id', '=', workspaceId);
  const wanted =
    'contactId' in party
      ? found.where('id', '=', party.contactId)
      : found.where('address_hash', '=', party.addressHash).orderBy('id').limit(1);
  return wanted.executeTakeFirst();
}
