import type { LanguageTag } from '../language-tag.ts';
import type { SurveyText } from '../survey-text.ts';
import { plainWords } from './plain-words.ts';
import { idFrom } from './source-names.ts';
import type { LeaveOut } from './source-survey.ts';

/** Where a text stands, and how the source writes an earlier answer into it: the first group is the question's name. */
export type TextAt = Readonly<{
  place: string;
  name: string;
  leave: LeaveOut;
  field: RegExp;
}>;

/** The source's text in each language, as words: tags taken off, its own fields turned into ours. */
export function composeText(texts: readonly (readonly [LanguageTag, string])[], at: TextAt): SurveyText {
  return Object.fromEntries(texts.map(([tag, text]) => [tag, composeWords(text, at)]));
}

function composeWords(text: string, { place, name, leave, field }: TextAt): string {
  const { words, hadMarkup, hadMedia } = plainWords(text);
  if (hadMarkup) leave(place, name, hadMedia ? 'media_removed' : 'markup_removed');
  const pieces = words.split(new RegExp(field.source, 'g'));
  // Every second piece is what the field named; the words between may hold no brace, which would begin a field of ours.
  const filled = pieces.map((piece, index) => (index % 2 === 0 ? withoutBraces(piece) : fieldOf(piece)));
  if (filled.some((piece, index) => piece === '' && index % 2 === 1) || /[{}]/.test(words.replaceAll(field, ''))) {
    leave(place, name, 'field_removed');
  }
  return filled.join('').trim();
}

/** A text of at most so many characters: what is longer ends in dots, and is listed. */
export function cutText(text: SurveyText, most: number, leave: () => void): SurveyText {
  return Object.fromEntries(
    Object.entries(text).map(([tag, words]) => {
      const characters = [...words];
      if (characters.length <= most) return [tag, words];
      leave();
      return [tag, `${characters.slice(0, most - 1).join('')}…`];
    }),
  );
}

function withoutBraces(text: string): string {
  return text.replace(/[{}]/g, '');
}

/** The name of a question becomes its answer; anything else that a source fills in is unknown here. */
function fieldOf(found: string | undefined): string {
  const name = (found ?? '').trim();
  return /^[\w-]{1,64}$/.test(name) ? `{answer.${idFrom(name, new Set(), 'q')}|…}` : '';
}
