/** By what somebody can be found in words that others wrote; what is empty finds nothing. */
export type KnownPerson = Readonly<{ name: string; email: string; phone: string; number: string }>;

/** Stands where somebody was named. */
export const masked = '–';

/** Parts of names that are words of everybody. */
const particles: ReadonlySet<string> = new Set([
  ...[
    'de',
    'la',
    'le',
    'el',
    'al',
    'te',
    'op',
    'in',
    'di',
    'da',
    'do',
    'du',
    'af',
    'av',
    'zu',
    'van',
    'von',
    'der',
    'den',
    'des',
    'ter',
    'ten',
    'het',
    'del',
    'dos',
    'las',
    'los',
    'the',
    'and',
    'bin',
    'ibn',
  ],
]);
const lettersLeast = 2;
/** So short a name (Bo, Li) is one as it is written alone. */
const exactMost = 2;
const phoneDigits = 8;

/**
 * The same words without a person: their name, each part of it from two letters on (also as `Smit's`), address, number and
 * telephone number in any notation.
 *
 * Use when somebody is erased from notes of which it is known that they are of them. When not to use: to find persons in any
 * text; a name that is a word too (Bakker) is masked wherever it stands, which is the safer fault here.
 *
 * Source: GDPR 17; which parts of a name are no name of their own is ours.
 *
 * @example
 * maskPerson('Ada Smit belt Smits broer', { name: 'Ada Smit', email: '', phone: '', number: '' }); // '– belt – broer'
 * @throws nothing.
 */
export function maskPerson(text: string, person: KnownPerson): string {
  const patterns = patternsOf(person);
  return patterns.reduce((words, pattern) => words.replaceAll(pattern, masked), text);
}

/** The longest first, so that a whole name leaves one mark and not three. */
function patternsOf({ name, email, phone, number }: KnownPerson): readonly RegExp[] {
  const parts = name
    .split(/[\s-]+/u)
    .filter((part) => part.length >= lettersLeast && !particles.has(part.toLowerCase()))
    .toSorted((one, other) => other.length - one.length);
  const whole = [email, name, number].filter((one) => one.trim().length >= lettersLeast);
  const digits = phone.replaceAll(/\D/gu, '').slice(-phoneDigits);
  return [
    ...whole.map((one) => wordsOf(one.trim())),
    ...(digits.length === phoneDigits ? [phoneOf(digits)] : []),
    ...parts.map(wordsOf),
  ];
}

function wordsOf(words: string): RegExp {
  const spaced = words
    .split(/\s+/u)
    .map((word) => word.replaceAll(/[$()*+.?[\\\]^{|}]/gu, '\\$&'))
    .join('\\s+');
  const flags = words.length <= exactMost ? 'gu' : 'giu';
  return new RegExp(`(?<![\\p{L}\\p{N}])${spaced}(?:['’]?s)?(?![\\p{L}\\p{N}])`, flags);
}

/** With whatever stands before the last digits (a country, an area) and between them. */
function phoneOf(digits: string): RegExp {
  return new RegExp(`(?:[+(]?\\d[\\d\\s().-]{0,8})?${[...digits].join('[\\s().-]{0,3}')}(?!\\d)`, 'gu');
}
