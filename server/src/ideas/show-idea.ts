import { Refusal } from '@voldaan/domain/refusal';
import { caseNumber } from '../complaints/cases.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { effectWords } from './effect-words.ts';
import { findIdea, type IdeaRow, listMoves, listSuggestions, listTellings, type SuggestionRow } from './idea-views.ts';
import type { IdeaDetail, IdeaHead } from './schema.ts';

/** An idea as its page shows it. */
export async function ideaDetail(db: WorkspaceTransaction, id: string): Promise<IdeaDetail> {
  const row = await findIdea(db, id);
  if (row === undefined) throw new Refusal('not_found');
  const suggestions = await listSuggestions(db, id);
  const tellings = await listTellings(
    db,
    suggestions.map((one) => one.id),
  );
  return {
    idea: {
      ...ideaHead(row),
      description: row.description,
      revision: row.revision,
      made_by: row.made_by,
      made_at: row.made_at,
      merged_into: row.merged_into === null ? null : { id: row.merged_into, title: row.merged_title ?? '' },
      action: row.action_id === null ? null : { id: row.action_id, name: row.action_name ?? '' },
      texts: row.public_texts,
      effect: shownEffect(row.effect),
    },
    moves: (await listMoves(db, id)).map(({ state, words, by, at }) => ({ state, words, by, at })),
    suggestions: suggestions.map((one) => ({
      ...shownSuggestion(one),
      told: tellings
        .filter(({ case_id }) => case_id === one.id)
        .map(({ state, at, is_mailed }) => ({ state, at, is_mailed })),
    })),
  };
}

export function ideaHead(row: IdeaRow): IdeaHead {
  const { id, title, state, suggestions, votes, published_at, told_at, changed_at } = row;
  const isPublished = published_at !== null;
  return {
    id,
    title,
    state,
    suggestions,
    votes,
    is_published: isPublished,
    is_told: told_at !== null,
    changed_at,
  };
}

export function shownSuggestion(row: SuggestionRow): Omit<IdeaDetail['suggestions'][number], 'told'> {
  const { id, kind, name, words, language, received_at } = row;
  return { id, number: caseNumber(row), kind, name, words, language, received_at };
}

function shownEffect(effect: IdeaRow['effect']): IdeaDetail['idea']['effect'] {
  if (effect === null) return null;
  const { verdict, estimate, low, high, level, n, question, measuredOn } = effect;
  return {
    ...{ verdict, estimate, low, high, level, n, question },
    method: 'difference in differences',
    measured_on: measuredOn,
    words: {
      nl: effectWords(effect, 'nl'),
      nb: effectWords(effect, 'nb'),
      en: effectWords(effect, 'en'),
    },
  };
}
