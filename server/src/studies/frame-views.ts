import { type RawBuilder, sql } from 'kysely';
import type { DrawStratum } from '../database/study-tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type StudyFrame = Readonly<{
  selected: number;
  waiting: number;
  deferred: number;
  invited: number;
  bounced: number;
  refused: number;
  withheld: number;
  not_needed: number;
  answered: number;
}>;

const refusals = sql`('suppressed', 'consent_refused', 'consent_missing', 'topic_unwanted')`;

/** Nobody of a draw is released any more once its period has closed, the next one was drawn, or the study has ended. */
const isOver = sql<boolean>`(study.state = 'ended'
  or exists (
    select from wave where workspace_id = study_draw.workspace_id and study_id = study_draw.study_id
      and draw_id = study_draw.id and closes_at <= now())
  or exists (
    select from study_draw later where later.workspace_id = study_draw.workspace_id
      and later.study_id = study_draw.study_id and later.period > study_draw.period))`;

/** Nobody opens a list of these any more: a wave of calls is no sender's, and is over with its study. */
const isCalledOff = sql<boolean>`(wave.state = 'cancelled' or study.state = 'ended')`;

/** Where the customers of a study stand, counted from what happened and not from what was meant to happen. */
export async function countFrame({ trx, workspaceId }: WorkspaceTransaction, studyId: string): Promise<StudyFrame> {
  const { rows } = await sql<StudyFrame>`
    with mail as (
      select count(*) filter (where state in ('planned', 'claimed')) as waiting,
        count(*) filter (where state in ('handed', 'sent', 'unknown', 'failed')) as invited,
        count(*) filter (where bounced_at is not null or state = 'failed') as bounced,
        count(*) filter (where state = 'suppressed' and reason in ${refusals}) as refused,
        count(*) filter (where state = 'cancelled' or (state = 'suppressed' and reason not in ${refusals})) as withheld,
        count(*) filter (where answered_at is not null) as answered
      from invitation
      where workspace_id = ${workspaceId} and study_id = ${studyId} and kind = 'invitation'
    ), request as (
      select count(*) filter (where state = 'deferred') as deferred,
        count(*) filter (where state = 'withheld' and reasons -> 0 ->> 'code' in ${refusals}) as refused,
        count(*) filter (where state = 'withheld' and reasons -> 0 ->> 'code' not in ${refusals}) as withheld
      from contact_request
      where workspace_id = ${workspaceId} and study_id = ${studyId} and kind = 'invitation'
    ), closed as (
      select coalesce(sum(cardinality(wave_part.contact_ids)) filter (where not ${isCalledOff}), 0)::bigint as waiting,
        coalesce(sum(cardinality(wave_part.contact_ids)) filter (where ${isCalledOff}), 0)::bigint as withheld
      from wave
      join study on study.workspace_id = wave.workspace_id and study.id = wave.study_id
      join wave_part on wave_part.workspace_id = wave.workspace_id and wave_part.wave_id = wave.id
      where wave.workspace_id = ${workspaceId} and wave.study_id = ${studyId} and wave_part.opened_at is null
    ), reserve as (
      select count(*) filter (where not draw.is_over) as waiting, count(*) filter (where draw.is_over) as not_needed
      from (${drawsOf(workspaceId, studyId)}) draw
      join draw_member on draw_member.workspace_id = ${workspaceId} and draw_member.draw_id = draw.id
      where draw_member.released_at is null
    )
    select mail.waiting + closed.waiting + reserve.waiting + request.deferred + mail.invited
        + mail.refused + request.refused + mail.withheld + closed.withheld + request.withheld + reserve.not_needed as selected,
      mail.waiting + closed.waiting + reserve.waiting as waiting, request.deferred, mail.invited, mail.bounced,
      mail.refused + request.refused as refused, mail.withheld + closed.withheld + request.withheld as withheld,
      reserve.not_needed, mail.answered
    from mail, request, closed, reserve`.execute(trx);
  const [frame] = rows;
  if (frame === undefined) throw new Error('a count without a row');
  return frame;
}

function drawsOf(workspaceId: string, studyId: string): RawBuilder<unknown> {
  return sql`
    select study_draw.id, ${isOver} as is_over
    from study_draw
    join study on study.workspace_id = study_draw.workspace_id and study.id = study_draw.study_id
    where study_draw.workspace_id = ${workspaceId} and study_draw.study_id = ${studyId}`;
}

export type ReasonCount = Readonly<{ reason: string; count: number }>;

/** Why customers of a study were put off, refused, withheld, or asked in another's mail, the most frequent first; reminders are not customers more. */
export async function countReasons(
  { trx, workspaceId }: WorkspaceTransaction,
  studyId: string,
): Promise<readonly ReasonCount[]> {
  const { rows } = await sql<ReasonCount>`
    select reason, sum(count)::bigint as count
    from (
      select reasons -> 0 ->> 'code' as reason, 1 as count from contact_request
      where workspace_id = ${workspaceId} and study_id = ${studyId} and kind = 'invitation'
        and state in ('deferred', 'withheld')
      union all
      select 'asked_together', 1 from invitation
      where workspace_id = ${workspaceId} and study_id = ${studyId} and carried_by is not null
        and state not in ('suppressed', 'cancelled')
      union all
      select coalesce(reason, 'wave_cancelled'), 1 from invitation
      where workspace_id = ${workspaceId} and study_id = ${studyId} and kind = 'invitation'
        and state in ('suppressed', 'cancelled')
      union all
      select 'wave_cancelled', cardinality(wave_part.contact_ids)
      from wave
      join study on study.workspace_id = wave.workspace_id and study.id = wave.study_id
      join wave_part on wave_part.workspace_id = wave.workspace_id and wave_part.wave_id = wave.id
      where wave.workspace_id = ${workspaceId} and wave.study_id = ${studyId} and ${isCalledOff}
        and wave_part.opened_at is null
      union all
      select 'not_needed', 1
      from (${drawsOf(workspaceId, studyId)}) draw
      join draw_member on draw_member.workspace_id = ${workspaceId} and draw_member.draw_id = draw.id
      where draw_member.released_at is null and draw.is_over
    ) told
    group by reason order by count desc, reason
    limit 50`.execute(trx);
  return rows;
}

export type DrawRow = Readonly<{
  id: string;
  period: number;
  seed: string;
  is_census: boolean;
  frame_count: number;
  selected_count: number;
  strata: readonly DrawStratum[];
  left_out: Readonly<Record<string, number>>;
  drawn_at: Date;
}>;

/** The samples that a study drew, the latest first. */
export async function listDraws(
  { trx, workspaceId }: WorkspaceTransaction,
  studyId: string,
): Promise<readonly DrawRow[]> {
  const { rows } = await sql<DrawRow>`
    select id, period, seed, is_census, frame_count, selected_count, strata, left_out, drawn_at from study_draw
    where workspace_id = ${workspaceId} and study_id = ${studyId}
    order by period desc
    limit 200`.execute(trx);
  return rows;
}

export type StudyWave = Readonly<{
  id: string;
  state: string;
  notice: string | null;
  created_at: Date;
  planned: number;
  sent: number;
  failed: number;
  unknown: number;
  answered: number;
}>;

/** The waves of a study, the latest first; `planned` counts those whose list no sender has opened yet as well. */
export async function listStudyWaves(
  { trx, workspaceId }: WorkspaceTransaction,
  studyId: string,
): Promise<readonly StudyWave[]> {
  const { rows } = await sql<StudyWave>`
    select wave.id, wave.state, wave.notice, wave.created_at, coalesce(mail.planned, 0) + coalesce((
        select sum(cardinality(contact_ids)) from wave_part
        where workspace_id = ${workspaceId} and wave_id = wave.id and opened_at is null), 0)::bigint as planned,
      coalesce(mail.sent, 0) as sent, coalesce(mail.failed, 0) as failed, coalesce(mail.unknown, 0) as unknown,
      coalesce(mail.answered, 0) as answered
    from wave
    left join (
      select wave_id, count(*) filter (where state in ('planned', 'claimed', 'handed')) as planned,
        count(*) filter (where state = 'sent') as sent, count(*) filter (where state = 'failed') as failed,
        count(*) filter (where state = 'unknown') as unknown, count(*) filter (where answered_at is not null) as answered
      from invitation
      where workspace_id = ${workspaceId} and study_id = ${studyId}
      group by wave_id
    ) mail on mail.wave_id = wave.id
    where wave.workspace_id = ${workspaceId} and wave.study_id = ${studyId}
    order by wave.created_at desc, wave.id desc
    limit 100`.execute(trx);
  return rows;
}
