import { Refusal } from '../refusal.ts';

/** What whoever suggested an idea is told of; the words of a case's own steps (complaints/case-event.ts). */
export const toldStates = ['considered', 'planned', 'done', 'not_done'] as const;
export type ToldState = (typeof toldStates)[number];

/** `new`: staff gathered suggestions and has said nothing yet. */
export const ideaStates = ['new', ...toldStates] as const;
export type IdeaState = (typeof ideaStates)[number];

export type IdeaMove = Readonly<{
  from: IdeaState;
  to: ToldState;
  /** What is told with it, in any language: for when it is planned, what was done, why it is not. */
  words: readonly string[];
  isMerged: boolean;
}>;

/**
 * Refuses a move of an idea that could not be told to whoever suggested it.
 *
 * Use before an idea comes to another state. An idea may go back, for plans fail; what was told stays told. When not to use:
 * for the cases of the idea, which have rules of their own (complaints/case-rules.ts).
 *
 * @throws Refusal: idea_merged, idea_state_same, idea_words_missing.
 */
export function checkIdeaMove({ from, to, words, isMerged }: IdeaMove): void {
  if (isMerged) throw new Refusal('idea_merged');
  if (from === to) throw new Refusal('idea_state_same', { pointer: '/state' });
  // "Done" without a word of what, or "no" without a reason, is what people stop suggesting for.
  const needsWords = to === 'done' || to === 'not_done';
  if (needsWords && words.every((text) => text.trim() === ''))
    throw new Refusal('idea_words_missing', { pointer: '/words' });
}
