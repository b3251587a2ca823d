import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** For so many days a mail holds a place; most who answer have done so by then. Who answers later is counted all the same. */
const heldDays = 3;

export type QuotaRow = Readonly<{ cell: string; places: number; reserved: number; counted: number }>;

/** The places of a study by group, as its latest draw has them taken. */
export async function listQuota(
  { trx, workspaceId }: WorkspaceTransaction,
  studyId: string,
): Promise<readonly QuotaRow[]> {
  const latest = sql<string>`(
    select id from study_draw where workspace_id = ${workspaceId} and study_id = ${studyId} order by period desc limit 1)`;
  const { rows } = await sql<QuotaRow>`
    select cell, places, reserved, counted from (${takenPlaces(workspaceId, { studyId, drawId: latest })}) taken
    order by cell
    limit 500`.execute(trx);
  return rows;
}

/**
 * Taken places by group as a subquery `(cell, places, reserved, counted)`, read off the mails themselves and not kept beside
 * them: so a place is counted by the statement that stores the answer, and free again by the one that notes that a mail
 * failed, bounced, was withheld or called off. Who was released and has no mail yet holds a place as well.
 */
export function takenPlaces(
  workspaceId: string,
  { studyId, drawId }: Readonly<{ studyId: string; drawId: RawBuilder<string> }>,
): RawBuilder<unknown> {
  return sql`
    select quota_cell.cell, quota_cell.places, coalesce(taken.reserved, 0) as reserved, coalesce(taken.counted, 0) as counted
    from quota_cell
    left join (
      select draw_member.stratum, count(*) filter (where mail.is_answered) as counted,
        count(*) filter (where not mail.is_answered and not mail.is_over
          and case when mail.is_written then mail.is_held else ${isAwaited(workspaceId, studyId)} end) as reserved
      from draw_member
      cross join lateral (
        select count(invitation.id) > 0 as is_written,
          coalesce(bool_or(wave.state = 'cancelled' or wave.closes_at <= now()), false) as is_over,
          coalesce(bool_or(invitation.answered_at is not null), false) as is_answered,
          coalesce(bool_or(invitation.state in ('planned', 'claimed', 'handed', 'sent', 'unknown')
            and invitation.bounced_at is null and invitation.expires_at > now()
            and (invitation.handed_at is null or invitation.handed_at > now() - make_interval(days => ${heldDays}))), false)
            as is_held
        from wave
        left join invitation on invitation.workspace_id = wave.workspace_id and invitation.wave_id = wave.id
          and invitation.contact_id = draw_member.contact_id and invitation.kind = 'invitation'
        where wave.workspace_id = ${workspaceId} and wave.study_id = ${studyId} and wave.draw_id = draw_member.draw_id
      ) mail
      where draw_member.workspace_id = ${workspaceId} and draw_member.draw_id = ${drawId}
        and draw_member.released_at is not null
      group by draw_member.stratum
    ) taken on taken.stratum = quota_cell.cell
    where quota_cell.workspace_id = ${workspaceId} and quota_cell.study_id = ${studyId}`;
}

/** Whether somebody who was released can still get a mail: is a customer yet, and was not withheld. */
function isAwaited(workspaceId: string, studyId: string): RawBuilder<boolean> {
  return sql<boolean>`(
    exists (select from contact where contact.workspace_id = ${workspaceId} and contact.id = draw_member.contact_id)
    and not exists (
      select from contact_request
      join wave on wave.workspace_id = contact_request.workspace_id and wave.draw_id = draw_member.draw_id
      where contact_request.workspace_id = ${workspaceId} and contact_request.contact_id = draw_member.contact_id
        and contact_request.study_id = ${studyId} and contact_request.occasion = wave.occasion
        and contact_request.kind = 'invitation' and contact_request.state = 'withheld'))`;
}
