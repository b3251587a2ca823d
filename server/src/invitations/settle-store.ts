import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { ClaimedInvitation } from './ledger-store.ts';

/** What became of a mail that was handed over. `planned` only when it is certain that no server took it. */
export type Settlement = Readonly<{
  state: 'sent' | 'failed' | 'unknown' | 'planned';
  reason: string | null;
  /** Seconds from now at which a planned mail is due again. */
  dueInSeconds?: number;
  /** The server could not be asked at all: this does not count among the tries. */
  isNoTry?: boolean;
  /** Of a refusal for good: whether it is about the address, the mailbox or us. */
  bounce?: 'hard' | 'soft' | 'policy';
}>;

export type SettledMail = Readonly<{ claim: Pick<ClaimedInvitation, 'id' | 'fence'>; settlement: Settlement }>;

/**
 * Writes down outcomes, many in one statement, and says of which mails. A sender that was slow may still tell of a mail that
 * was given up as unknown: the truth replaces the doubt, but a doubt is never turned into another try.
 */
export async function settleHanded(
  { trx, workspaceId }: WorkspaceTransaction,
  mails: readonly SettledMail[],
): Promise<ReadonlySet<string>> {
  const column = <Value>(pick: (settlement: Settlement) => Value) => mails.map(({ settlement }) => pick(settlement));
  const { rows } = await sql<{ id: string }>`/* kept */
    with moved as (
      update invitation set
        state = outcome.state, reason = outcome.reason, lease_until = null, attempts = attempts - outcome.untried,
        settled_at = case when outcome.state = 'planned' then null else now() end,
        due_at = case when outcome.state = 'planned' then now() + make_interval(secs => outcome.due_in) else due_at end,
        bounce_kind = coalesce(outcome.bounce, invitation.bounce_kind),
        bounced_at = case when outcome.bounce is null then invitation.bounced_at else now() end
      from unnest(${mails.map(({ claim }) => claim.id)}::uuid[], ${mails.map(({ claim }) => claim.fence)}::bigint[],
        ${column(({ state }) => state)}::text[], ${column(({ reason }) => reason)}::text[],
        ${column(({ dueInSeconds }) => dueInSeconds ?? 0)}::float[], ${column(({ isNoTry }) => (isNoTry ? 1 : 0))}::int[],
        ${column(({ bounce }) => bounce ?? null)}::text[]
      ) as outcome (id, fence, state, reason, due_in, untried, bounce)
      where invitation.workspace_id = ${workspaceId} and invitation.id = outcome.id and invitation.fence = outcome.fence
        and (invitation.state = 'handed' or (invitation.state = 'unknown' and outcome.state in ('sent', 'failed')))
      returning invitation.id, invitation.state, invitation.reason
    ), noted as (
      insert into send_event (workspace_id, invitation_id, state, detail)
      select ${workspaceId}, id, state, coalesce(reason, '') from moved
    )
    select id from moved`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

/** Gives back mails that were claimed and not handed over. */
export async function releaseClaims(
  { trx, workspaceId }: WorkspaceTransaction,
  claims: readonly Pick<ClaimedInvitation, 'id' | 'fence'>[],
): Promise<void> {
  await sql`
    with moved as (
      update invitation set state = 'planned', lease_until = null
      from unnest(${claims.map(({ id }) => id)}::uuid[], ${claims.map(({ fence }) => fence)}::bigint[]) as claim (id, fence)
      where invitation.workspace_id = ${workspaceId} and invitation.id = claim.id and invitation.fence = claim.fence
        and invitation.state = 'claimed'
      returning invitation.id
    )
    insert into send_event (workspace_id, invitation_id, state, detail)
    select ${workspaceId}, id, 'planned', 'released' from moved`.execute(trx);
}

/**
 * After a sender died: what it had claimed is planned again, for not a byte has left; what it had handed over may have
 * arrived, is unknown from now on, and is not sent again.
 */
export async function settleExpired({
  trx,
  workspaceId,
}: WorkspaceTransaction): Promise<Readonly<{ unknown: number; planned: number }>> {
  const { rows } = await sql<{ state: string; count: number }>`
    with moved as (
      update invitation set
        state = case state when 'claimed' then 'planned' else 'unknown' end,
        reason = case state when 'claimed' then reason else 'sender_died' end,
        settled_at = case state when 'claimed' then null else now() end,
        lease_until = null
      where workspace_id = ${workspaceId} and state in ('claimed', 'handed') and lease_until < now()
      returning id, state
    ), noted as (
      insert into send_event (workspace_id, invitation_id, state, detail)
      select ${workspaceId}, id, state, 'lease_expired' from moved
    )
    select state, count(*) as count from moved group by state order by state`.execute(trx);
  const count = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
  return { unknown: count('unknown'), planned: count('planned') };
}

/** A person found out what became of a mail in doubt, and so of what went along in it. False when it is in no doubt (any more). */
export async function settleUnknown(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, state }: Readonly<{ id: string; state: 'sent' | 'failed' }>,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with mail as (
      select coalesce(carried_by, id) as id from invitation where workspace_id = ${workspaceId} and id = ${id}
    ), moved as (
      update invitation set state = ${state}, reason = 'settled_by_hand', settled_at = now()
      where workspace_id = ${workspaceId} and state = 'unknown'
        and (id = (select id from mail) or carried_by = (select id from mail))
      returning id
    ), noted as (
      insert into send_event (workspace_id, invitation_id, state, detail)
      select ${workspaceId}, id, ${state}, 'settled_by_hand' from moved
    )
    select id from moved`.execute(trx);
  return rows.length > 0;
}
