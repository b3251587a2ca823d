/** What an id on the wire is an id of: the prefix of `rsp_…`. */
export type IdKind =
  | 'stf'
  | 'inv'
  | 'con'
  | 'org'
  | 'mrg'
  | 'act'
  | 'vis'
  | 'prm'
  | 'fup'
  | 'cal'
  | 'ide'
  | 'alr'
  | 'alc'
  | 'alm'
  | 'cas'
  | 'cll'
  | 'rec'
  | 'prb'
  | 'cpr'
  | 'cau'
  | 'fil'
  | 'tsk'
  | 'mac'
  | 'ntc'
  | 'imp'
  | 'srv'
  | 'ver'
  | 'std'
  | 'drw'
  | 'req'
  | 'wav'
  | 'ivt'
  | 'rsp'
  | 'mal'
  | 'wsp'
  | 'dev'
  | 'evt'
  | 'tch'
  | 'key'
  | 'inb'
  | 'ltr'
  | 'thm'
  | 'cds'
  | 'cev'
  | 'nrm'
  | 'bmk'
  | 'rpt'
  | 'shr'
  | 'unt'
  | 'svw';

const hyphen = 0x2d;
const digitZero = 0x30;
const letterA = 0x61;
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Shows a UUID as a prefixed, sortable id: 26 characters of Crockford's base32, the first of which holds three bits. */
export function showId(kind: IdKind, id: string): string {
  let text = '';
  let held = 0;
  let bits = 2;
  for (let at = 0; at < id.length; at++) {
    const unit = id.charCodeAt(at);
    if (unit === hyphen) continue;
    held = (held << 4) | (unit < letterA ? unit - digitZero : unit - letterA + 10);
    bits += 4;
    if (bits < 5) continue;
    bits -= 5;
    text += alphabet[held >> bits];
    held &= (1 << bits) - 1;
  }
  return `${kind}_${text}`;
}

/** Reads a prefixed id back to its UUID, or undefined when it is not an id of this kind. */
export function readId(kind: IdKind, text: string): string | undefined {
  if (text.length !== 30 || !text.startsWith(`${kind}_`)) return undefined;
  let number = 0n;
  for (const letter of text.slice(4)) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return undefined;
    number = (number << 5n) | BigInt(value);
  }
  if (number >> 128n) return undefined;
  const hex = number.toString(16).padStart(32, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
