import type { IdeaState } from '@voldaan/domain/ideas/idea-state';
import { type Language, languages } from '@voldaan/domain/language';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { BoardIdea, DoneIdea, IdeaGroup } from '@voldaan/respond/page';
import { recordAudit } from '../accounts/audit-store.ts';
import { company } from '../accounts/views.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { loadContactRules } from '../studies/contact-rules.ts';
import { boardToken } from './board-link.ts';
import { findSuggestionForm, isBoardOpen, votesOf } from './board-views.ts';
import { effectWords } from './effect-words.ts';
import { deleteVote, insertVote, saveBoard } from './idea-store.ts';
import { findIdea, type IdeaRow, listPublished, listTold } from './idea-views.ts';
import { suggesterLanguage } from './suggester-mail.ts';

type BoardSetting = Readonly<{ is_open: boolean; url: string; done_url: string }>;

export function showBoardSetting(product: Product, caller: Caller): Promise<BoardSetting> {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => shownSetting(product, caller, db));
}

/** Opens or closes the board. Closed, its link leads nowhere; what stood on it stands there when it is opened again. */
export function changeBoardSetting(product: Product, caller: Caller, isOpen: boolean): Promise<BoardSetting> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await saveBoard(db, { is_open: isOpen, changed_at: at });
    await recordAudit(db, { staffId: caller.staffId, action: isOpen ? 'idea-board.opened' : 'idea-board.closed', at });
    return shownSetting(product, caller, db);
  });
}

async function shownSetting(product: Product, caller: Caller, db: WorkspaceTransaction): Promise<BoardSetting> {
  const url = `${product.config.baseUrl}/i/${boardToken(product, caller.workspaceCode, caller.workspaceId)}`;
  return { is_open: await isBoardOpen(db), url, done_url: `${url}/done` };
}

export type Board = Readonly<{
  organisation: string;
  groups: readonly Readonly<{ group: IdeaGroup; ideas: readonly BoardIdea[] }>[];
  suggestToken: string | undefined;
}>;

type Reader = Readonly<{ workspaceId: string; language: LanguageTag; voter: Buffer | undefined }>;

const groupOf: Readonly<Record<IdeaState, IdeaGroup>> = {
  new: 'open',
  considered: 'open',
  planned: 'planned',
  done: 'done',
  not_done: 'not_done',
};

/** What everybody may read; undefined while the board is closed. */
export function readBoard(product: Product, { workspaceId, language, voter }: Reader): Promise<Board | undefined> {
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    const house = await company(db);
    if (house === undefined || !(await isBoardOpen(db))) return undefined;
    const own = voter === undefined ? new Set<string>() : await votesOf(db, voter);
    const shown = (await listPublished(db)).flatMap((row) => {
      const written = writtenFor(row, language);
      if (written === undefined) return [];
      const { words, title, text } = written;
      const idea = { id: showId('ide', row.id), title, text, words, votes: row.votes, hasVoted: own.has(row.id) };
      return [{ group: groupOf[row.state], idea }];
    });
    return {
      organisation: house.name,
      groups: (['open', 'planned', 'done', 'not_done'] as const).flatMap((group) => {
        const ideas = shown.filter((one) => one.group === group).map(({ idea }) => idea);
        return ideas.length === 0 ? [] : [{ group, ideas: ideas.toSorted((a, b) => b.votes - a.votes) }];
      }),
      suggestToken: await findSuggestionForm(db),
    };
  });
}

export type DoneBoard = Readonly<{ organisation: string; timeZone: string; ideas: readonly DoneIdea[] }>;

/** What was done, the newest first; undefined while the board is closed. */
export function readDone(
  product: Product,
  { workspaceId, language }: Omit<Reader, 'voter'>,
): Promise<DoneBoard | undefined> {
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    const house = await company(db);
    if (house === undefined || !(await isBoardOpen(db))) return undefined;
    const ideas = (await listTold(db)).flatMap((row) => {
      const written = writtenFor(row, language);
      if (written === undefined || row.told_at === null) return [];
      const { words, title, done } = written;
      const said = row.effect === null ? {} : { effect: effectWords(row.effect, suggesterLanguage(language)) };
      return [{ id: showId('ide', row.id), title, text: done, words, doneAt: row.told_at, ...said }];
    });
    const timeZone = (await loadContactRules(db)).sendHours.zone;
    return { organisation: house.name, timeZone, ideas };
  });
}

type Written = Readonly<{ words: Language; title: string; text: string; done: string }>;

/** In the reader's language, else in English, else in whatever it was written in. */
function writtenFor({ public_texts }: IdeaRow, language: LanguageTag): Written | undefined {
  for (const words of [suggesterLanguage(language), 'en' as const, ...languages]) {
    const text = public_texts[words];
    if (text !== undefined) return { words, ...text };
  }
  return undefined;
}

type Vote = Readonly<{ workspaceId: string; ideaId: string; voter: Buffer; isTakenBack: boolean }>;

/** Counts a vote, or takes it back. False when there is nothing to vote for: it is not on the board, or settled. */
export function voteFor(product: Product, { workspaceId, ideaId, voter, isTakenBack }: Vote): Promise<boolean> {
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    const idea = await findIdea(db, ideaId);
    if (idea === undefined || idea.published_at === null || !(await isBoardOpen(db))) return false;
    const group = groupOf[idea.state];
    if (group !== 'open' && group !== 'planned') return false;
    await (isTakenBack ? deleteVote(db, { ideaId, voter }) : insertVote(db, { ideaId, voter, at: product.clock() }));
    return true;
  });
}
