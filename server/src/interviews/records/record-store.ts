import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { ProblemBody, RecordBody } from './schema.ts';

export type Saved<Body> = Readonly<{ id: string; body: Body; staffId: string; at: Date }>;

export async function insertRecord(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, body, staffId, at }: Saved<RecordBody>,
): Promise<void> {
  await trx
    .insertInto('field_record')
    .values({ workspace_id: workspaceId, id, ...recordColumns(body), made_by: staffId, made_at: at, changed_at: at })
    .execute();
}

/** False when a colleague changed it meanwhile, or it is not there. */
export async function changeRecord(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, body, at, revision }: Omit<Saved<RecordBody>, 'staffId'> & Readonly<{ revision: number }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('field_record')
    .set({ ...recordColumns(body), changed_at: at, revision: sql`revision + 1` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Says anew who of the address book took part. */
export async function linkContacts(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, contactIds }: Readonly<{ id: string; contactIds: readonly string[] }>,
): Promise<void> {
  await trx
    .deleteFrom('field_record_contact')
    .where('workspace_id', '=', workspaceId)
    .where('record_id', '=', id)
    .execute();
  const rows = [...new Set(contactIds)].map((contact_id) => ({ workspace_id: workspaceId, record_id: id, contact_id }));
  if (rows.length > 0) await trx.insertInto('field_record_contact').values(rows).execute();
}

function recordColumns({ passages, contact_ids: _, ...body }: RecordBody) {
  return { ...body, passages: JSON.stringify(passages) };
}

export async function insertProblem(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, body, staffId, at }: Saved<ProblemBody>,
): Promise<void> {
  await trx
    .insertInto('problem')
    .values({ workspace_id: workspaceId, id, ...problemColumns(body), made_by: staffId, made_at: at, changed_at: at })
    .execute();
}

export async function changeProblem(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, body, at, revision }: Omit<Saved<ProblemBody>, 'staffId'> & Readonly<{ revision: number }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('problem')
    .set({ ...problemColumns(body), evidence: withUnseen(body.evidence), changed_at: at, revision: sql`revision + 1` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whoever changes a problem leaves the evidence that they do not see where it is. */
function withUnseen(evidence: ProblemBody['evidence']) {
  return sql<string>`${JSON.stringify(evidence)}::jsonb || (
    select coalesce(jsonb_agg(item order by place), '[]') from jsonb_array_elements(problem.evidence) with ordinality each (item, place)
    where not tells_no_hidden_case(item ->> 'ref'))`;
}

function problemColumns({ evidence, ...body }: ProblemBody) {
  return { ...body, evidence: JSON.stringify(evidence) };
}
