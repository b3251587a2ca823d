import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type ReleaseCount = Readonly<{
  reserve: number;
  matured_invited: number;
  matured_answered: number;
  pending_invited: number;
  pending_answered: number;
}>;

/** After so many days hardly anybody answers any more. */
const maturedDays = 7;

/** How far a draw has come: how many wait to be released, were asked long ago or lately, and answered. */
export async function countReleases(
  { trx, workspaceId }: WorkspaceTransaction,
  drawId: string,
  now: Date,
): Promise<ReleaseCount> {
  const isMatured = sql`draw_member.released_at <= ${now}::timestamptz - make_interval(days => ${maturedDays})`;
  const { rows } = await sql<ReleaseCount>`
    select count(*) filter (where released_at is null) as reserve,
      count(*) filter (where ${isMatured} and is_asked) as matured_invited,
      count(*) filter (where ${isMatured} and is_answered) as matured_answered,
      count(*) filter (where released_at is not null and not ${isMatured} and is_asked) as pending_invited,
      count(*) filter (where released_at is not null and not ${isMatured} and is_answered) as pending_answered
    from draw_member
    cross join lateral (
      select coalesce(bool_or(invitation.answered_at is not null), false) as is_answered,
        -- Whoever answered was asked, whatever became of a later call or mail.
        coalesce(bool_or(invitation.state in ('planned', 'claimed', 'handed', 'sent', 'unknown')
          or invitation.answered_at is not null), false) as is_asked
      from wave
      join invitation on invitation.workspace_id = wave.workspace_id and invitation.wave_id = wave.id
        and invitation.contact_id = draw_member.contact_id and invitation.kind = 'invitation'
      where wave.workspace_id = ${workspaceId} and wave.draw_id = draw_member.draw_id
    ) mail
    where draw_member.workspace_id = ${workspaceId} and draw_member.draw_id = ${drawId}`.execute(trx);
  const [count] = rows;
  if (count === undefined) throw new Error('a count without a row');
  return count;
}
