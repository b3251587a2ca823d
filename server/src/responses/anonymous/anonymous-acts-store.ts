import type pg from 'pg';
import type { AnswerAct, AnswerOutcome } from '../answer-act.ts';
import { bindTo, inTransaction } from '../bound-transaction-store.ts';
import { storeFurtherActs } from '../further-acts-store.ts';
import { allOf } from '../send-all.ts';
import { dayOf } from './anonymity.ts';

/**
 * Stores acts of anonymous waves. Each makes a response that is out of sight, or adds to one: without a score row, without news,
 * and with the day for every time, until the answers of its wave are let out together (keep-promise.ts).
 */
export async function storeAnonymousActs(
  connection: pg.ClientBase,
  acts: readonly AnswerAct[],
  at: Date,
): Promise<readonly (readonly [AnswerAct, AnswerOutcome])[]> {
  const day = dayOf(at);
  const outcomes: (readonly [AnswerAct, AnswerOutcome])[] = [];
  for (const act of acts) outcomes.push([act, await storeAct(connection, act, day)]);
  return outcomes;
}

function storeAct(connection: pg.ClientBase, act: AnswerAct, day: Date): Promise<AnswerOutcome> {
  return inTransaction(connection, async () => {
    const [, isFirst] = await allOf([bindTo(connection, act.workspaceId), storeFirstAct(connection, act, day)]);
    if (isFirst) return { state: 'stored', responseId: act.responseId };
    const [outcome] = await storeFurtherActs(connection, act.workspaceId, [act], day);
    if (outcome === undefined) throw new Error(`no outcome of a further act of ${act.surveyId}`);
    return outcome;
  });
}

const firstActText = `
with fresh as (
  insert into response (workspace_id, id, survey_id, survey_version_id, respondent_key, channel, vote_class, language, answers,
    is_test, is_late, off_path, shown_order, marks, started_at, changed_at, completed_at, removed_at, anonymous_wave_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, case when $16::boolean then $15::timestamptz end, $15, $17)
  on conflict (workspace_id, survey_id, respondent_key) do nothing
  returning id
)
insert into answer_event (workspace_id, response_id, submission, survey_id, survey_version_id, answers, is_final, vote_class,
  evidence, received_at)
select $1, id, $18::text, $3, $4, $9, $16, $7, $19::jsonb, $15 from fresh`;

/** Whether it was the first. */
async function storeFirstAct(connection: pg.ClientBase, act: AnswerAct, day: Date): Promise<boolean> {
  const values = [
    act.workspaceId,
    act.responseId,
    act.surveyId,
    act.version.id,
    act.respondentKey,
    act.channel,
    act.voteClass,
    act.language,
    JSON.stringify(act.answers),
    act.isTest,
    act.isLate,
    act.counted.offPath,
    act.shownOrder === null ? null : JSON.stringify(act.shownOrder),
    act.marks,
    day.toISOString(),
    act.isFinal,
    act.anonymousWaveId,
    act.submission,
    JSON.stringify(act.evidence),
  ];
  const { rowCount } = await connection.query({ name: 'store-anonymous-act', text: firstActText, values });
  return rowCount === 1;
}
