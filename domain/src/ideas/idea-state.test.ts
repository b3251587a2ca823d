import { expect, it } from 'vitest';
import { checkIdeaMove, type IdeaMove } from './idea-state.ts';

const move: IdeaMove = { from: 'new', to: 'considered', words: [], isMerged: false };

it.each<[string, Partial<IdeaMove>]>([
  ['is taken up without a word', {}],
  ['is planned without saying for when', { to: 'planned' }],
  ['is done, and what was done is said', { to: 'done', words: ['', 'Er staat nu een bankje'] }],
  ['goes back when a plan fails', { from: 'planned', to: 'considered' }],
])('an idea %s', (_, more) => {
  expect(() => checkIdeaMove({ ...move, ...more })).not.toThrow();
});

it.each<[string, Partial<IdeaMove>, string]>([
  ['is not done without a reason', { to: 'not_done', words: [' '] }, 'idea_words_missing'],
  ['is not called done without saying what', { to: 'done' }, 'idea_words_missing'],
  ['is not told twice that it is where it is', { from: 'planned', to: 'planned' }, 'idea_state_same'],
  ['that is part of another moves with that one alone', { isMerged: true }, 'idea_merged'],
])('an idea %s', (_, more, code) => {
  expect(() => checkIdeaMove({ ...move, ...more })).toThrow(expect.objectContaining({ code }));
});
