import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Product } from '../product.ts';

/** Only the keys are asked for. */
export type Keyring = Pick<Product, 'key'>;

/** What a tag stands in: one made for the one is worth nothing in the other. */
export type TagPlace = 'message-id' | 'return-path' | 'case';

const codeLength = 6;
const idLength = 26;
const proofLength = 16;
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const shape = /^[a-z2-7]{48}$/;

/**
 * Names an invitation so that only we can: the workspace's code, the invitation's id, and 80 bits of a keyed hash over
 * both. The same mail always has the same tag, in letters and digits that survive servers which change the case. With a
 * mailbox's name before it, it fits the 64 characters that an address may have before its @ (RFC 5321).
 */
export function mailTag(product: Keyring, mail: TaggedMail, place: TagPlace): string {
  return makeTag(product, { workspaceCode: mail.workspaceCode, id: mail.invitationId }, place);
}

export type TaggedMail = Readonly<{ workspaceCode: string; invitationId: string }>;

/** The mail that a tag names; undefined for a text that is no tag, or one that we did not make for this place. */
export function readMailTag(product: Keyring, text: string, place: TagPlace): TaggedMail | undefined {
  const read = readTag(product, text, place);
  return read && { workspaceCode: read.workspaceCode, invitationId: read.id };
}

/** What a tag names: something of a workspace, by its uuid. */
export type Tagged = Readonly<{ workspaceCode: string; id: string }>;

export function makeTag(product: Keyring, { workspaceCode, id }: Tagged, place: TagPlace): string {
  const subject = workspaceCode + base32(Buffer.from(id.replaceAll('-', ''), 'hex'));
  return subject + proofOf(product, subject, place);
}

/** Undefined for a text that is no tag, or one that we did not make for this place. */
export function readTag(product: Keyring, text: string, place: TagPlace): Tagged | undefined {
  const tag = text.toLowerCase();
  if (!shape.test(tag)) return undefined;
  const subject = tag.slice(0, codeLength + idLength);
  const proof = Buffer.from(tag.slice(codeLength + idLength), 'latin1');
  if (!timingSafeEqual(proof, Buffer.from(proofOf(product, subject, place), 'latin1'))) return undefined;
  const hex = fromBase32(subject.slice(codeLength)).toString('hex');
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)];
  return { workspaceCode: subject.slice(0, codeLength), id: id.join('-') };
}

/** `<tag@domain>`: a bounce or a relay's log is matched to its invitation, and a mail that came twice shows itself. */
export function messageIdFor(product: Keyring, mail: TaggedMail, domain: string): string {
  return `<${mailTag(product, mail, 'message-id')}@${domain}>`;
}

function proofOf(product: Keyring, subject: string, place: TagPlace): string {
  const digest = createHmac('sha256', product.key('message-id')).update(place).update('\0').update(subject).digest();
  return base32(digest).slice(0, proofLength);
}

/** RFC 4648, in lower case and without filling. */
function base32(bytes: Buffer): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + alphabet[(held << (5 - bits)) & 31];
}

function fromBase32(text: string): Buffer {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of text) {
    held = (held << 5) | alphabet.indexOf(letter);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
    held &= (1 << bits) - 1;
  }
  return Buffer.from(bytes);
}
