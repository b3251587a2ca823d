import type { LanguagePhrases } from './phrase.ts';

/** A name with a joining word inside: Jansen en Zonen, Marks and Spencer. */
const joinedName = /\p{Lu}[\p{L}\p{N}]*\s+(?:en|og|and|&)\s+\p{Lu}[\p{L}\p{N}]*/gu;

/**
 * The words that join two subjects in what is asked, or nothing: somebody who finds the price good and the quality bad
 * has no answer to give. Only the sentence that asks is looked at, so that an introduction may say "and".
 */
export function joinedSubjects(text: string, phrases: LanguagePhrases): string | undefined {
  const asking = askingSentences(text).join(' ');
  const setPhrases = new RegExp(phrases.joinsNothing.source, 'giu');
  const rest = asking.replace(joinedName, ' ').replace(setPhrases, ' ');
  const join = phrases.joins.exec(rest);
  if (join === null) return undefined;
  const before = lastWord(rest.slice(0, join.index));
  const after = firstWords(rest.slice(join.index + join[0].length));
  return before === '' || after === '' ? undefined : `${before} ${join[0]} ${after}`;
}

/** What ends in a question mark; a statement to agree with has none and is asked as a whole. */
export function askingSentences(text: string): readonly string[] {
  const sentences = sentencesOf(text);
  const questions = sentences.filter((sentence) => sentence.endsWith('?'));
  return questions.length > 0 ? questions : sentences;
}

export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.?!])\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

export function wordsIn(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

function lastWord(text: string): string {
  return wordsIn(text).at(-1) ?? '';
}

function firstWords(text: string): string {
  return wordsIn(text)
    .slice(0, 2)
    .join(' ')
    .replace(/[.?!,]+$/u, '');
}
