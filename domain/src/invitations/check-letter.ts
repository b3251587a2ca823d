import { senderNameFault } from '../contacts/person-name.ts';
import { type Localised, languages } from '../language.ts';
import { Refusal } from '../refusal.ts';

/** The words around the question, as staff wrote them. */
export type LetterWords = Readonly<{ subject: Localised; intro: Localised; signature: Localised; senderName: string }>;

/** What may stand in a letter in braces. There is no other syntax: no functions, no loops, no raw output. */
const mergeFields: readonly string[] = ['{org}', '{moment}', '{person}'];

/**
 * Refuses a letter that customers should not get: a text missing in one language, a merge field that nothing fills, a
 * line end in a header. The link to unsubscribe is not a matter of the letter: every mail has it.
 */
export function checkLetter(letter: LetterWords): void {
  if (letter.senderName.trim() === '') throw new Refusal('text_missing', { pointer: '/letter/sender_name' });
  const nameFault = senderNameFault(letter.senderName);
  if (nameFault !== undefined) throw new Refusal(nameFault, { pointer: '/letter/sender_name' });
  for (const language of languages) {
    const subject = letter.subject[language];
    const pointer = `/letter/subject/${language}`;
    if (subject.trim() === '') throw new Refusal('text_missing', { pointer });
    if (/[\p{Cc}\u2028\u2029]/u.test(subject)) throw new Refusal('text_unreadable', { pointer });
    if (letter.intro[language].trim() === '')
      throw new Refusal('text_missing', { pointer: `/letter/intro/${language}` });
    for (const part of ['subject', 'intro', 'signature'] as const) {
      checkFields(letter[part][language], `/letter/${part}/${language}`);
    }
  }
}

function checkFields(text: string, pointer: string): void {
  const fields: readonly string[] = text.match(/\{[^{}]*\}?|\}/g) ?? [];
  if (fields.some((field) => !mergeFields.includes(field))) throw new Refusal('merge_field_unknown', { pointer });
}
