import { checkIdeaMove } from '@voldaan/domain/ideas/idea-state';
import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../accounts/audit-store.ts';
import { makeOnce } from '../accounts/make-once.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { findAction } from '../improvements/views.ts';
import { enqueue } from '../jobs/queue.ts';
import type { Product } from '../product.ts';
import { insertIdea, insertMove, joinCases, moveSupport, partCase, updateIdea } from './idea-store.ts';
import {
  countIdeas,
  countLoose,
  countSuggestions,
  findIdea,
  type IdeaRow,
  listIdeas,
  listLoose,
} from './idea-views.ts';
import {
  type IdeaBody,
  type IdeaChangeBody,
  type IdeaDetail,
  type IdeaList,
  ideasMax,
  type MoveBody,
} from './schema.ts';
import { ideaDetail, ideaHead, shownSuggestion } from './show-idea.ts';

type Query = Readonly<{ state?: IdeaRow['state'] | undefined; action?: string | undefined }>;

export function showIdeas(product: Product, caller: Caller, { state, action }: Query): Promise<IdeaList> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const rows = await listIdeas(db, { state, actionId: action });
    const counts = await countIdeas(db);
    const count = (of: IdeaRow['state']) => counts.get(of) ?? 0;
    return {
      data: rows.map(ideaHead),
      counts: {
        new: count('new'),
        considered: count('considered'),
        planned: count('planned'),
        done: count('done'),
        not_done: count('not_done'),
        loose: await countLoose(db),
      },
    };
  });
}

/** Suggestions that nobody has made anything of yet. */
export function showLoose(product: Product, caller: Caller): Promise<IdeaDetail['suggestions'][number][]> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) =>
    (await listLoose(db)).map((row) => ({ ...shownSuggestion(row), told: [] })),
  );
}

export function showIdea(product: Product, caller: Caller, id: string): Promise<IdeaDetail> {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => ideaDetail(db, id));
}

/** An idea of staff's own, or one that suggestions become. Nobody is told of anything yet. Pressed twice it is one idea. */
export async function makeIdea(product: Product, caller: Caller, body: IdeaBody): Promise<IdeaDetail> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, (db) =>
    makeOnce(
      db,
      { product, caller, what: 'idea', wish: body, at },
      { show: (id) => ideaDetail(db, id), make: (id) => addIdea(db, caller, { id, body, at }) },
    ),
  );
}

type NewIdea = Readonly<{ id: string; body: IdeaBody; at: Date }>;

async function addIdea(db: WorkspaceTransaction, { staffId }: Caller, { id, body, at }: NewIdea): Promise<void> {
  const counts = await countIdeas(db);
  if ([...counts.values()].reduce((sum, count) => sum + count, 0) >= ideasMax)
    throw new Refusal('ideas_full', { values: { maximum: ideasMax } });
  await requireSuggestions(db, body.case_ids);
  const { title, description } = body;
  await insertIdea(db, { id, title, description, made_by: staffId, made_at: at, changed_at: at });
  await joinCases(db, { ideaId: id, caseIds: body.case_ids, by: staffId, at });
  await recordAudit(db, { staffId, action: 'idea.made', subject: showId('ide', id), at });
}

type Named = Readonly<{ id: string; revision: number }>;

/** What staff call it and say of it among themselves, and which improvement action is made of it. */
export function changeIdea(
  product: Product,
  caller: Caller,
  { id, revision, change }: Named & Readonly<{ change: IdeaChangeBody }>,
): Promise<IdeaDetail> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const idea = await requireIdea(db, id);
    const { title = idea.title, description = idea.description, action_id = idea.action_id } = change;
    if (action_id !== null && (await findAction(db, action_id)) === undefined)
      throw new Refusal('not_found', { pointer: '/action_id' });
    // An effect is of the action that it was measured at.
    const effect = action_id === idea.action_id ? {} : { effect: null };
    await saveIdea(db, { id, revision }, { title, description, action_id, changed_at: at, ...effect });
    return recorded(db, caller, { id, action: 'idea.changed', at });
  });
}

/** Puts suggestions with an idea; whoever made them hears at once where it stands. */
export function joinIdea(
  product: Product,
  caller: Caller,
  { id, caseIds }: Readonly<{ id: string; caseIds: readonly string[] }>,
): Promise<IdeaDetail> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const idea = await requireIdea(db, id);
    await requireSuggestions(db, caseIds);
    await joinCases(db, { ideaId: id, caseIds, by: caller.staffId, at });
    if (idea.state !== 'new') await followIdea(db, id);
    return recorded(db, caller, { id, action: 'idea.joined', at });
  });
}

/** Takes a suggestion away from an idea; what was told stays told. */
export function partIdea(
  product: Product,
  caller: Caller,
  { id, caseId }: Readonly<{ id: string; caseId: string }>,
): Promise<IdeaDetail> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await partCase(db, { ideaId: id, caseId }))) throw new Refusal('not_found');
    return recorded(db, caller, { id, action: 'idea.parted', at: product.clock() });
  });
}

/**
 * Brings an idea to another state, its suggestions with it, and tells whoever made them: after the commit, one by one.
 *
 * @throws Refusal not_found; idea_changed when a colleague was first; or the rule in the way.
 */
export function moveIdea(
  product: Product,
  caller: Caller,
  { id, revision, move }: Named & Readonly<{ move: MoveBody }>,
): Promise<IdeaDetail> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const idea = await requireIdea(db, id);
    const { state, words } = move;
    const isMerged = idea.merged_into !== null;
    checkIdeaMove({ from: idea.state, to: state, words: writtenOf(words), isMerged });
    // What is not done any more was not done.
    const told = state === 'done' ? {} : { told_at: null };
    await saveIdea(db, { id, revision }, { state, changed_at: at, ...told });
    await insertMove(db, { idea_id: id, state, words: JSON.stringify(words), staff_id: caller.staffId, at });
    await followIdea(db, id);
    return recorded(db, caller, { id, action: 'idea.moved', at, detail: { state } });
  });
}

function writtenOf({ nl = '', nb = '', en = '' }: MoveBody['words']): readonly string[] {
  return [nl, nb, en];
}

/** Two that turn out to be one: who stands behind the first stands behind the other from now on, and hears of that one. */
export function mergeIdea(
  product: Product,
  caller: Caller,
  { id, revision, into }: Named & Readonly<{ into: string }>,
): Promise<IdeaDetail> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requireIdea(db, id);
    const other = await findIdea(db, into);
    if (other === undefined || other.merged_into !== null || into === id)
      throw new Refusal('not_found', { pointer: '/into' });
    await saveIdea(db, { id, revision }, { merged_into: into, changed_at: at, published_at: null, told_at: null });
    await moveSupport(db, { from: id, into });
    if (other.state !== 'new') await followIdea(db, into);
    return recorded(db, caller, { id, action: 'idea.merged', at, detail: { into: showId('ide', into) } });
  });
}

/** Tells everybody of the idea who is to be told, after this transaction; asked for twice it is done once. */
function followIdea(db: WorkspaceTransaction, idea: string): Promise<void> {
  return enqueue(db.trx, 'ideas.tell', { workspace: db.workspaceId, idea }, { key: `ideas.tell ${idea}` });
}

/** @throws Refusal not_found, and idea_merged of one that is part of another. */
export async function requireIdea(db: WorkspaceTransaction, id: string): Promise<IdeaRow> {
  const idea = await findIdea(db, id);
  if (idea === undefined) throw new Refusal('not_found');
  if (idea.merged_into !== null) throw new Refusal('idea_merged');
  return idea;
}

/** @throws Refusal idea_changed when a colleague was first. */
export async function saveIdea(
  db: WorkspaceTransaction,
  which: Named,
  change: Parameters<typeof updateIdea>[2],
): Promise<void> {
  if (!(await updateIdea(db, which, change))) throw new Refusal('idea_changed');
}

async function requireSuggestions(db: WorkspaceTransaction, caseIds: readonly string[]): Promise<void> {
  const ids = [...new Set(caseIds)];
  if ((await countSuggestions(db, ids)) !== ids.length) throw new Refusal('not_found', { pointer: '/case_ids' });
}

type Told = Readonly<{ id: string; action: string; at: Date; detail?: Readonly<Record<string, string>> }>;

export async function recorded(
  db: WorkspaceTransaction,
  { staffId }: Caller,
  { id, action, at, detail }: Told,
): Promise<IdeaDetail> {
  await recordAudit(db, { staffId, action, subject: showId('ide', id), at, ...(detail !== undefined && { detail }) });
  return ideaDetail(db, id);
}
