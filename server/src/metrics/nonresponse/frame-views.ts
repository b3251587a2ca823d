import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** Invitations of one survey that were planned on these days, half-open. */
export type FrameAsked = Readonly<{ surveyId: string; from: string; to: string }>;

const refusals = sql`('suppressed', 'consent_refused', 'consent_missing', 'topic_unwanted')`;

/**
 * Everybody who was selected, with what became of it: one row for each invitation, and one for each that was withheld before
 * it became one, as `contact_id, outcome, reason, invitation_id, response_id, planned_at, settled_at, answered_at, is_called` (asked
 * by an interviewer). A reminder is no row of its own. Of an anonymous wave nobody knows who did not answer: it is left out. That an
 * invited customer's key begins so is said twice, for then nobody else's answers are laid beside the invitations.
 */
export function frameRows(
  { workspaceId }: Pick<WorkspaceTransaction, 'workspaceId'>,
  { surveyId, from, to }: FrameAsked,
): RawBuilder<unknown> {
  return sql`
    select i.contact_id, i.id as invitation_id, r.id as response_id, i.planned_at, i.settled_at, r.started_at as answered_at,
      r.channel = 'telephone' as is_called, i.reason,
      case
        when r.vote_class = 'human' and r.completed_at is not null then 'complete'
        when r.vote_class = 'human' then 'partial'
        when r.vote_class = 'unconfirmed' then 'unconfirmed'
        when i.state = 'sent' and i.reason = 'call_refused' then 'refused'
        when i.state in ('planned', 'claimed', 'handed') then 'waiting'
        when i.state = 'suppressed' and i.reason in ${refusals} then 'refused'
        when i.state in ('suppressed', 'cancelled') then 'not_asked'
        when i.state = 'failed' or i.bounced_at is not null then 'returned'
        when i.reported_at is not null
          or exists (select from visit v
            where v.workspace_id = i.workspace_id and v.invitation_id = i.id and v.kind = 'unsubscribe')
          or (i.carried_by is not null and exists (select from visit v
            where v.workspace_id = i.workspace_id and v.invitation_id = i.carried_by and v.kind = 'unsubscribe'))
          then 'refused'
        when i.state = 'unknown' then 'uncertain'
        when exists (select from visit v where v.workspace_id = i.workspace_id and v.invitation_id = i.id
          and v.kind in ('open', 'preselect')) then 'opened'
        else 'silent' end as outcome
    from invitation i
    left join response r on r.workspace_id = i.workspace_id and r.survey_id = i.survey_id
      and r.respondent_key = 'inv:' || i.id and starts_with(r.respondent_key, 'inv:') and not r.is_test and r.removed_at is null and r.vote_class <> 'machine'
    where i.workspace_id = ${workspaceId} and i.survey_id = ${surveyId} and i.kind = 'invitation'
      and i.planned_at >= ${from}::date::timestamptz and i.planned_at < ${to}::date::timestamptz
      and not exists (select from wave_anonymity promise
        where promise.workspace_id = i.workspace_id and promise.wave_id = i.wave_id)
    union all
    select q.contact_id, null, null, q.wanted_at, null, null, null, q.reasons -> 0 ->> 'code',
      case when q.state = 'deferred' then 'waiting' when q.reasons -> 0 ->> 'code' in ${refusals} then 'refused'
        else 'not_asked' end
    from contact_request q
    join study on study.workspace_id = q.workspace_id and study.id = q.study_id
    where q.workspace_id = ${workspaceId} and study.survey_id = ${surveyId} and q.kind = 'invitation'
      and q.state in ('deferred', 'withheld')
      and q.wanted_at >= ${from}::date::timestamptz and q.wanted_at < ${to}::date::timestamptz`;
}

/** Those of the waves of these days who never became invitations, as `outcome, reason, count`: the list was not opened yet, or a rule left them out. */
export function plannedInWaves(
  { workspaceId }: Pick<WorkspaceTransaction, 'workspaceId'>,
  { surveyId, from, to }: FrameAsked,
): RawBuilder<unknown> {
  return sql`
    select case when wave.state = 'cancelled' then 'not_asked' else 'waiting' end as outcome,
      case when wave.state = 'cancelled' then 'wave_cancelled' else '' end as reason, sum(cardinality(part.contact_ids)) as count
    from wave
    join wave_part part on part.workspace_id = wave.workspace_id and part.wave_id = wave.id and part.opened_at is null
    where wave.workspace_id = ${workspaceId} and wave.survey_id = ${surveyId} and not wave.is_anonymous
      and wave.created_at >= ${from}::date::timestamptz and wave.created_at < ${to}::date::timestamptz
    group by 1, 2
    union all
    select case when told.reason in ${refusals} then 'refused' else 'not_asked' end, told.reason, sum(told.count::bigint)
    from wave
    cross join lateral jsonb_each_text(wave.withheld) as told (reason, count)
    where wave.workspace_id = ${workspaceId} and wave.survey_id = ${surveyId} and wave.study_id is null
      and not wave.is_anonymous
      and wave.created_at >= ${from}::date::timestamptz and wave.created_at < ${to}::date::timestamptz
    group by 1, 2`;
}

/** What is known of everybody asked, and can be told apart by: the company's own choices, language and country. */
export type FrameTrait = Readonly<{ name: string; label: string }>;

const traitsMost = 12;

export async function listFrameAttributes({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly FrameTrait[]> {
  const rows = await trx
    .selectFrom('contact_attribute')
    .select(['key', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('kind', 'in', ['choice', 'yes_no'])
    .orderBy('position')
    .orderBy('key')
    .limit(traitsMost)
    .execute();
  return rows.map(({ key, name }) => ({ name: `attribute:${key}`, label: name }));
}

/** A property of `contact` as it is today; '' where it is not known, or where the person was erased. */
export function traitSql(name: string): RawBuilder<string> {
  if (name === 'language') return sql<string>`coalesce(contact.language, '')`;
  if (name === 'country') return sql<string>`coalesce(contact.country, '')`;
  return sql<string>`coalesce(contact.attributes ->> ${name.slice('attribute:'.length)}::text, '')`;
}
