import { Refusal } from '../refusal.ts';
import { type EmailAddress, type EmailFaultCode, type HostToAscii, readEmailAddress } from './email-address.ts';
import { type NameFaultCode, nameFault } from './person-name.ts';
import { shortenEntry } from './shorten-entry.ts';

/** One address of a pasted list, as it stood there. */
export type PastedAddress = Readonly<{ line: number; text: string; name: string; email: EmailAddress }>;

export type PastedFault = Readonly<{
  line: number;
  text: string;
  code: EmailFaultCode | NameFaultCode | 'email_twice';
}>;

export type PastedAddresses = Readonly<{
  addresses: readonly PastedAddress[];
  refused: readonly PastedFault[];
}>;

/** A list that is longer is a file to import, with a preview and a way back. */
export const pastedAddressesMax = 10_000;

/**
 * Reads a pasted list: one address to a line, or several with commas or semicolons between them, bare, as
 * `Jan Jansen <jan@example.nl>`, or as two cells of a sheet. What cannot be used is named with its line; the first
 * of two equal addresses counts.
 */
export function readPastedAddresses(text: string, toAscii: HostToAscii): PastedAddresses {
  const addresses: PastedAddress[] = [];
  const refused: PastedFault[] = [];
  const seen = new Set<string>();
  let count = 0;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    for (const entry of entriesOf(line)) {
      count += 1;
      if (count > pastedAddressesMax)
        throw new Refusal('too_many_addresses', { values: { maximum: pastedAddressesMax } });
      const read = readEntry(entry, index + 1, toAscii);
      if ('code' in read) refused.push(read);
      else if (seen.has(read.email.key))
        refused.push({ line: index + 1, text: shortenEntry(entry), code: 'email_twice' });
      else {
        seen.add(read.email.key);
        addresses.push(read);
      }
    }
  }
  return { addresses, refused };
}

/** Cuts a line at tabs, commas and semicolons outside quotes: "Dam, Jan van" <jan@example.nl> is one. */
function entriesOf(line: string): readonly string[] {
  if (nameAndAddress(line) !== undefined) return [line.trim()];
  return cutOutsideQuotes(line, ';\t').flatMap((piece) => withWholeNames(cutOutsideQuotes(piece, ',')));
}

/** Two cells of a sheet, of which one can be an address and the other cannot. */
function nameAndAddress(line: string): Readonly<{ name: string; address: string }> | undefined {
  const [one, other, third] = line.split('\t').filter((cell) => cell.trim() !== '');
  if (one === undefined || other === undefined || third !== undefined) return undefined;
  if (one.includes('@') === other.includes('@')) return undefined;
  return other.includes('@') ? { name: one, address: other } : { name: other, address: one };
}

function cutOutsideQuotes(line: string, separators: string): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at <= line.length; at++) {
    const letter = line[at];
    if (letter === '"') isQuoted = !isQuoted;
    if (letter === undefined || (!isQuoted && separators.includes(letter))) {
      pieces.push(line.slice(start, at).trim());
      start = at + 1;
    }
  }
  return pieces.filter((piece) => piece !== '');
}

/** Mail programs write Dam, Jan van <jan@example.nl> without quotes too: what cannot be an address begins the name. */
function withWholeNames(pieces: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const piece of pieces) {
    const before = whole.at(-1);
    if (before === undefined || before.includes('@') || !piece.includes('<')) whole.push(piece);
    else whole[whole.length - 1] = `${before}, ${piece}`;
  }
  return whole;
}

function readEntry(entry: string, line: number, toAscii: HostToAscii): PastedAddress | PastedFault {
  const cells = nameAndAddress(entry);
  const named = /^([^<]*)<([^<>]*)>$/.exec(entry);
  const email = readEmailAddress((cells?.address ?? named?.[2] ?? entry).trim(), toAscii);
  if ('fault' in email) return { line, text: shortenEntry(entry), code: email.fault };
  const name = unquote((cells?.name ?? named?.[1] ?? '').trim());
  const fault = nameFault(name);
  if (fault !== undefined) return { line, text: shortenEntry(entry), code: fault };
  return { line, text: entry, name, email };
}

function unquote(name: string): string {
  const inner = /^"(.*)"$/.exec(name)?.[1];
  return inner === undefined ? name : inner.replaceAll(/\\(.)/g, '$1');
}
