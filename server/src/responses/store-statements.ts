import { allScoreColumns, scoreColumns, traitColumns } from './score-columns.ts';

/**
 * The statements that write answers. Each takes one workspace's share of a batch as one array for each column and writes
 * all rows that belong to it, so that the cost of a statement is paid once for all of them. $1 is the workspace, $2 the
 * time, $3 an id for the news. The parts of a statement see one snapshot: none sees what another writes.
 */
export type FirstActsShape = Readonly<{
  /** What each act says, from $6 on; first of all the id of its response. */
  columns: readonly Readonly<{ name: string; type: string }>[];
  /** How many columns of scores follow. */
  width: number;
  /** How many columns of codes of traits come after these. */
  traitWidth: number;
  /** Then, for acts with invitations: the invitations, the contacts, and the invitations that a person answered. */
  isInvited: boolean;
}>;

/**
 * Whether an act made its response. Where all of a batch did, `partial` is null and nothing is compared; looking into `fresh`
 * from each part that asks would be set up for each of them.
 */
const isFresh = '(response = any ((select partial from made)::uuid[])) is not false';

const scoreRow = `workspace_id, day, response_id, survey_id, survey_version_id, answered_at, vote_class, is_test, is_complete,
    language, channel`;

/**
 * Acts of respondents who have no response yet. Returns the ids of those that it left because a response is there.
 *
 * The statement binds its transaction to the workspace itself, so that it can travel alone: every row that it writes
 * comes through `bound`, and so is checked by row-level security after the binding. Were it ever checked before, it
 * would be refused, not let through.
 *
 * The versions that the acts name, $4 of which surveys and $5 which, are looked up here, each once and by its key, and not by
 * the trigger that looks at each row which others write. A join would read all versions that the workspace has. Nor does the
 * trigger on score_row say which scores are new to the columns: `marked` does, and `counted` by how many the answers grew.
 * Lists side by side in one select go on as null when they have ended: of what no act has, nothing is sent.
 */
export function firstActsText({ columns, width, traitWidth, isInvited }: FirstActsShape): string {
  const invited = isInvited ? ['invitation', 'contact'].map((name) => ({ name, type: 'uuid' })) : [];
  // Traits are small numbers like scores, and stand beside them in the same row.
  const scores = [...scoreColumns(width), ...traitColumns(traitWidth)];
  const lists = [...columns, ...scores.map((name) => ({ name, type: 'smallint' })), ...invited];
  const first = 6;
  return `
with bound as materialized (
  select set_config('voldaan.workspace_id', $1::uuid::text, true), set_config('voldaan.versions_checked', 'yes', true),
    set_config('voldaan.scores_marked', 'yes', true), set_config('voldaan.answers_counted', 'yes', true)
), known as materialized (
  select count(coalesce(
    (select v.id from survey_version v where v.workspace_id = $1::uuid and v.survey_id = named.survey and v.id = named.version),
    refuse_version(named.version)
  ))
  from (select unnest($4::uuid[]) as survey, unnest($5::uuid[]) as version from bound) as named
), given as materialized (
  select ${lists.map(({ name, type }, place) => `unnest($${first + place}::${type}[]) as ${name}`).join(', ')} from known
), fresh as (
  insert into response (workspace_id, id, survey_id, survey_version_id, respondent_key, channel, vote_class, language,
    answers, is_test, is_late, off_path, shown_order, marks, started_at, changed_at, completed_at)
  select $1::uuid, response, survey, version, respondent, channel, class, language, answers, test is true, late is true,
    coalesce(off_path::text[], '{}'), shown_order, coalesce(marks::text[], '{}'), $2::timestamptz, $2::timestamptz,
    case when final then $2::timestamptz end
  from given
  on conflict (workspace_id, survey_id, respondent_key) do nothing
  returning id, survey_id, is_test
), counted as (
  insert into answer_count (workspace_id, survey_id, answers)
  select $1::uuid, survey_id, count(*) from fresh where not is_test group by survey_id
), made as materialized (
  select array_agg(id) as ids, case when count(*) < cardinality($${first}::uuid[]) then coalesce(array_agg(id), '{}') end as partial
  from fresh
), event as (
  insert into answer_event (workspace_id, response_id, submission, survey_id, survey_version_id, answers, is_final,
    vote_class, evidence, received_at)
  select $1::uuid, response, submission, survey, version, answers, final, class, evidence, $2::timestamptz
  from given where ${isFresh}
), score as (
  insert into score_row (${[scoreRow, ...scores].join(', ')})
  select ${[
    `$1::uuid, ($2::timestamptz at time zone 'UTC')::date, response, survey, version, $2::timestamptz, class::"char",
    test is true, final, letter, channel::"char"`,
    ...scores,
  ].join(', ')}
  from given where late is not true and ${isFresh}
  returning survey_id, day, response_id
), marked as (
  insert into score_change (workspace_id, survey_id, day, kind, responses)
  select $1::uuid, survey_id, day, 'a', array_agg(response_id) from score group by survey_id, day
), news as (
  insert into outbox (workspace_id, id, kind, subjects)
  select $1::uuid, $3::uuid, 'responses.stored', ids from made where ids is not null
)${isInvited ? invitedParts(first + lists.length) : ''}
select response from given where not (${isFresh})`;
}

const invitedParts = (answered: number) => `, person as (
  insert into response_contact (workspace_id, response_id, contact_id, invitation_id)
  select $1::uuid, response, contact, invitation from given where ${isFresh} and invitation is not null
), answered as (
  update invitation set answered_at = $2::timestamptz, opened_at = coalesce(opened_at, $2::timestamptz)
  from bound
  where workspace_id = $1::uuid and id = any ($${answered}::uuid[]) and answered_at is null
)`;

/** The responses of some respondents, locked in one order for all. $2 surveys, $3 respondents. */
export const heldText = `
select r.id, r.survey_id || ' ' || r.respondent_key as key, r.survey_version_id as "versionId",
  r.vote_class as "voteClass", r.language, r.answers, r.shown_order as "shownOrder", r.marks, r.is_late as "isLate",
  r.started_at as "startedAt", r.changed_at as "changedAt", r.completed_at as "completedAt",
  r.removed_at is not null as "isRemoved"
from (select unnest($2::uuid[]) as survey, unnest($3::text[]) as respondent) as act
join response r on r.workspace_id = $1::uuid and r.survey_id = act.survey and r.respondent_key = act.respondent
order by r.survey_id, r.respondent_key
for update of r`;

/** Which acts were stored before, by the id of their response. $4 submissions, $5 answers, $6 whether they are final. */
export const seenText = `
select r.id, e.answers = act.answers and e.is_final = act.final as "isSame", e.received_at as "receivedAt"
from (
  select unnest($2::uuid[]) as survey, unnest($3::text[]) as respondent, unnest($4::text[]) as submission,
    unnest($5::jsonb[]) as answers, unnest($6::boolean[]) as final
) as act
join response r on r.workspace_id = $1::uuid and r.survey_id = act.survey and r.respondent_key = act.respondent
join answer_event e on e.workspace_id = $1::uuid and e.response_id = r.id and e.submission = act.submission`;

/**
 * The responses in which a page of these acts was pressed, whichever of the two came first on its way. $4 the pages, whose
 * presses are stored under the page's key, a colon and what was given.
 */
export const pressedText = `
select r.id
from (select unnest($2::uuid[]) as survey, unnest($3::text[]) as respondent, unnest($4::text[]) as page) as act
join response r on r.workspace_id = $1::uuid and r.survey_id = act.survey and r.respondent_key = act.respondent
where exists (
  select from answer_event e
  where e.workspace_id = $1::uuid and e.response_id = r.id
    and e.submission >= act.page || ':' and e.submission < act.page || ';'
)`;

/**
 * Acts of respondents who have a response, which was locked and merged with them before. $4 to $11 the acts, $12 to $22
 * what stands in the responses that they change, from $23 on the scores and traits of those that are counted. A response
 * keeps the traits of its first page; only a vote that takes another's place begins with its own.
 */
export function furtherActsText({ width, traitWidth }: Pick<FirstActsShape, 'width' | 'traitWidth'>): string {
  const scores = [...scoreColumns(width), ...traitColumns(traitWidth)];
  return `
with act as materialized (
  select unnest($4::uuid[]) as id, unnest($5::text[]) as submission, unnest($6::uuid[]) as survey,
    unnest($7::uuid[]) as version, unnest($8::jsonb[]) as answers, unnest($9::boolean[]) as final,
    unnest($10::text[]) as class, unnest($11::jsonb[]) as evidence
), event as (
  insert into answer_event (workspace_id, response_id, submission, survey_id, survey_version_id, answers, is_final,
    vote_class, evidence, received_at)
  select $1::uuid, id, submission, survey, version, answers, final, class, evidence, $2::timestamptz from act
), vote as materialized (
  select unnest($12::uuid[]) as id, unnest($13::uuid[]) as version, unnest($14::text[]) as class,
    unnest($15::text[]) as language, unnest($16::jsonb[]) as answers, unnest($17::jsonb[]) as shown_order,
    unnest($18::text[])::text[] as marks, unnest($19::text[])::text[] as off_path, unnest($20::boolean[]) as late,
    unnest($21::timestamptz[]) as started, unnest($22::timestamptz[]) as completed
), kept as (
  update response r set survey_version_id = vote.version, vote_class = vote.class, language = vote.language,
    answers = vote.answers, shown_order = vote.shown_order, marks = vote.marks, off_path = vote.off_path,
    is_late = vote.late, started_at = vote.started, changed_at = $2::timestamptz, completed_at = vote.completed
  from vote
  where r.workspace_id = $1::uuid and r.id = vote.id
  returning r.id, r.survey_id, r.survey_version_id, r.channel, r.vote_class, r.is_test, r.started_at, r.completed_at,
    r.removed_at
), counted as materialized (
  select unnest($23::uuid[]) as id, unnest($24::"char"[]) as letter,
    ${scores.map((name, slot) => `unnest($${25 + slot}::smallint[]) as ${name}`).join(', ')}
), score as (
  insert into score_row (${[scoreRow, ...scores].join(', ')})
  select $1::uuid, (kept.started_at at time zone 'UTC')::date, kept.id, kept.survey_id, kept.survey_version_id,
    kept.started_at, kept.vote_class::"char", kept.is_test, kept.completed_at is not null, counted.letter,
    kept.channel::"char", ${scores.join(', ')}
  from counted join kept on kept.id = counted.id
  on conflict (workspace_id, survey_id, day, response_id) do update set
    survey_version_id = excluded.survey_version_id, answered_at = excluded.answered_at,
    vote_class = excluded.vote_class, is_complete = excluded.is_complete, language = excluded.language,
    ${[
      ...allScoreColumns.map((name) => `${name} = excluded.${name}`),
      ...traitColumns().map((name) => `${name} = ${atFirst(name)}`),
    ].join(', ')}
)
insert into outbox (workspace_id, id, kind, subjects)
select $1::uuid, $3::uuid, 'responses.stored', array_agg(id) from kept where removed_at is null having count(*) > 0`;
}

const atFirst = (name: string) =>
  `case when score_row.answered_at = excluded.answered_at then score_row.${name} else excluded.${name} end`;

/** $2 surveys, $3 days, $4 responses. */
export const removeScoresText = `
delete from score_row using (
  select unnest($2::uuid[]) as survey, unnest($3::date[]) as day, unnest($4::uuid[]) as response
) as moved
where workspace_id = $1 and survey_id = moved.survey and score_row.day = moved.day and response_id = moved.response`;
