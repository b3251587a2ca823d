import { createHmac } from 'node:crypto';

/** Fewer digits than these are no number of a person. */
const digitsLeast = 5;
/** A number is written with and without its country; the last eight digits are the same, in the Netherlands and in Norway. */
const digitsCompared = 8;

/**
 * A number up to its extension. Whatever that is called ("tst 12", "ext. 12", "x12", "linje 2", "#12", a pause of a telephone's
 * own), a number is followed by no letter and no such sign but for it; what stands before a number, as "tel.", is none.
 */
function withoutExtension(phone: string): string {
  return /^(?:\D*\d){5}[^\p{L}#;,]*/u.exec(phone.normalize('NFKC'))?.[0] ?? phone;
}

/**
 * The keyed hash by which a telephone number is recognised without being kept; undefined for what is none. It holds the
 * workspace, so that equal numbers of two workspaces cannot be told to be equal. Two numbers that end alike are taken for one:
 * then somebody is not called who might have been, which is the safer mistake.
 */
export function hashNumber(key: Buffer, workspaceId: string, phone: string): Buffer | undefined {
  const digits = withoutExtension(phone).replace(/\D/g, '');
  if (digits.length < digitsLeast) return undefined;
  return createHmac('sha256', key)
    .update(`${workspaceId}\0tel\0${digits.slice(-digitsCompared)}`)
    .digest();
}
