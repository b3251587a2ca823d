import type { CaseKind } from '@voldaan/domain/complaints/case-event';
import type { IdeaState, ToldState } from '@voldaan/domain/ideas/idea-state';
import type { SaidEffect } from '@voldaan/domain/ideas/said-effect';
import { sql } from 'kysely';
import type { PublicTexts, SomeLanguages } from '../database/idea-tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { ideasMax, suggestionsMax, toldMost } from './schema.ts';

export type IdeaRow = Readonly<{
  id: string;
  title: string;
  description: string;
  state: IdeaState;
  revision: number;
  made_by: string | null;
  made_at: Date;
  changed_at: Date;
  merged_into: string | null;
  merged_title: string | null;
  action_id: string | null;
  action_name: string | null;
  public_texts: PublicTexts;
  published_at: Date | null;
  told_at: Date | null;
  effect: SaidEffect | null;
  suggestions: number;
  votes: number;
}>;

function ideas({ trx, workspaceId }: WorkspaceTransaction) {
  return trx
    .selectFrom('idea')
    .leftJoin('staff as maker', (join) =>
      join.onRef('maker.workspace_id', '=', 'idea.workspace_id').onRef('maker.id', '=', 'idea.made_by'),
    )
    .leftJoin('idea as other', (join) =>
      join.onRef('other.workspace_id', '=', 'idea.workspace_id').onRef('other.id', '=', 'idea.merged_into'),
    )
    .leftJoin('improvement_action as action', (join) =>
      join.onRef('action.workspace_id', '=', 'idea.workspace_id').onRef('action.id', '=', 'idea.action_id'),
    )
    .select([
      'idea.id',
      'idea.title',
      'idea.description',
      'idea.state',
      'idea.revision',
      'maker.name as made_by',
      'idea.made_at',
      'idea.changed_at',
      'idea.merged_into',
      'other.title as merged_title',
      'idea.action_id',
      'action.name as action_name',
      'idea.public_texts',
      'idea.published_at',
      'idea.told_at',
      'idea.effect',
      sql<number>`(select count(*) from idea_case joined
        where joined.workspace_id = idea.workspace_id and joined.idea_id = idea.id)`.as('suggestions'),
      sql<number>`(select count(*) from idea_vote vote
        where vote.workspace_id = idea.workspace_id and vote.idea_id = idea.id)`.as('votes'),
    ])
    .where('idea.workspace_id', '=', workspaceId);
}

type Asked = Readonly<{ state?: IdeaState | undefined; actionId?: string | undefined }>;

/** Those that most people stand behind first, by suggestions and votes together. */
export async function listIdeas(
  db: WorkspaceTransaction,
  { state, actionId }: Asked = {},
): Promise<readonly IdeaRow[]> {
  let query = ideas(db).where('idea.merged_into', 'is', null);
  if (state !== undefined) query = query.where('idea.state', '=', state);
  if (actionId !== undefined) query = query.where('idea.action_id', '=', actionId);
  return query
    .orderBy(
      sql`(select count(*) from idea_case joined
        where joined.workspace_id = idea.workspace_id and joined.idea_id = idea.id)
      + (select count(*) from idea_vote vote where vote.workspace_id = idea.workspace_id and vote.idea_id = idea.id)`,
      'desc',
    )
    .orderBy('idea.changed_at', 'desc')
    .orderBy('idea.id')
    .limit(ideasMax)
    .execute();
}

/** What is on the board. */
export async function listPublished(db: WorkspaceTransaction): Promise<readonly IdeaRow[]> {
  return ideas(db)
    .where('idea.published_at', 'is not', null)
    .orderBy('idea.published_at', 'desc')
    .orderBy('idea.id')
    .limit(ideasMax)
    .execute();
}

/** What stands under "You asked, we did", the newest first. */
export async function listTold(db: WorkspaceTransaction): Promise<readonly IdeaRow[]> {
  return ideas(db)
    .where('idea.told_at', 'is not', null)
    .orderBy('idea.told_at', 'desc')
    .orderBy('idea.id')
    .limit(ideasMax)
    .execute();
}

export async function findIdea(db: WorkspaceTransaction, id: string): Promise<IdeaRow | undefined> {
  return ideas(db).where('idea.id', '=', id).executeTakeFirst();
}

export async function countIdeas({ trx, workspaceId }: WorkspaceTransaction): Promise<ReadonlyMap<IdeaState, number>> {
  const rows = await trx
    .selectFrom('idea')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .where('workspace_id', '=', workspaceId)
    .where('merged_into', 'is', null)
    .groupBy('state')
    .orderBy('state')
    .limit(10)
    .execute();
  return new Map(rows.map(({ state, count }) => [state, count]));
}

export type MoveRow = Readonly<{
  state: ToldState;
  words: SomeLanguages;
  staff_id: string;
  by: string | null;
  at: Date;
}>;

/** Every state that the idea came to, the newest first. */
export async function listMoves(
  { trx, workspaceId }: WorkspaceTransaction,
  ideaId: string,
): Promise<readonly MoveRow[]> {
  return trx
    .selectFrom('idea_move as move')
    .leftJoin('staff', (join) =>
      join.onRef('staff.workspace_id', '=', 'move.workspace_id').onRef('staff.id', '=', 'move.staff_id'),
    )
    .select(['move.state', 'move.words', 'move.staff_id', 'staff.name as by', 'move.at'])
    .where('move.workspace_id', '=', workspaceId)
    .where('move.idea_id', '=', ideaId)
    .orderBy('move.sequence', 'desc')
    .limit(200)
    .execute();
}

export type SuggestionRow = Readonly<{
  id: string;
  year: number;
  number: number;
  kind: CaseKind;
  name: string;
  words: string;
  language: string;
  received_at: Date;
}>;

function suggestions({ trx, workspaceId }: WorkspaceTransaction) {
  return trx
    .selectFrom('complaint_case as suggestion')
    .leftJoin('idea_case as joined', (join) =>
      join.onRef('joined.workspace_id', '=', 'suggestion.workspace_id').onRef('joined.case_id', '=', 'suggestion.id'),
    )
    .leftJoin('contact', (join) =>
      join
        .onRef('contact.workspace_id', '=', 'suggestion.workspace_id')
        .onRef('contact.id', '=', 'suggestion.contact_id'),
    )
    .select([
      'suggestion.id',
      'suggestion.year',
      'suggestion.number',
      'suggestion.kind',
      sql<string>`coalesce(nullif(suggestion.name, ''), contact.name, '')`.as('name'),
      'suggestion.words',
      'suggestion.language',
      'suggestion.received_at',
    ])
    .where('suggestion.workspace_id', '=', workspaceId);
}

/** Suggestions that belong to no idea yet, the oldest first: they have waited longest. */
export async function listLoose(db: WorkspaceTransaction): Promise<readonly SuggestionRow[]> {
  return suggestions(db)
    .where('suggestion.kind', '=', 'suggestion')
    .where('joined.case_id', 'is', null)
    .orderBy('suggestion.received_at')
    .orderBy('suggestion.id')
    .limit(suggestionsMax)
    .execute();
}

export async function countLoose({ trx, workspaceId }: WorkspaceTransaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from complaint_case suggestion
    where workspace_id = ${workspaceId} and kind = 'suggestion' and not exists (
      select from idea_case joined where joined.workspace_id = suggestion.workspace_id and joined.case_id = suggestion.id)`.execute(
    trx,
  );
  return rows[0]?.count ?? 0;
}

/** The suggestions of an idea, the first one first. */
export async function listSuggestions(db: WorkspaceTransaction, ideaId: string): Promise<readonly SuggestionRow[]> {
  return suggestions(db)
    .where('joined.idea_id', '=', ideaId)
    .orderBy('suggestion.received_at')
    .orderBy('suggestion.id')
    .limit(suggestionsMax)
    .execute();
}

/** All of whom are told, which may be more than are shown. */
export async function listCaseIds(
  { trx, workspaceId }: WorkspaceTransaction,
  ideaId: string,
): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('idea_case')
    .select('case_id')
    .where('workspace_id', '=', workspaceId)
    .where('idea_id', '=', ideaId)
    .orderBy('joined_at')
    .orderBy('case_id')
    .limit(toldMost)
    .execute();
  return rows.map((row) => row.case_id);
}

/** The idea that a suggestion belongs to. */
export async function ideaOfCase(
  { trx, workspaceId }: WorkspaceTransaction,
  caseId: string,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('idea_case')
    .select('idea_id')
    .where('workspace_id', '=', workspaceId)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row?.idea_id;
}

/** How many of these cases are suggestions of this workspace. */
export async function countSuggestions(
  { trx, workspaceId }: WorkspaceTransaction,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const { count } = await trx
    .selectFrom('complaint_case')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('kind', '=', 'suggestion')
    .where('id', 'in', ids)
    .executeTakeFirstOrThrow();
  return count;
}

export type TellingRow = Readonly<{ case_id: string; state: ToldState; at: Date; is_mailed: boolean }>;

export async function listTellings(
  { trx, workspaceId }: WorkspaceTransaction,
  caseIds: readonly string[],
): Promise<readonly TellingRow[]> {
  if (caseIds.length === 0) return [];
  return trx
    .selectFrom('idea_telling')
    .select(['case_id', 'state', 'at', 'is_mailed'])
    .where('workspace_id', '=', workspaceId)
    .where('case_id', 'in', caseIds)
    .orderBy('at')
    .orderBy('case_id')
    .limit(4 * suggestionsMax)
    .execute();
}

/** Whether somebody at this address is not to be written to, for good or for now. */
export async function isUnwritable({ trx, workspaceId }: WorkspaceTransaction, addressHash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    select from suppression where workspace_id = ${workspaceId} and address_hash = ${addressHash}
      and (purpose = 'all' or reason in ('bounced', 'complained')) and (until is null or until > now())`.execute(trx);
  return rows.length > 0;
}
