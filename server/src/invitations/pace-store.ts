import { firstPace, type SendingPace } from '@voldaan/domain/invitations/sending-pace';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** The pace of a receiver as it was counted last, and how long ago. `isResting`: it said that it is too much. */
export type KnownPace = Readonly<{ domain: string; pace: SendingPace; seconds: number; isResting: boolean }>;

type PaceRow = Readonly<{
  receiving_domain: string;
  connections: number;
  per_minute: number;
  tokens: number;
  steady_from: number | null;
  seconds: number;
  is_resting: boolean;
}>;

/** Receivers that we meet for the first time get the first pace. */
export async function meetReceivers(
  { trx, workspaceId }: WorkspaceTransaction,
  domains: readonly string[],
): Promise<void> {
  const { connections, perMinute, allowance } = firstPace;
  await sql`/* kept */
    insert into sending_pace (workspace_id, receiving_domain, connections, per_minute, tokens)
    select ${workspaceId}, domain, ${connections}, ${perMinute}, ${allowance}
    from unnest(${domains}::text[]) as given (domain)
    order by domain
    on conflict (workspace_id, receiving_domain) do nothing`.execute(trx);
}

/** Locks the paces of these receivers until the transaction ends, in one order for everybody. */
export async function lockPaces(
  { trx, workspaceId }: WorkspaceTransaction,
  domains: readonly string[],
): Promise<readonly KnownPace[]> {
  const { rows } = await sql<PaceRow>`/* kept */
    select receiving_domain, connections, per_minute, tokens, steady_from,
      extract(epoch from now() - counted_at)::float as seconds, coalesce(resting_until > now(), false) as is_resting
    from sending_pace
    where workspace_id = ${workspaceId} and receiving_domain = any (${domains}::text[])
    order by receiving_domain
    for update`.execute(trx);
  return rows.map((row) => ({
    domain: row.receiving_domain,
    pace: {
      connections: row.connections,
      perMinute: row.per_minute,
      allowance: row.tokens,
      steadyFrom: row.steady_from,
    },
    seconds: row.seconds,
    isResting: row.is_resting,
  }));
}

/** A rest of so many seconds begins now, for this reason; without one a rest that is over is forgotten. */
export type PaceChange = Readonly<{
  domain: string;
  pace: SendingPace;
  rest?: Readonly<{ seconds: number; notice: string }>;
}>;

export async function savePaces(
  { trx, workspaceId }: WorkspaceTransaction,
  changes: readonly PaceChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const column = <Value>(pick: (change: PaceChange) => Value) => changes.map(pick);
  await sql`/* kept */
    update sending_pace set connections = change.connections, per_minute = change.per_minute, tokens = change.tokens,
      steady_from = change.steady_from, counted_at = now(),
      resting_until = case when change.rest is not null then now() + make_interval(secs => change.rest)
        when resting_until > now() then resting_until end,
      notice = case when change.rest is not null then change.notice when resting_until > now() then sending_pace.notice end
    from unnest(${column(({ domain }) => domain)}::text[], ${column(({ pace }) => pace.connections)}::int[],
      ${column(({ pace }) => pace.perMinute)}::int[], ${column(({ pace }) => pace.allowance)}::float[],
      ${column(({ pace }) => pace.steadyFrom)}::int[], ${column(({ rest }) => rest?.seconds ?? null)}::float[],
      ${column(({ rest }) => rest?.notice ?? null)}::text[]
    ) as change (domain, connections, per_minute, tokens, steady_from, rest, notice)
    where workspace_id = ${workspaceId} and receiving_domain = change.domain`.execute(trx);
}

/** Who has not been sent anything for a week is met anew. */
export async function forgetOldPaces({ trx, workspaceId }: WorkspaceTransaction): Promise<void> {
  await sql`delete from sending_pace
    where workspace_id = ${workspaceId} and counted_at < now() - interval '7 days'`.execute(trx);
}
