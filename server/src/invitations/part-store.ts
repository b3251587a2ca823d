import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { type Judging, judgedCandidates } from '../studies/candidate-views.ts';

/**
 * For the rest of this transaction rows are looked up one by one by their index. A list of customers is short, and the tables
 * are long; whoever joins them by hashes reads all of both.
 */
export async function lookUpEach({ trx }: WorkspaceTransaction, seconds: number): Promise<void> {
  await sql`select set_config('enable_nestloop', 'on', true), set_config('enable_hashjoin', 'off', true),
    set_config('enable_mergejoin', 'off', true), set_config('enable_seqscan', 'off', true),
    set_config('statement_timeout', ${`${seconds}s`}, true)`.execute(trx);
  // Foreign keys are checked with plans that may have been made when the tables were empty.
  await sql`discard plans`.execute(trx);
}

/** Customers in one list: opened in one short transaction. */
export const partSize = 1_000;

export type PlannedParts = Readonly<{ customers: number; clear: number; parts: number }>;

/**
 * Plans a wave of any size in one pass: everybody it is meant for, in lists of a thousand. Lists of those of whom nothing
 * is known come first; after them those who have to be decided about one by one.
 */
export async function insertJudgedParts(
  { trx, workspaceId }: WorkspaceTransaction,
  waveId: string,
  judging: Judging,
): Promise<PlannedParts> {
  const { rows } = await sql<PlannedParts>`
    with judged as (
      select id, doubt is not null as is_doubtful, row_number() over running as place,
        count(doubt) over running as doubtful_place
      from ${judgedCandidates(workspaceId, judging)} judged
      window running as (rows unbounded preceding)
    ), lists as (
      select is_doubtful,
        (case when is_doubtful then doubtful_place else place - doubtful_place end - 1) / ${sql.lit(partSize)} as list,
        array_agg(id) as contact_ids
      from judged group by is_doubtful, list
    ), parts as (
      insert into wave_part (workspace_id, wave_id, number, contact_ids)
      select ${workspaceId}, ${waveId}, row_number() over (order by is_doubtful, list), contact_ids from lists
    )
    select coalesce(sum(cardinality(contact_ids)), 0)::bigint as customers,
      coalesce(sum(cardinality(contact_ids)) filter (where not is_doubtful), 0)::bigint as clear,
      count(*) as parts
    from lists`.execute(trx);
  return rows[0] ?? { customers: 0, clear: 0, parts: 0 };
}

export type NewPart = Readonly<{ contactIds: readonly string[]; dueAt: Date }>;

/** Adds lists to a wave that has some already. */
export async function addParts(
  { trx, workspaceId }: WorkspaceTransaction,
  waveId: string,
  parts: readonly NewPart[],
): Promise<void> {
  for (const { contactIds, dueAt } of parts) {
    await sql`
      insert into wave_part (workspace_id, wave_id, number, contact_ids, due_at)
      select ${workspaceId}, ${waveId}, coalesce(max(number), 0) + 1, ${contactIds}::uuid[], ${dueAt}
      from wave_part where workspace_id = ${workspaceId} and wave_id = ${waveId}`.execute(trx);
  }
}
