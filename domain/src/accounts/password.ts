import { Refusal } from '../refusal.ts';

/** Long enough that guessing at the rate a stolen hash allows is hopeless, short enough that hashing is bounded. */
export const passwordLengthMin = 15;
export const passwordLengthMax = 128;

/** As many different parts, and it is a phrase of somebody's own; fewer, and it is on the lists that intruders try. */
const partsMin = 4;

/** Rows of the keyboard and the alphabet: any stretch of one, forward or backward, is one part. */
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
  'azertyuiop',
];
const stretchMin = 3;

/** Digits that stand for letters, as every cracking program undoes them. */
const letters: ReadonlyMap<string, string> = new Map([
  ['0', 'o'],
  ['1', 'i'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['@', 'a'],
  ['$', 's'],
]);

export type PasswordContext = Readonly<{
  /** Words of which common passwords are made. */
  commonWords: ReadonlySet<string>;
  /** What anybody knows of the person: name, address, company. */
  ownWords: readonly string[];
}>;

/** Refuses a password that is too short, too long or made of what intruders try first. Any character is allowed. */
export function checkPassword(password: string, context: PasswordContext, pointer = '/password'): void {
  const length = [...password].length;
  if (length < passwordLengthMin)
    throw new Refusal('text_too_small', { pointer, values: { minimum: passwordLengthMin } });
  if (length > passwordLengthMax)
    throw new Refusal('text_too_big', { pointer, values: { maximum: passwordLengthMax } });
  if (isCommonPassword(password, context)) throw new Refusal('password_common', { pointer });
}

/**
 * Whether a password is made of too few different parts: common words, own words, keyboard rows, digits, repetitions.
 * A list of leaked passwords of 15 characters and more is almost wholly of this shape, and a list has an end.
 */
export function isCommonPassword(password: string, context: PasswordContext): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  const spelled = Array.from(plain, (letter) => letters.get(letter) ?? letter).join('');
  const own = new Set(context.ownWords.flatMap(wordsOf));
  return [plain, spelled].some((text) => countParts(repeatedUnit(text), context.commonWords, own) < partsMin);
}

/** What a text repeats from end to end, the last time perhaps cut short: welkomwelkomwel is welkom. Else the text. */
function repeatedUnit(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    if (text.slice(length) === text.slice(0, text.length - length)) return text.slice(0, length);
  }
  return text;
}

/** Each different word counts; all digits together count one, all own words one, other signs none. */
function countParts(text: string, common: ReadonlySet<string>, own: ReadonlySet<string>): number {
  const parts = new Set<string>();
  let at = 0;
  while (at < text.length) {
    const length = lengthOfPart(text, at, common, own);
    const part = text.slice(at, at + length);
    if (/^\d+$/.test(part)) parts.add('digits');
    else if (own.has(part)) parts.add('own');
    else if (/[\p{L}\p{N}]/u.test(part)) parts.add(part);
    at += length;
  }
  return parts.size;
}

const wordLengthMax = 20;

/** The longest known thing that starts here, or one character. */
function lengthOfPart(text: string, at: number, common: ReadonlySet<string>, own: ReadonlySet<string>): number {
  for (let length = Math.min(wordLengthMax, text.length - at); length >= stretchMin; length--) {
    const part = text.slice(at, at + length);
    if (common.has(part) || own.has(part) || isStretch(part)) return length;
  }
  const repeated = /^(.)\1+/su.exec(text.slice(at));
  const digits = /^\d+/.exec(text.slice(at));
  return Math.max(repeated?.[0].length ?? 1, digits?.[0].length ?? 1);
}

function isStretch(part: string): boolean {
  const backward = [...part].reverse().join('');
  return rows.some((row) => row.includes(part) || row.includes(backward));
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= stretchMin);
}
