import { type RawBuilder, sql } from 'kysely';
import { uuid } from '../../database/uuid.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { allScoreColumns, type Scores } from '../score-columns.ts';

/** An answer that comes into sight, with its place among the figures. */
export type Released = Readonly<{ id: string; letter: string; scores: Scores; isCounted: boolean }>;

const columns: RawBuilder<unknown> = sql.join(
  allScoreColumns.map((name) => sql.ref(name)),
  sql`, `,
);
const scoreAt: RawBuilder<unknown> = sql.join(
  allScoreColumns.map((_, place) => sql`(given.scores ->> ${sql.lit(place)})::smallint`),
  sql`, `,
);

/** Lets answers of an anonymous wave come into sight, all at once: figures, texts and whoever hears of news find them then. */
export async function releaseAnswers(
  { trx, workspaceId }: WorkspaceTransaction,
  { waveId, released, now }: Readonly<{ waveId: string; released: readonly Released[]; now: Date }>,
): Promise<void> {
  const rows = released.map(({ id, letter, scores, isCounted }) => ({ id, letter, scores, is_counted: isCounted }));
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as given (id uuid, letter text, scores jsonb, is_counted boolean)
    ), shown as (
      update response r set removed_at = null from given
      where r.workspace_id = ${workspaceId} and r.anonymous_wave_id = ${waveId} and r.id = given.id
      returning r.id, r.survey_id, r.survey_version_id, r.started_at, r.vote_class, r.completed_at, r.channel
    ), score as (
      insert into score_row (workspace_id, day, response_id, survey_id, survey_version_id, answered_at, vote_class, is_test,
        is_complete, language, channel, ${columns})
      select ${workspaceId}::uuid, (shown.started_at at time zone 'UTC')::date, shown.id, shown.survey_id,
        shown.survey_version_id, shown.started_at, shown.vote_class::"char", false, shown.completed_at is not null,
        given.letter::"char", shown.channel::"char", ${scoreAt}
      from shown join given on given.id = shown.id and given.is_counted
    ), counted as (
      update wave_anonymity set released_count = released_count + (select count(*) from shown where completed_at is not null)
      where workspace_id = ${workspaceId} and wave_id = ${waveId}
    )
    insert into outbox (workspace_id, id, kind, subjects)
    select ${workspaceId}::uuid, ${uuid(now.getTime())}::uuid, 'responses.stored', array_agg(id order by id) from shown
    having count(*) > 0`.execute(trx);
}

/**
 * Notes which invitations of an anonymous wave were answered. All that were noted before are written anew beside them, and all
 * get the same day: neither their times nor their order on the disk say which of them came earlier.
 */
export async function noteAnswered(
  { trx, workspaceId }: WorkspaceTransaction,
  { waveId, ids, day }: Readonly<{ waveId: string; ids: readonly string[]; day: Date }>,
): Promise<void> {
  await sql`
    with mixed as materialized (
      select id from invitation
      where workspace_id = ${workspaceId} and wave_id = ${waveId} and (answered_at is not null or id = any (${ids}::uuid[]))
      order by gen_random_uuid()
    ), noted as (
      update invitation set answered_at = ${day}, opened_at = ${day} from mixed
      where invitation.workspace_id = ${workspaceId} and invitation.id = mixed.id
      returning invitation.id
    )
    update wave_anonymity set noted_count = (select count(*) from noted)
    where workspace_id = ${workspaceId} and wave_id = ${waveId}`.execute(trx);
}

/** From now on nobody, also not with the instance's secret, goes from an invitation of this wave to its answer. */
export async function forgetKey(
  { trx, workspaceId }: WorkspaceTransaction,
  { waveId, day }: Readonly<{ waveId: string; day: Date }>,
): Promise<void> {
  await trx
    .updateTable('wave_anonymity')
    .set({ key: null, ended_at: day })
    .where('workspace_id', '=', workspaceId)
    .where('wave_id', '=', waveId)
    .execute();
}
