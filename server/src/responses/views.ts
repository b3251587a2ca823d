import type { ResponseMark } from '@voldaan/domain/responses/mark-response';
import type { VoteClass } from '@voldaan/domain/responses/vote-class';
import type { Answers } from '@voldaan/domain/surveys/answers';
import type { ScaleId } from '@voldaan/domain/surveys/scale';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { type RawBuilder, sql } from 'kysely';
import type { Channel } from '../database/tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { openQuestionIds } from './open-question-views.ts';

export type ScoreGroup = 'low' | 'middle' | 'high';

export type ResponseFilter = Readonly<{
  survey: string | undefined;
  scoreGroup: ScoreGroup | undefined;
  hasComment: boolean | undefined;
  language: string | undefined;
  /** What is odd about a response; nothing is left out by it unless asked for. */
  mark: ResponseMark | undefined;
  /** Undefined shows what people said, confirmed or not; machines only when asked for. */
  voteClass: VoteClass | undefined;
  from: string | undefined;
  to: string | undefined;
  /** Anonymous waves of which too few answers are found to be shown. */
  hiddenWaves?: readonly string[];
}>;

export type ResponseRow = Readonly<{
  id: string;
  survey_id: string;
  survey_name: string;
  score_question: string;
  score_value: number | null;
  scale: ScaleId;
  comment: string | null;
  contact_id: string | null;
  contact_name: string | null;
  contact_email: string | null;
  is_anonymous: boolean;
  channel: Channel;
  language: string;
  vote_class: VoteClass;
  is_test: boolean;
  marks: readonly ResponseMark[];
  started_at: Date;
  completed_at: Date | null;
}>;

/** The last row of the page before: its time and its id. */
export type ResponsePlace = Readonly<{ startedAt: string; id: string }>;

/** What a version opens with and where people write, read once for each version and not for each response. */
const versions = (workspaceId: string, which: RawBuilder<unknown>) => sql`
  version as materialized (
    select id, definition #>> '{nodes,0,nodes,0,id}' as score_question,
      definition #>> '{nodes,0,nodes,0,scale}' as scale,
      ${openQuestionIds} as open_ids
    from survey_version where workspace_id = ${workspaceId} and ${which}
  )`;

const versionsOf = (workspaceId: string, { survey }: ResponseFilter) =>
  versions(workspaceId, survey === undefined ? sql`true` : sql`survey_id = ${survey}`);

/**
 * Newest first. The page is found among the responses alone, and what else is told of it is looked up afterwards: joined first,
 * a plan may begin with the surveys and sort all their responses for these few.
 */
export async function listResponses(
  { trx, workspaceId }: WorkspaceTransaction,
  filter: ResponseFilter,
  page: Readonly<{ after: ResponsePlace | undefined; limit: number }>,
): Promise<readonly ResponseRow[]> {
  const after = page.after
    ? sql`and (r.started_at, r.id) < (${page.after.startedAt}::timestamptz, ${page.after.id}::uuid)`
    : sql``;
  const { rows } = await sql<ResponseRow>`
    with ${versionsOf(workspaceId, filter)}, page as materialized (
      select r.* ${foundTables(filter)}
      where r.workspace_id = ${workspaceId} and ${matches(filter)} ${after}
      order by r.started_at desc, r.id desc
      limit ${page.limit}
    )
    ${responseColumns} ${responseTables(workspaceId, sql`page`)}
    order by r.started_at desc, r.id desc
    limit ${page.limit}`.execute(trx);
  return rows;
}

/** How many there are, as far as that is counted: nobody reads a million answers to learn that there are very many. */
export const responsesCountedMost = 5_000;

/** One more than the most where there are more than that. */
export async function countResponses(
  { trx, workspaceId }: WorkspaceTransaction,
  filter: ResponseFilter,
): Promise<number> {
  // Days are found by their index, and whatever else as it comes: in order, a plan may open all answers to sort them.
  const isOfDays = filter.from !== undefined || filter.to !== undefined;
  const order = isOfDays ? sql`order by r.started_at desc, r.id desc` : sql``;
  const { rows } = await sql<{ count: number }>`
    with ${versionsOf(workspaceId, filter)}
    select count(*) as count from (
      select ${foundTables(filter)}
      where r.workspace_id = ${workspaceId} and ${matches(filter)} ${order} limit ${responsesCountedMost + 1}
    ) found`.execute(trx);
  return rows[0]?.count ?? 0;
}

/** Anonymous waves of which some answers are found, and fewer than so many. */
export async function listSmallWaves(
  { trx, workspaceId }: WorkspaceTransaction,
  filter: ResponseFilter,
  least: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ wave: string }>`
    with ${versionsOf(workspaceId, filter)}
    select r.anonymous_wave_id as wave ${foundTables(filter)}
    where r.workspace_id = ${workspaceId} and r.anonymous_wave_id is not null and ${matches(filter)}
    group by r.anonymous_wave_id having count(*) < ${least}
    order by 1 limit 1000`.execute(trx);
  return rows.map(({ wave }) => wave);
}

export type ResponseDetail = ResponseRow &
  Readonly<{
    answers: Answers;
    definition: SurveyDefinition;
    invitation_id: string | null;
    off_path: readonly string[];
    shown_order: Readonly<Record<string, readonly string[]>> | null;
  }>;

export async function findResponse(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
): Promise<ResponseDetail | undefined> {
  const { rows } = await sql<ResponseDetail>`
    with ${versions(workspaceId, sql`id in (select survey_version_id from response where workspace_id = ${workspaceId} and id = ${id})`)}
    ${responseColumns}, r.answers, r.off_path, r.shown_order, asked.definition, link.invitation_id ${responseTables(workspaceId)}
    join survey_version asked on asked.workspace_id = r.workspace_id and asked.id = r.survey_version_id
    where r.workspace_id = ${workspaceId} and r.id = ${id} and r.removed_at is null`.execute(trx);
  return rows[0];
}

/** Every act of a response, each with what it counts as now: what it was judged to be when it came, or last since. */
export async function listEvents({ trx, workspaceId }: WorkspaceTransaction, responseId: string) {
  return trx
    .selectFrom('answer_event')
    .select(['received_at as at', 'answers', 'evidence', presentClass.as('vote_class')])
    .where('workspace_id', '=', workspaceId)
    .where('response_id', '=', responseId)
    .orderBy('received_at')
    .orderBy('submission')
    .limit(eventsMost)
    .execute();
}

export async function listVisits({ trx, workspaceId }: WorkspaceTransaction, invitationId: string) {
  return trx
    .selectFrom('visit')
    .select(['at', 'kind', 'preselected'])
    .where('workspace_id', '=', workspaceId)
    .where('invitation_id', '=', invitationId)
    .orderBy('at')
    .orderBy('id')
    .limit(eventsMost)
    .execute();
}

const eventsMost = 200;

/** What an act of answer_event counts as now. */
export const presentClass = sql<VoteClass>`coalesce((
  select to_class from vote_judgement
  where vote_judgement.workspace_id = answer_event.workspace_id
    and vote_judgement.response_id = answer_event.response_id and vote_judgement.submission = answer_event.submission
  order by judged_at desc limit 1
), answer_event.vote_class)`;

/** The opening mark, where it is one: "I don't know" is an answer and no mark. */
const openingScore = sql`case when jsonb_typeof(r.answers -> version.score_question) = 'number'
  then (r.answers ->> version.score_question)::float end`;

const responseColumns = sql`
  select r.id, r.survey_id, survey.name as survey_name, version.score_question, version.scale,
    ${openingScore} as score_value, comment.text as comment,
    contact.id as contact_id, contact.name as contact_name, contact.email as contact_email,
    r.anonymous_wave_id is not null as is_anonymous,
    r.channel, r.language, r.vote_class, r.is_test, r.marks, r.started_at, r.completed_at`;

/** What a filter looks at: the answers themselves are opened for no other. */
function foundTables({ scoreGroup, hasComment }: ResponseFilter): RawBuilder<unknown> {
  const isOpened = scoreGroup !== undefined || hasComment !== undefined;
  return sql`from response r ${isOpened ? versionOf : sql``} ${hasComment === undefined ? sql`` : commentOf}`;
}

const versionOf = sql`join version on version.id = r.survey_version_id`;

const responseTables = (workspaceId: string, responses = sql`response`) => sql`
  from ${responses} r ${versionOf}
  join survey on survey.workspace_id = ${workspaceId} and survey.id = r.survey_id
  left join response_contact link on link.workspace_id = ${workspaceId} and link.response_id = r.id
  left join contact on contact.workspace_id = ${workspaceId} and contact.id = link.contact_id
  ${commentOf}`;

const commentOf = sql`
  left join lateral (
    select r.answers ->> written.id as text
    from unnest(version.open_ids) with ordinality as written (id, place)
    where btrim(coalesce(r.answers ->> written.id, '')) <> '' and written.id <> all (r.off_path)
    order by written.place limit 1
  ) comment on true`;

function matches(filter: ResponseFilter): RawBuilder<unknown> {
  const { survey, scoreGroup, hasComment, language, voteClass, mark, from, to, hiddenWaves = [] } = filter;
  const rules = [
    sql`r.removed_at is null`,
    voteClass === undefined ? sql`r.vote_class <> 'machine'` : sql`r.vote_class = ${sql.lit(voteClass)}`,
    survey === undefined ? undefined : sql`r.survey_id = ${survey}`,
    language === undefined ? undefined : sql`r.language = ${language}`,
    mark === undefined ? undefined : sql`r.marks <> '{}' and ${mark} = any(r.marks)`,
    from === undefined ? undefined : sql`r.started_at >= ${momentOf(from)}`,
    to === undefined ? undefined : sql`r.started_at < ${momentOf(to)}`,
    hasComment === undefined ? undefined : sql`(comment.text is not null) = ${hasComment}`,
    scoreGroup === undefined ? undefined : sql`case when ${groupOfScore} = ${scoreGroup} then true end`,
    hiddenWaves.length === 0
      ? undefined
      : sql`(r.anonymous_wave_id is null or r.anonymous_wave_id <> all (${hiddenWaves}::uuid[]))`,
  ];
  return sql.join(
    rules.filter((rule) => rule !== undefined),
    sql` and `,
  );
}

/** Compared with a day as it is, a time would be looked up by no index: row-level security lets no such comparison go first. */
const momentOf = (day: string) => sql`${day}::date::timestamptz`;

/** The highest low and the lowest high mark of each scale: detractors and promoters, dissatisfied and satisfied. */
const groupBounds: Readonly<Record<ScaleId, readonly [low: number, high: number]>> = {
  A5: [2, 4],
  A7: [3, 6],
  B10: [5, 8],
  C11: [6, 9],
  D5: [2, 4],
  D7: [3, 5],
  E5: [-1, 1],
  F6: [3, 5],
  G5: [2, 4],
  P5: [2, 4],
  R5: [2, 4],
  S3: [1, 3],
  S5: [2, 4],
  V5: [-1, 1],
};

/** Asked as a case: of an equality a plan expects one in two hundred, and sorts all responses before it finds a page of them. */
const groupOfScore = sql`case version.scale ${sql.join(
  Object.entries(groupBounds).map(
    ([scale, [low, high]]) => sql`when ${sql.lit(scale)} then case when ${openingScore} <= ${sql.lit(low)} then 'low'
      when ${openingScore} < ${sql.lit(high)} then 'middle' when ${openingScore} >= ${sql.lit(high)} then 'high' end`,
  ),
  sql` `,
)} end`;
