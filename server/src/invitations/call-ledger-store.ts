import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type RungInvitation = Readonly<{
  id: string;
  /** `failed`: the number is not the customer's. */
  state: 'sent' | 'failed' | 'suppressed';
  reason: string | null;
  beganAt: Date;
  endedAt: Date;
}>;

/** Notes in the ledger that a customer was rung, or will not be; the first ringing is the moment of contact. */
export async function noteRung({ trx, workspaceId }: WorkspaceTransaction, rung: RungInvitation): Promise<void> {
  await sql`
    with rung as (
      update invitation set state = ${rung.state}, reason = ${rung.reason}::text, settled_at = ${rung.endedAt},
        handed_at = case when ${rung.state} = 'suppressed' then handed_at else coalesce(handed_at, ${rung.beganAt}) end,
        attempts = attempts + 1
      where workspace_id = ${workspaceId} and id = ${rung.id} and channel = 'phone'
      returning id, contact_id
    ), told as (
      update contact set asked_at = ${rung.beganAt}
      from rung
      where contact.workspace_id = ${workspaceId} and contact.id = rung.contact_id and ${rung.state} <> 'suppressed'
    )
    insert into send_event (workspace_id, invitation_id, state, detail)
    select ${workspaceId}, id, ${rung.state}, coalesce(${rung.reason}::text, '') from rung`.execute(trx);
}
