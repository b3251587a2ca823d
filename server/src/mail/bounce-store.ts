import type { BounceKind } from '@voldaan/domain/mail/bounce-kind';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type BouncedMail = Readonly<{
  invitationId: string;
  addressHash: Buffer;
  bounce: BounceKind;
  status: string;
  at: Date;
}>;

/** Writes the bounce down, at the mail and at its address. */
export async function insertBounce({ trx, workspaceId }: WorkspaceTransaction, mail: BouncedMail): Promise<void> {
  const kind = mail.bounce === 'full' ? 'soft' : mail.bounce;
  await sql`
    with noted as (
      insert into address_bounce (workspace_id, address_hash, invitation_id, kind, status, at)
      values (${workspaceId}, ${mail.addressHash}, ${mail.invitationId}, ${mail.bounce}, ${mail.status}, ${mail.at})
    ), told as (
      insert into send_event (workspace_id, invitation_id, at, state, detail)
      select ${workspaceId}, id, clock_timestamp(), 'bounced', ${`${mail.bounce} ${mail.status}`.trim()}
      from invitation where workspace_id = ${workspaceId} and ${isInMail(mail.invitationId)}
    )
    update invitation set bounced_at = coalesce(bounced_at, ${mail.at}), bounce_kind = ${kind}
    where workspace_id = ${workspaceId} and ${isInMail(mail.invitationId)}
      and (bounce_kind is null or bounce_kind <> 'hard')`.execute(trx);
}

/** Writes the bounce of a mail that no invitation is behind down at its address. */
export async function insertAddressBounce(
  { trx, workspaceId }: WorkspaceTransaction,
  { addressHash, bounce, status, at }: Omit<BouncedMail, 'invitationId'>,
): Promise<void> {
  await sql`
    insert into address_bounce (workspace_id, address_hash, kind, status, at)
    values (${workspaceId}, ${addressHash}, ${bounce}, ${status}, ${at})`.execute(trx);
}

/** The invitation that a mail is, and whatever went along in it. */
function isInMail(invitationId: string): RawBuilder<boolean> {
  return sql<boolean>`(id = ${invitationId} or carried_by = ${invitationId})`;
}

/** How often this address bounced in this way since. */
export async function countBounces(
  { trx, workspaceId }: WorkspaceTransaction,
  { addressHash, bounce, since }: Readonly<{ addressHash: Buffer; bounce: BounceKind; since: Date }>,
): Promise<number> {
  const { count } = await trx
    .selectFrom('address_bounce')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('address_hash', '=', addressHash)
    .where('kind', '=', bounce)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * Writes to this address nothing at all any more, for ever or until then, nor to the present address of the contact that is named.
 * What is for ever stays so; a rest gives way to it and may be made longer.
 */
export async function suppressWhole(
  { trx, workspaceId }: WorkspaceTransaction,
  wish: Readonly<{
    addressHash: Buffer;
    contactId?: string | null;
    reason: 'bounced' | 'complained';
    until: Date | null;
  }>,
): Promise<void> {
  await sql`
    insert into suppression (workspace_id, address_hash, purpose, reason, until)
    select ${workspaceId}, meant.address_hash, 'all', ${wish.reason}, ${wish.until}
    from (
      select ${wish.addressHash}::bytea as address_hash
      union
      select address_hash from contact where workspace_id = ${workspaceId} and id = ${wish.contactId ?? null}::uuid
    ) meant
    on conflict (workspace_id, address_hash, purpose) do update
    set until = case when excluded.until is null then null else greatest(suppression.until, excluded.until) end,
      reason = excluded.reason
    where suppression.until is not null`.execute(trx);
}

/** Marks the mail as complained of, and withholds everything that is still planned to its address. */
export async function withholdAfterComplaint(
  { trx, workspaceId }: WorkspaceTransaction,
  { invitationId, addressHash, at }: Readonly<{ invitationId: string; addressHash: Buffer; at: Date }>,
): Promise<void> {
  await sql`
    with reported as (
      update invitation set reported_at = coalesce(reported_at, ${at})
      where workspace_id = ${workspaceId} and ${isInMail(invitationId)}
      returning id
    ), withheld as (
      update invitation set state = 'suppressed', reason = 'reported', settled_at = now()
      where workspace_id = ${workspaceId} and address_hash = ${addressHash} and state = 'planned' and id <> ${invitationId}
      returning id
    )
    insert into send_event (workspace_id, invitation_id, state, detail)
    select ${workspaceId}::uuid, id, 'reported', '' from reported
    union all select ${workspaceId}::uuid, id, 'suppressed', 'reported' from withheld`.execute(trx);
}

/** Where a slow start begins; the sender's own when it has written to these servers before. */
const startConnections = 2;
const startPerMinute = 60;

/** These servers refuse us, not the person: mail to them waits, and a person is told. */
export async function restReceiver(
  { trx, workspaceId }: WorkspaceTransaction,
  { domain, until, notice }: Readonly<{ domain: string; until: Date; notice: string }>,
): Promise<void> {
  await sql`
    insert into sending_pace (workspace_id, receiving_domain, connections, per_minute, tokens, resting_until, notice)
    values (${workspaceId}, ${domain}, ${startConnections}, ${startPerMinute}, 0, ${until}, ${notice})
    on conflict (workspace_id, receiving_domain) do update
    set resting_until = greatest(sending_pace.resting_until, excluded.resting_until), notice = excluded.notice`.execute(
    trx,
  );
}
