import { senderNameFault } from '../contacts/person-name.ts';
import { isLanguage } from '../language.ts';
import { Refusal } from '../refusal.ts';
import { isKeptOfContacts } from '../surveys/contact-value.ts';
import type { LanguageTag } from '../surveys/language-tag.ts';
import { type SurveyText, textIn } from '../surveys/survey-text.ts';
import type { Letter, LetterBlock } from './letter.ts';
import { letterFieldsIn } from './letter-field.ts';

/** More pieces than a letter that is read has, and fields than a sentence bears. */
export const letterBlocksMax = 30;
export const textFieldsMax = 20;

export type LetterFault = Readonly<{
  code:
    | 'text_missing'
    | 'text_unreadable'
    | 'merge_field_unknown'
    | 'merge_attribute_unknown'
    | 'merge_fields_too_many'
    | 'letter_without_question'
    | 'letter_asks_twice'
    | 'letter_too_many_blocks'
    | NonNullable<ReturnType<typeof senderNameFault>>;
  /** Within the letter: `/subject/nl`, `/blocks/2/text/nb`. */
  pointer: string;
  values?: Readonly<Record<string, string | number>>;
}>;

/**
 * What keeps a letter from customers: a text missing in a language that the survey is asked in and the product speaks, a
 * merge field that nothing fills, a line end in a header, no way to answer or two of them. In other languages a text may
 * be missing: the general words of that language stand in, never another language's. The link to unsubscribe is not a
 * matter of the letter: every mail has it. `attributes` are the keys of what the company keeps of its customers; until they
 * are known no field is held against them.
 */
export function letterFaults(
  letter: Letter,
  languages: readonly LanguageTag[],
  attributes?: readonly string[],
): readonly LetterFault[] {
  const { senderName, subject, preheader, blocks } = letter;
  const known: Known = { languages, attributes };
  return [
    ...senderFaults(senderName),
    ...textFaults(subject, '/subject', { ...known, isNeeded: true, isHeader: true }),
    ...textFaults(preheader, '/preheader', { ...known, isNeeded: false, isHeader: true }),
    ...shapeFaults(blocks),
    ...blocks.flatMap((block, place) => blockFaults(block, `/blocks/${place}`, known)),
  ];
}

/** Refuses a letter that customers should not get, by its first fault. */
export function checkLetter(letter: Letter, languages: readonly LanguageTag[], attributes?: readonly string[]): void {
  const [fault] = letterFaults(letter, languages, attributes);
  if (fault === undefined) return;
  const { code, pointer, values } = fault;
  throw new Refusal(code, { pointer: `/letter${pointer}`, ...(values === undefined ? {} : { values }) });
}

function senderFaults(senderName: string): readonly LetterFault[] {
  const code = senderName.trim() === '' ? 'text_missing' : senderNameFault(senderName);
  return code === undefined ? [] : [{ code, pointer: '/senderName' }];
}

/** One question, or one button that leads to it. */
function shapeFaults(blocks: readonly LetterBlock[]): readonly LetterFault[] {
  if (blocks.length > letterBlocksMax) {
    return [{ code: 'letter_too_many_blocks', pointer: '/blocks', values: { maximum: letterBlocksMax } }];
  }
  const asking = blocks.filter(({ kind }) => kind === 'question' || kind === 'button').length;
  if (asking === 1) return [];
  return [{ code: asking === 0 ? 'letter_without_question' : 'letter_asks_twice', pointer: '/blocks' }];
}

type Known = Readonly<{ languages: readonly LanguageTag[]; attributes: readonly string[] | undefined }>;

function blockFaults(block: LetterBlock, pointer: string, known: Known): readonly LetterFault[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return textFaults(block.text, `${pointer}/text`, { ...known, isNeeded: true, isHeader: false });
    case 'button':
      return textFaults(block.label, `${pointer}/label`, { ...known, isNeeded: true, isHeader: false });
    case 'signature':
      return textFaults(block.text, `${pointer}/text`, { ...known, isNeeded: false, isHeader: false });
    case 'question':
    case 'divider':
      return [];
  }
}

type Need = Known & Readonly<{ isNeeded: boolean; isHeader: boolean }>;

function textFaults(
  text: SurveyText,
  pointer: string,
  { languages, attributes, isNeeded, isHeader }: Need,
): readonly LetterFault[] {
  return [...new Set([...languages, ...Object.keys(text)])].flatMap((tag): readonly LetterFault[] => {
    const words = textIn(text, tag);
    const at = `${pointer}/${tag}`;
    const mustBe = isNeeded && isLanguage(tag) && languages.includes(tag);
    if (mustBe && words.trim() === '') return [{ code: 'text_missing', pointer: at }];
    if (isHeader && /[\p{Cc}\u2028\u2029]/u.test(words)) return [{ code: 'text_unreadable', pointer: at }];
    return fieldFaults(words, at, attributes);
  });
}

function fieldFaults(text: string, pointer: string, attributes: readonly string[] | undefined): readonly LetterFault[] {
  const fields = letterFieldsIn(text);
  const unknown = fields.find(({ name }) => name === undefined);
  if (unknown !== undefined) {
    return [{ code: 'merge_field_unknown', pointer, values: { field: unknown.whole.slice(0, 100) } }];
  }
  const empty = fields.find(
    (field) => field.name === 'contact' && field.of !== undefined && !isKeptOfContacts(field.of, attributes),
  );
  if (empty !== undefined) {
    return [{ code: 'merge_attribute_unknown', pointer, values: { field: empty.whole.slice(0, 100) } }];
  }
  if (fields.length <= textFieldsMax) return [];
  return [{ code: 'merge_fields_too_many', pointer, values: { maximum: textFieldsMax } }];
}
