import type pg from 'pg';
import { uuid } from '../database/uuid.ts';
import type { AnswerAct, AnswerOutcome } from './answer-act.ts';

const slotNumbers = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const slotColumns = slotNumbers.map((slot) => `q${slot}`);

/**
 * Stores a batch of acts of any number of workspaces in one transaction, under row-level security throughout: before
 * each workspace's statement the transaction is bound to that workspace. All statements are sent at once; the
 * connection is one in pipeline mode. No two acts of one batch are of the same respondent.
 */
export async function storeActs(
  connection: pg.ClientBase,
  acts: readonly AnswerAct[],
  at: Date,
): Promise<readonly AnswerOutcome[]> {
  const outcomes: AnswerOutcome[] = acts.map((act) => ({ state: 'stored', responseId: act.responseId }));
  const moved: MovedScore[] = [];
  const steps: Promise<unknown>[] = [connection.query('begin')];
  for (const [workspaceId, positions] of positionsByWorkspace(acts)) {
    steps.push(bindTo(connection, workspaceId));
    steps.push(
      storeActsOfWorkspace(connection, workspaceId, acts, positions, at).then((rows) => {
        for (const row of rows) {
          outcomes[row.n] = outcomeOf(row);
          if (row.replaced_day !== null) moved.push({ workspaceId, responseId: row.id, day: row.replaced_day });
        }
      }),
    );
  }
  try {
    await Promise.all(steps);
    for (const score of moved) await removeScore(connection, score);
    await connection.query('commit');
  } catch (error) {
    // What was sent behind the failed statement has failed as well; all of it has to be read before the rollback.
    await Promise.allSettled(steps);
    await connection.query('rollback').catch(() => undefined);
    throw error;
  }
  return outcomes;
}

function positionsByWorkspace(acts: readonly AnswerAct[]): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  for (const [position, { workspaceId }] of acts.entries()) {
    const known = positions.get(workspaceId);
    if (known === undefined) positions.set(workspaceId, [position]);
    else known.push(position);
  }
  return positions;
}

function bindTo(connection: pg.ClientBase, workspaceId: string): Promise<unknown> {
  const text = `select set_config('voldaan.workspace_id', $1, true)`;
  return connection.query({ name: 'bind-workspace', text, values: [workspaceId] });
}

/** What the statement says about acts that were not simply the first of their respondent. */
type StoredRow = {
  n: number;
  id: string;
  is_seen: boolean;
  is_same: boolean | null;
  replaced_day: string | null;
};

function outcomeOf(row: StoredRow): AnswerOutcome {
  if (!row.is_seen) return { state: 'stored', responseId: row.id };
  return { state: row.is_same === true ? 'seen' : 'reused', responseId: row.id };
}

async function storeActsOfWorkspace(
  connection: pg.ClientBase,
  workspaceId: string,
  acts: readonly AnswerAct[],
  positions: readonly number[],
  at: Date,
): Promise<readonly StoredRow[]> {
  const items = `[${positions.map((position) => itemOf(acts, position)).join(',')}]`;
  const values = [workspaceId, at, items, uuid(at.getTime())];
  const { rows } = await connection.query<StoredRow>({ name: 'store-acts', text: storeStatement, values });
  return rows;
}

function itemOf(acts: readonly AnswerAct[], position: number): string {
  const act = acts[position];
  if (act === undefined) return '';
  const [s0, s1, s2, s3, s4, s5, s6, s7] = act.slots;
  return JSON.stringify({
    n: position,
    survey: act.surveyId,
    version: act.versionId,
    submission: act.submission,
    respondent: act.respondentKey,
    response: act.responseId,
    channel: act.channel,
    class: act.voteClass,
    language: act.language,
    answers: act.answers,
    final: act.isFinal,
    evidence: act.evidence,
    test: act.isTest,
    late: act.isLate,
    invitation: act.invitation?.id,
    contact: act.invitation?.contactId ?? undefined,
    ...{ s0, s1, s2, s3, s4, s5, s6, s7 },
  });
}

/**
 * The one statement that writes answers. Its parts see one snapshot, so what one part needs of another it takes from
 * that part's `returning`:
 *
 *   item      the acts, each beside the act that used its key before, if there is one
 *   kept      the responses as they stand after the acts. A vote of higher rank always applies; one of the same rank
 *             until the response is complete. A machine's answers make way, they are not added to.
 *   event, person, answered, score, news    what follows from `kept`
 *
 * Only what is not plainly "stored under the id that was proposed" comes back. $1 workspace, $2 time, $3 acts, $4 id.
 */
const storeStatement = `
with item as materialized (
  select act.*, earlier.response_id as seen_id,
    earlier.answers = act.answers and earlier.is_final = act.final as is_same
  from jsonb_to_recordset($3::jsonb) as act (n integer, survey uuid, version uuid, submission text, respondent text,
    response uuid, channel text, class text, language text, answers jsonb, final boolean, evidence jsonb, test boolean,
    late boolean, invitation uuid, contact uuid, ${slotNumbers.map((slot) => `s${slot} text`).join(', ')})
  left join lateral (
    select response_id, answers, is_final from answer_event
    where workspace_id = $1::uuid and survey_id = act.survey and submission = act.submission
    limit 1
  ) as earlier on true
), kept as (
  insert into response as held (workspace_id, id, survey_id, survey_version_id, respondent_key, channel, vote_class,
    language, answers, is_test, is_late, started_at, changed_at, completed_at)
  select $1::uuid, response, survey, version, respondent, channel, class, language, answers, test, late, $2::timestamptz, $2::timestamptz,
    case when final then $2::timestamptz end
  from item where seen_id is null
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
  returning id, survey_id, survey_version_id, respondent_key, channel, vote_class, language, answers, is_test, is_late,
    started_at, completed_at, removed_at, replaced_started_at
), act as materialized (
  select item.*, kept.id, kept.survey_version_id, kept.vote_class, kept.language as held_language,
    kept.channel as held_channel, kept.answers as held_answers, kept.is_test, kept.is_late, kept.started_at,
    kept.completed_at, kept.removed_at, kept.replaced_started_at
  from item join kept on kept.survey_id = item.survey and kept.respondent_key = item.respondent
  where item.seen_id is null
), event as (
  insert into answer_event (workspace_id, survey_id, submission, response_id, survey_version_id, answers, is_final,
    vote_class, evidence, received_at)
  select $1::uuid, survey, submission, id, version, answers, final, class, evidence, $2::timestamptz from act
), person as (
  insert into response_contact (workspace_id, response_id, contact_id, invitation_id)
  select $1::uuid, id, contact, invitation from act where invitation is not null
  on conflict (workspace_id, response_id) do nothing
), answered as (
  update invitation set answered_at = $2::timestamptz, opened_at = coalesce(opened_at, $2::timestamptz)
  from act
  where workspace_id = $1::uuid and invitation.id = act.invitation and answered_at is null and act.vote_class = 'human'
), score as (
  insert into score_row as counted (workspace_id, day, response_id, survey_id, survey_version_id, answered_at, vote_class,
    is_test, is_complete, language, channel, ${slotColumns.join(', ')})
  select $1::uuid, (started_at at time zone 'UTC')::date, id, survey, version, started_at, left(vote_class, 1)::"char", is_test,
    completed_at is not null, case held_language when 'nb' then 'b' else left(held_language, 1) end::"char",
    left(held_channel, 1)::"char", ${slotNumbers.map((slot) => `(held_answers ->> s${slot})::smallint`).join(', ')}
  from act where not is_late and removed_at is null and survey_version_id = version
  on conflict (workspace_id, day, response_id) do update set
    survey_version_id = excluded.survey_version_id, answered_at = excluded.answered_at,
    vote_class = excluded.vote_class, is_complete = excluded.is_complete, language = excluded.language,
    ${slotColumns.map((column) => `${column} = excluded.${column}`).join(', ')}
), news as (
  insert into outbox (workspace_id, id, kind, subjects)
  select $1::uuid, $4::uuid, 'responses.stored', array_agg(id) from act having count(*) > 0
)
select item.n, coalesce(item.seen_id, act.id) as id, item.seen_id is not null as is_seen, item.is_same,
  case when (act.replaced_started_at at time zone 'UTC')::date <> (act.started_at at time zone 'UTC')::date
    then (act.replaced_started_at at time zone 'UTC')::date end as replaced_day
from item left join act on act.n = item.n
where item.seen_id is not null or act.id <> item.response or act.replaced_started_at is not null`;

type MovedScore = Readonly<{ workspaceId: string; responseId: string; day: string }>;

/** Takes away the score of a machine's vote whose human successor is counted on another day. */
async function removeScore(connection: pg.ClientBase, score: MovedScore): Promise<void> {
  await bindTo(connection, score.workspaceId);
  const text = 'delete from score_row where workspace_id = $1 and day = $2 and response_id = $3';
  await connection.query({ name: 'remove-score', text, values: [score.workspaceId, score.day, score.responseId] });
}
