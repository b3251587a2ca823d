/** A line of a mail's head with its end. Words beyond ASCII are encoded (RFC 2047), long lines folded at their blanks. */
export function headerLine(name: string, value: string): string {
  if (controls.test(value)) throw new Error(`the header ${name} may not hold a control character`);
  const words = isPlain(value) ? value : encodedWords(value);
  return `${fold(`${name}: ${words}`)}\r\n`;
}

/** A name before an address, quoted or encoded, and the address in angle brackets. */
export function addressLine(
  name: string,
  { name: person, address }: Readonly<{ name: string; address: string }>,
): string {
  if (controls.test(person + address) || /[<>\s]/.test(address))
    throw new Error(`no address can be written in ${name}`);
  if (person === '') return `${name}: ${address}\r\n`;
  const shown = isPlain(person) ? `"${person.replaceAll(/["\\]/g, '\\$&')}"` : encodedWords(person);
  return `${fold(`${name}: ${shown} <${address}>`)}\r\n`;
}

const controls = /\p{Cc}/u;
const lineMost = 76;
/** Of an encoded word of at most 75 characters, what is left for the bytes before they are base64. */
const wordBytes = 39;

/** What looks like an encoded word would be read as one. */
function isPlain(value: string): boolean {
  return /^[\x20-\x7e]*$/.test(value) && !value.includes('=?') && longestWord(value) < 200;
}

/** A word that no fold can break makes a line too long for some servers. */
function longestWord(value: string): number {
  return value.length < 200 ? 0 : Math.max(...value.split(' ').map((word) => word.length));
}

function encodedWords(value: string): string {
  const words: string[] = [];
  let word = '';
  for (const character of value) {
    if (Buffer.byteLength(word + character) > wordBytes) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  words.push(word);
  return words.map((one) => `=?UTF-8?B?${Buffer.from(one).toString('base64')}?=`).join(' ');
}

/** Breaks before a blank, as often as a line is too long and has one. */
function fold(line: string): string {
  if (line.length <= lineMost) return line;
  const lines: string[] = [];
  let rest = line;
  while (rest.length > lineMost) {
    // Not at the blank after the name of the header, nor at one that begins a folded line.
    const first = lines.length === 0 ? rest.indexOf(' ') + 1 : 1;
    const place = Math.max(rest.lastIndexOf(' ', lineMost), 0);
    const cut = place >= first && place > 0 ? place : rest.indexOf(' ', Math.max(first, 1));
    if (cut <= 0) break;
    lines.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...lines, rest].join('\r\n');
}
