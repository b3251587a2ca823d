/**
 * One bare address that mail can be sent to. `address` keeps the local part as it was written and has the domain in
 * lower-case ASCII; `key` is what two addresses are compared by. `isInternational` says that the domain is not what it
 * looks like: it holds letters outside ASCII, which may imitate another name.
 */
export type EmailAddress = Readonly<{ address: string; key: string; isInternational: boolean }>;

export type EmailFaultCode =
  | 'email_missing'
  | 'email_too_long'
  | 'email_control_character'
  | 'email_not_one'
  | 'email_local_part'
  | 'email_host';

export type EmailReading = EmailAddress | Readonly<{ fault: EmailFaultCode }>;

/** Turns a host name into ASCII (IDNA); an empty text when it cannot be one. The platform has it, this room has not. */
export type HostToAscii = (host: string) => string;

/** RFC 5321 4.5.3.1: 64 octets before the @, 254 for the whole path. */
const lengthMax = 254;
const localLengthMax = 64;

/** RFC 5322's dot-atom. Quoted local parts are legal and unused; they exist in attacks only. */
const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** Every top-level domain is two letters at least, or written in Punycode: `.n` is a slip of the finger. */
const topLabel = /^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/;
const hostLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads one address strictly: what a mail program would have to guess at is refused. The length is looked at first, so
 * that no text can make the reading slow.
 */
export function readEmailAddress(text: string, toAscii: HostToAscii): EmailReading {
  if (text === '') return { fault: 'email_missing' };
  if (text.length > lengthMax) return { fault: 'email_too_long' };
  // A line end in an address would start a header of its own.
  if (/[\p{Cc}\p{Cs}\u2028\u2029\ufffd]/u.test(text)) return { fault: 'email_control_character' };
  if (/[\s,;<>"()]/u.test(text) || text.split('@').length > 2) return { fault: 'email_not_one' };
  const at = text.indexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  if (local.length > localLengthMax || !localPart.test(local)) return { fault: 'email_local_part' };
  const typedHost = text.slice(at + 1).toLowerCase();
  const host = isAscii(typedHost) ? typedHost : toAscii(typedHost);
  if (!isMailHost(host)) return { fault: 'email_host' };
  const address = `${local}@${host}`;
  if (address.length > lengthMax) return { fault: 'email_too_long' };
  return { address, key: address.toLowerCase(), isInternational: /(?:^|\.)xn--/.test(host) };
}

/**
 * An address as it was typed or pasted, without the blanks around it. A line end is no blank: in an address it is an
 * attempt at a header, and to be refused.
 */
export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text[start])) start += 1;
  while (end > start && isBlank(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\u00a0';
}

/** A name with at least one dot, whose last label is a word: neither `localhost` nor an address made of numbers. */
function isMailHost(host: string): boolean {
  const labels = host.split('.');
  return labels.length > 1 && topLabel.test(labels.at(-1) ?? '') && labels.every((label) => hostLabel.test(label));
}

function isAscii(text: string): boolean {
  return /^[\x21-\x7e]*$/.test(text);
}
