import { senderNameFault } from '../contacts/person-name.ts';
import { isLanguage } from '../language.ts';
import { Refusal } from '../refusal.ts';
import type { LanguageTag } from '../surveys/language-tag.ts';
import { type SurveyText, textIn } from '../surveys/survey-text.ts';

/** The words around the question, as staff wrote them. */
export type LetterWords = Readonly<{
  subject: SurveyText;
  intro: SurveyText;
  signature: SurveyText;
  senderName: string;
}>;

/** What may stand in a letter in braces. There is no other syntax: no functions, no loops, no raw output. */
const mergeFields: readonly string[] = ['{org}', '{moment}', '{person}'];

/**
 * Refuses a letter that customers should not get: a text missing in a language that the survey is asked in and the
 * product speaks, a merge field that nothing fills, a line end in a header. In other languages a text may be missing: the
 * general words of that language stand in, never another language's. The link to unsubscribe is not a matter of the
 * letter: every mail has it.
 */
export function checkLetter(letter: LetterWords, languages: readonly LanguageTag[]): void {
  if (letter.senderName.trim() === '') throw new Refusal('text_missing', { pointer: '/letter/sender_name' });
  const nameFault = senderNameFault(letter.senderName);
  if (nameFault !== undefined) throw new Refusal(nameFault, { pointer: '/letter/sender_name' });
  for (const tag of new Set([...languages, ...Object.keys(letter.subject), ...Object.keys(letter.intro)])) {
    checkWords(letter, tag, isLanguage(tag) && languages.includes(tag));
  }
}

function checkWords(letter: LetterWords, tag: LanguageTag, isNeeded: boolean): void {
  const subject = textIn(letter.subject, tag);
  const pointer = `/letter/subject/${tag}`;
  if (isNeeded && subject.trim() === '') throw new Refusal('text_missing', { pointer });
  if (/[\p{Cc}\u2028\u2029]/u.test(subject)) throw new Refusal('text_unreadable', { pointer });
  if (isNeeded && textIn(letter.intro, tag).trim() === '')
    throw new Refusal('text_missing', { pointer: `/letter/intro/${tag}` });
  for (const part of ['subject', 'intro', 'signature'] as const) {
    checkFields(textIn(letter[part], tag), `/letter/${part}/${tag}`);
  }
}

function checkFields(text: string, pointer: string): void {
  const fields: readonly string[] = text.match(/\{[^{}]*\}?|\}/g) ?? [];
  if (fields.some((field) => !mergeFields.includes(field))) throw new Refusal('merge_field_unknown', { pointer });
}
