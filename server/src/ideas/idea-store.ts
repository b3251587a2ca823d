import { type Insertable, sql, type Updateable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export async function insertIdea(
  { trx, workspaceId }: WorkspaceTransaction,
  idea: Omit<Insertable<Tables['idea']>, 'workspace_id'>,
): Promise<void> {
  await trx
    .insertInto('idea')
    .values({ ...idea, workspace_id: workspaceId })
    .execute();
}

/** False when a colleague changed it first. */
export async function updateIdea(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, revision }: Readonly<{ id: string; revision: number }>,
  change: Omit<Updateable<Tables['idea']>, 'revision'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('idea')
    .set({ ...change, revision: revision + 1 })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function insertMove(
  { trx, workspaceId }: WorkspaceTransaction,
  move: Omit<Insertable<Tables['idea_move']>, 'workspace_id' | 'sequence'>,
): Promise<void> {
  await trx
    .insertInto('idea_move')
    .values({
      ...move,
      workspace_id: workspaceId,
      sequence: sql<number>`(select count(*) + 1 from idea_move
        where workspace_id = ${workspaceId} and idea_id = ${move.idea_id})`,
    })
    .execute();
}

type Joining = Readonly<{ ideaId: string; caseIds: readonly string[]; by: string; at: Date }>;

/** A suggestion that belongs to another idea changes over. */
export async function joinCases(
  { trx, workspaceId }: WorkspaceTransaction,
  { ideaId, caseIds, by, at }: Joining,
): Promise<void> {
  if (caseIds.length === 0) return;
  const joined = { idea_id: ideaId, joined_by: by, joined_at: at };
  await trx
    .insertInto('idea_case')
    .values([...new Set(caseIds)].map((case_id) => ({ ...joined, case_id, workspace_id: workspaceId })))
    .onConflict((known) => known.columns(['workspace_id', 'case_id']).doUpdateSet(joined))
    .execute();
}

/** False when the suggestion does not belong to the idea. */
export async function partCase(
  { trx, workspaceId }: WorkspaceTransaction,
  { ideaId, caseId }: Readonly<{ ideaId: string; caseId: string }>,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('idea_case')
    .where('workspace_id', '=', workspaceId)
    .where('idea_id', '=', ideaId)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Who suggested one or voted for it stands behind the other; whoever voted for both has one vote. */
export async function moveSupport(
  { trx, workspaceId }: WorkspaceTransaction,
  { from, into }: Readonly<{ from: string; into: string }>,
): Promise<void> {
  await sql`update idea_case set idea_id = ${into} where workspace_id = ${workspaceId} and idea_id = ${from}`.execute(
    trx,
  );
  await sql`
    insert into idea_vote (workspace_id, idea_id, voter, at)
    select workspace_id, ${into}, voter, at from idea_vote where workspace_id = ${workspaceId} and idea_id = ${from}
    on conflict do nothing`.execute(trx);
  await sql`delete from idea_vote where workspace_id = ${workspaceId} and idea_id = ${from}`.execute(trx);
}

/** Writes down that somebody is told of a state; false when they were told before. */
export async function insertTelling(
  { trx, workspaceId }: WorkspaceTransaction,
  telling: Omit<Insertable<Tables['idea_telling']>, 'workspace_id'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('idea_telling')
    .values({ ...telling, workspace_id: workspaceId })
    .onConflict((known) => known.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function saveBoard(
  { trx, workspaceId }: WorkspaceTransaction,
  board: Readonly<{ is_open: boolean; changed_at: Date }>,
): Promise<void> {
  await trx
    .insertInto('idea_board')
    .values({ ...board, workspace_id: workspaceId })
    .onConflict((known) => known.column('workspace_id').doUpdateSet(board))
    .execute();
}

type Vote = Readonly<{ ideaId: string; voter: Buffer }>;

/** The same device votes once, however often it presses. */
export async function insertVote(
  { trx, workspaceId }: WorkspaceTransaction,
  { ideaId, voter, at }: Vote & Readonly<{ at: Date }>,
): Promise<void> {
  await trx
    .insertInto('idea_vote')
    .values({ workspace_id: workspaceId, idea_id: ideaId, voter, at })
    .onConflict((known) => known.doNothing())
    .execute();
}

export async function deleteVote({ trx, workspaceId }: WorkspaceTransaction, { ideaId, voter }: Vote): Promise<void> {
  await trx
    .deleteFrom('idea_vote')
    .where('workspace_id', '=', workspaceId)
    .where('idea_id', '=', ideaId)
    .where('voter', '=', voter)
    .execute();
}
