import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { ProblemBody, RecordBody } from './schema.ts';

const rowsMost = 500;

export type RecordRow = RecordBody & Readonly<{ id: string; revision: number; made_by: string; changed_at: Date }>;

/** The latest first; or the one with an id. */
export async function listRecords(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string | null = null,
): Promise<readonly RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    select record.id, record.kind, record.title, record.held_on::text as held_on, record.participants, record.guide,
      record.consent, record.consent_note, record.notes, record.passages, record.revision, staff.name as made_by,
      record.changed_at
    from field_record record
    join staff on staff.workspace_id = record.workspace_id and staff.id = record.made_by
    where record.workspace_id = ${workspaceId} and (${id}::uuid is null or record.id = ${id}::uuid)
    order by record.held_on desc, record.id
    limit ${rowsMost}`.execute(trx);
  return rows;
}

export type ProblemRow = ProblemBody &
  Readonly<{ id: string; owner_name: string | null; revision: number; changed_at: Date }>;

/** Those that are open first, the last changed first; or the one with an id. */
export async function listProblems(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string | null = null,
): Promise<readonly ProblemRow[]> {
  const { rows } = await sql<ProblemRow>`
    select problem.id, problem.name, problem.description, problem.state, problem.owner_id, problem.action_ref,
      problem.evidence, staff.name as owner_name, problem.revision, problem.changed_at
    from problem
    left join staff on staff.workspace_id = problem.workspace_id and staff.id = problem.owner_id
    where problem.workspace_id = ${workspaceId} and (${id}::uuid is null or problem.id = ${id}::uuid)
    order by problem.state not in ('open', 'being_solved'), problem.changed_at desc, problem.id
    limit ${rowsMost}`.execute(trx);
  return rows;
}
