import type { WaveOutcomes } from '@voldaan/domain/invitations/unwelcome-wave';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** What became of the mails of a wave since somebody went on with it last. */
export async function countOutcomes({ trx, workspaceId }: WorkspaceTransaction, waveId: string): Promise<WaveOutcomes> {
  const { rows } = await sql<WaveOutcomes>`
    select count(*) as sends,
      count(*) filter (where invitation.state = 'failed' or invitation.bounce_kind = 'hard') as bounced,
      count(*) filter (where invitation.reported_at is not null) as reported
    from invitation
    join wave on wave.workspace_id = invitation.workspace_id and wave.id = invitation.wave_id
    where invitation.workspace_id = ${workspaceId} and invitation.wave_id = ${waveId}
      and invitation.state in ('sent', 'unknown', 'failed') and invitation.carried_by is null
      and (wave.resumed_at is null or invitation.settled_at > wave.resumed_at)`.execute(trx);
  return rows[0] ?? { sends: 0, bounced: 0, reported: 0 };
}

/** How many mails of a wave are due and have not gone, counted up to `most`. */
export async function countWaiting(
  { trx, workspaceId }: WorkspaceTransaction,
  waveId: string,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select from invitation
      where workspace_id = ${workspaceId} and wave_id = ${waveId} and state = 'planned' and carried_by is null
        and due_at <= now()
      limit ${most}) waiting`.execute(trx);
  return rows[0]?.count ?? 0;
}
