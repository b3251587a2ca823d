import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { openQuestionIds } from '../../responses/open-question-views.ts';

/** What a response says in words, as it stands. */
export type WrittenRow = Readonly<{
  id: string;
  survey_id: string;
  day: string;
  language: string;
  /** In the order in which they are asked. */
  written: readonly Readonly<{ question: string; text: string }>[];
}>;

/** Written by people and counted: no tests, nothing that came too late, nothing off the path. */
const isCounted = sql`r.vote_class = 'human' and not r.is_test and not r.is_late and r.removed_at is null`;

const written = sql`
  select json_agg(json_build_object('question', open.id, 'text', r.answers ->> open.id) order by open.place) as list
  from unnest(asked.open_ids) with ordinality as open (id, place)
  where jsonb_typeof(r.answers -> open.id) = 'string' and btrim(r.answers ->> open.id) <> '' and open.id <> all (r.off_path)`;

/** Of some responses those that say something. Where people write is read once for each version, and not for each response. */
export async function findWritten(
  { trx, workspaceId }: WorkspaceTransaction,
  responseIds: readonly string[],
): Promise<readonly WrittenRow[]> {
  const { rows } = await sql<WrittenRow>`
    with asked as materialized (
      select id, ${openQuestionIds} as open_ids
      from survey_version
      where workspace_id = ${workspaceId} and id in (
        select survey_version_id from response where workspace_id = ${workspaceId} and id = any (${responseIds}::uuid[]))
    )
    select r.id, r.survey_id, (r.started_at at time zone 'UTC')::date::text as day, r.language, words.list as written
    from response r
    join asked on asked.id = r.survey_version_id
    cross join lateral (${written}) words
    where r.workspace_id = ${workspaceId} and r.id = any (${responseIds}::uuid[]) and ${isCounted} and words.list is not null
    order by r.id`.execute(trx);
  return rows;
}

/** Ids of responses in their order, a page at a time. */
export async function responsesAfter(
  { trx, workspaceId }: WorkspaceTransaction,
  { after, limit }: Readonly<{ after: string | null; limit: number }>,
): Promise<readonly string[]> {
  let query = trx.selectFrom('response').select('id').where('workspace_id', '=', workspaceId);
  if (after !== null) query = query.where('id', '>', after);
  const rows = await query.orderBy('id').limit(limit).execute();
  return rows.map(({ id }) => id);
}

export type Filling = Readonly<{
  /** Texts of before are still being taken up. */
  isUnderWay: boolean;
  /** All of them were: each text has the marks of its groups. */
  isFinished: boolean;
}>;

export async function readFilling({ trx, workspaceId }: WorkspaceTransaction): Promise<Filling> {
  const row = await trx
    .selectFrom('text_filling')
    .select('finished_at')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return { isUnderWay: row?.finished_at === null, isFinished: row !== undefined && row.finished_at !== null };
}
