import { isBsn, isCardNumber, isFodselsnummer, isIban } from './check-digits.ts';

export const personalDataKinds = ['email', 'phone', 'iban', 'bsn', 'fodselsnummer', 'card'] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];

/** A stretch of the text, from `start` up to `end`. */
export type PersonalData = Readonly<{ kind: PersonalDataKind; start: number; end: number }>;

/** Longer texts are looked at in full as well; each pattern reads a character a bounded number of times. */
const email = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
/** Letters and digits in groups, as an account number is written; whether it is one says its check. */
const ibanLike = /(?<![\p{L}\p{N}])[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]){11,30}(?![\p{L}\p{N}])/gu;
/** Digits with single blanks, dots, dashes, slashes or brackets between them; what they are say length and check. */
const digitsLike = /(?<![\p{L}\p{N}])(?:\+|\(\+|\(|00)?\d(?:[ .\-/()\u00a0]{0,2}\d){5,24}(?![\p{L}\p{N}])/gu;

/**
 * Addresses, telephone and account numbers, and numbers of persons in a text that a customer wrote, from left to right and
 * none within another.
 *
 * Use to mask what is shown in lists and sent to other systems. When not to use: as a promise that nothing personal is left; a
 * name or "the woman with the red scooter" is found by no pattern.
 *
 * A number with a check digit is told by it, so that one of eleven order numbers of nine digits is taken for a BSN: masking one
 * too many does less harm than showing one.
 *
 * Source: BSN: Regeling BSN, the eleven test. Fødselsnummer: Skatteetaten, both control digits, D- and H-numbers included.
 * IBAN: ISO 13616 and ISO 7064 (mod 97-10). Cards: ISO/IEC 7812-1 (Luhn). Telephone: E.164, and how numbers are written in the
 * Netherlands and Norway.
 *
 * @example
 * findPersonalData('Bel mij op 06 12345678'); // [{ kind: 'phone', start: 11, end: 22 }]
 * @throws nothing.
 */
export function findPersonalData(text: string): readonly PersonalData[] {
  const found = [
    ...matchesOf(text, email, () => 'email'),
    ...ibansOf(text),
    ...matchesOf(text, digitsLike, kindOfDigits),
  ].toSorted((one, other) => one.start - other.start || other.end - one.end);
  let end = 0;
  return found.filter((item) => {
    if (item.start < end) return false;
    end = item.end;
    return true;
  });
}

/**
 * The text with what was found replaced by a word for its kind.
 *
 * Use with words in the reader's language: `[telefoonnummer]`. When not to use: for the stored text; masking is for showing.
 *
 * @example
 * maskPersonalData('Mail anna@example.nl', (kind) => `[${kind}]`); // 'Mail [email]'
 * @throws nothing.
 */
export function maskPersonalData(text: string, wordOf: (kind: PersonalDataKind) => string): string {
  let masked = '';
  let from = 0;
  for (const { kind, start, end } of findPersonalData(text)) {
    masked += text.slice(from, start) + wordOf(kind);
    from = end;
  }
  return masked + text.slice(from);
}

function matchesOf(
  text: string,
  pattern: RegExp,
  kindOf: (match: string) => PersonalDataKind | undefined,
): readonly PersonalData[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const kind = kindOf(match[0]);
    return kind === undefined ? [] : [{ kind, start: match.index, end: match.index + match[0].length }];
  });
}

/** What stands behind an account number may look like more of it: the longest part that ends with a word and has the check. */
function ibansOf(text: string): readonly PersonalData[] {
  return [...text.matchAll(ibanLike)].flatMap(({ 0: match, index: start }): readonly PersonalData[] => {
    const ends = [...match.matchAll(/[ .-]|$/g)].map(({ index }) => index).toReversed();
    const length = ends.find((end) => isIban(match.slice(0, end).replaceAll(/[ .-]/g, '')));
    return length === undefined ? [] : [{ kind: 'iban', start, end: start + length }];
  });
}

function kindOfDigits(match: string): PersonalDataKind | undefined {
  const digits = match.replaceAll(/\D/g, '');
  if (isFodselsnummer(digits) && /^\d{6}[ .-]?\d{5}$/.test(match)) return 'fodselsnummer';
  if (isPhone(match, digits)) return 'phone';
  if (isBsn(digits)) return 'bsn';
  return isCardNumber(digits) ? 'card' : undefined;
}

/** Eight figures in Norway, and ten with a zero in front in the Netherlands; elsewhere with the country's number. */
function isPhone(match: string, digits: string): boolean {
  if (/^\(?(?:\+|00)/.test(match)) return digits.length >= 8 && digits.length <= 17;
  if (/^\(?0[1-9]/.test(match)) return digits.length === 10 || /^0[89]00\d{4}$/.test(digits);
  return /^(?:[24-79]\d (?:\d\d ){2}\d\d|[4-79]\d\d \d\d \d\d\d|[49]\d{7})$/.test(match.replaceAll('\u00a0', ' '));
}
