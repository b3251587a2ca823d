/**
 * The statements that write answers. Each takes one workspace's share of a batch as one JSON parameter and writes all
 * rows that belong to it, so that the cost of a statement is paid once for all of them. $1 is the workspace, $2 the
 * time, $3 the acts. The parts of a statement see one snapshot: none sees what another writes.
 */
const slots = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const slotColumns = slots.map((slot) => `q${slot}`).join(', ');
const scoreColumns = `workspace_id, day, response_id, survey_id, survey_version_id, answered_at, vote_class, is_test,
  is_complete, language, channel, ${slotColumns}`;

const acts = `jsonb_to_recordset($3::jsonb) as act (n integer, survey uuid, version uuid, submission text,
  respondent text, response uuid, channel text, class text, language text, answers jsonb, final boolean, evidence jsonb,
  test boolean, late boolean, invitation uuid, contact uuid, ${slots.map((slot) => `s${slot} text`).join(', ')})`;

/** The scores of some answers, by the question that each slot counts. */
const scoresOf = (answers: string) => slots.map((slot) => `(${answers} ->> s${slot})::smallint`).join(', ');
const languageLetter = (language: string) =>
  `case ${language} when 'nb' then 'b' else left(${language}, 1) end::"char"`;

/**
 * Acts of respondents who have no response yet: the common case under load, and everything about it is known before.
 * Returns the places of the acts that it left because a response is there. $4 invitations that a person answered,
 * $5 an id for the news.
 *
 * The statement binds its transaction to the workspace itself, so that it can travel alone: every row that it writes
 * comes through `bound`, and so is checked by row-level security after the binding. Were it ever checked before, it
 * would be refused, not let through.
 */
export const firstActsStatement = `
with bound as materialized (
  select set_config('voldaan.workspace_id', $1::uuid::text, true)
), item as materialized (
  select act.* from bound cross join ${acts}
), fresh as (
  insert into response (workspace_id, id, survey_id, survey_version_id, respondent_key, channel, vote_class, language,
    answers, is_test, is_late, started_at, changed_at, completed_at)
  select $1::uuid, response, survey, version, respondent, channel, class, language, answers, test is true,
    late is true, $2::timestamptz,
    $2::timestamptz, case when final then $2::timestamptz end
  from item
  order by survey, respondent
  on conflict (workspace_id, survey_id, respondent_key) do nothing
  returning id
), act as materialized (
  select item.* from item join fresh on fresh.id = item.response
), event as (
  insert into answer_event (workspace_id, response_id, submission, survey_id, survey_version_id, answers, is_final,
    vote_class, evidence, received_at)
  select $1::uuid, response, submission, survey, version, answers, final, class, evidence, $2::timestamptz from act
), score as (
  insert into score_row (${scoreColumns})
  select $1::uuid, ($2::timestamptz at time zone 'UTC')::date, response, survey, version, $2::timestamptz,
    left(class, 1)::"char", test is true, final, ${languageLetter('language')}, left(channel, 1)::"char", ${scoresOf('answers')}
  from act where late is not true
), person as (
  insert into response_contact (workspace_id, response_id, contact_id, invitation_id)
  select $1::uuid, response, contact, invitation from act where invitation is not null
), answered as (
  update invitation set answered_at = $2::timestamptz, opened_at = coalesce(opened_at, $2::timestamptz)
  where workspace_id = $1::uuid and id = any ($4::uuid[]) and answered_at is null
), news as (
  insert into outbox (workspace_id, id, kind, subjects)
  select $1::uuid, $5::uuid, 'responses.stored', array_agg(response) from act having count(*) > 0
)
select item.n from item left join fresh on fresh.id = item.response where fresh.id is null`;

/**
 * Acts of respondents who have a response. An act whose key was used before changes nothing. A vote of higher rank
 * always applies; one of the same rank until the response is complete. A machine's answers make way, they are not added
 * to: then the response starts anew, and its score moves to the day of the person's answer. An act that comes when the
 * response is complete is kept as an event and changes nothing; `is_closed` says so, also when it comes again. $4 an id
 * for the news.
 */
export const furtherActsStatement = `
with item as materialized (
  select act.*, held.id, event.submission is not null as is_seen,
    coalesce(event.answers = act.answers and event.is_final = act.final, false) as is_same,
    held.completed_at is not null and event.received_at > held.changed_at as came_after
  from ${acts}
  cross join lateral (
    select id, changed_at, completed_at from response
    where workspace_id = $1::uuid and survey_id = act.survey and respondent_key = act.respondent limit 1
  ) as held
  left join lateral (
    select submission, answers, is_final, received_at from answer_event
    where workspace_id = $1::uuid and response_id = held.id and submission = act.submission limit 1
  ) as event on true
), kept as (
  insert into response as held (workspace_id, id, survey_id, survey_version_id, respondent_key, channel, vote_class,
    language, answers, is_test, is_late, started_at, changed_at, completed_at)
  select $1::uuid, response, survey, version, respondent, channel, class, language, answers, test is true,
    late is true, $2::timestamptz,
    $2::timestamptz, case when final then $2::timestamptz end
  from item where not is_seen
  order by survey, respondent
  on conflict (workspace_id, survey_id, respondent_key) do update set
    (survey_version_id, vote_class, language, answers, is_late, started_at, changed_at, completed_at, replaced_started_at) = (
      select
        case when applies then excluded.survey_version_id else held.survey_version_id end,
        case when applies then excluded.vote_class else held.vote_class end,
        case when applies then excluded.language else held.language end,
        case when replaces then excluded.answers when applies then held.answers || excluded.answers else held.answers end,
        case when replaces then excluded.is_late else held.is_late end,
        case when replaces then excluded.started_at else held.started_at end,
        case when applies then excluded.changed_at else held.changed_at end,
        case when replaces then excluded.completed_at when applies then coalesce(held.completed_at, excluded.completed_at)
          else held.completed_at end,
        case when replaces then held.started_at end
      from (select
        rank.given > rank.standing or (held.completed_at is null and rank.given = rank.standing) as applies,
        rank.given > rank.standing and held.vote_class = 'machine' as replaces
        from (select vote_rank(excluded.vote_class) as given, vote_rank(held.vote_class) as standing) as rank) as rule
    )
  returning id, survey_id, survey_version_id, channel, vote_class, language, answers, is_test, is_late, started_at,
    changed_at, completed_at, removed_at, replaced_started_at
), event as (
  insert into answer_event (workspace_id, response_id, submission, survey_id, survey_version_id, answers, is_final,
    vote_class, evidence, received_at)
  select $1::uuid, id, submission, survey, version, answers, final, class, evidence, $2::timestamptz
  from item where not is_seen
), score as (
  insert into score_row as counted (${scoreColumns})
  select $1::uuid, (kept.started_at at time zone 'UTC')::date, kept.id, kept.survey_id, kept.survey_version_id,
    kept.started_at, left(kept.vote_class, 1)::"char", kept.is_test, kept.completed_at is not null,
    ${languageLetter('kept.language')}, left(kept.channel, 1)::"char", ${scoresOf('kept.answers')}
  from kept join item on item.id = kept.id and item.version = kept.survey_version_id
  where not kept.is_late and kept.removed_at is null
  on conflict (workspace_id, survey_id, day, response_id) do update set
    survey_version_id = excluded.survey_version_id, answered_at = excluded.answered_at,
    vote_class = excluded.vote_class, is_complete = excluded.is_complete, language = excluded.language,
    ${slots.map((slot) => `q${slot} = excluded.q${slot}`).join(', ')}
), news as (
  insert into outbox (workspace_id, id, kind, subjects)
  select $1::uuid, $4::uuid, 'responses.stored', array_agg(id) from kept having count(*) > 0
)
select item.n, item.id, item.is_seen, item.is_same,
  coalesce(item.came_after, kept.completed_at is not null and kept.changed_at < $2::timestamptz) as is_closed,
  case when (kept.replaced_started_at at time zone 'UTC')::date <> (kept.started_at at time zone 'UTC')::date
    then (kept.replaced_started_at at time zone 'UTC')::date end as replaced_day
from item left join kept on kept.id = item.id`;

/** $1 workspace, $2 survey, $3 day, $4 response. */
export const removeScoreStatement =
  'delete from score_row where workspace_id = $1 and survey_id = $2 and day = $3 and response_id = $4';
