import type { MailEvidence } from '@voldaan/domain/mail/mail-evidence';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { announceMail } from './arrival-store.ts';
import { findInboundAddress } from './arrived-views.ts';
import { readCaseMailTag } from './case-mail-tag.ts';
import { insertInboundRaw } from './inbound-address-store.ts';
import { workspaceCode } from './inbound-views.ts';

type Arrived = Readonly<{ id: string; raw: Buffer; envelopeTo: string; evidence: MailEvidence }>;

/**
 * Keeps the whole of a mail that a person wrote to where cases come from, or in answer to a mail about one, and tells of it
 * (`mail.arrived`). Of all other mail nothing but its text is kept.
 */
export async function passOnArrival(
  product: Product,
  db: WorkspaceTransaction,
  { id, raw, envelopeTo, evidence }: Arrived,
): Promise<void> {
  const isAbout = (await casesNamed(product, db, evidence)).length > 0;
  if (!isAbout && !isAddressedTo(await findInboundAddress(db, 'case'), evidence)) return;
  await insertInboundRaw(db, { id, raw, envelopeTo: envelopeTo.slice(0, 320) });
  await announceMail(db, { id: uuid(product.clock().getTime()), kind: 'mail.arrived', mailId: id });
}

/** Tells that a mail about a case came back (`mail.case-returned`). */
export function announceReturn(product: Product, db: WorkspaceTransaction, mailId: string): Promise<void> {
  return announceMail(db, { id: uuid(product.clock().getTime()), kind: 'mail.case-returned', mailId });
}

/** The cases of this workspace that a mail proves to be about, in the order in which it names them. */
export async function casesNamed(
  product: Product,
  db: WorkspaceTransaction,
  { addresses, messageIds }: MailEvidence,
): Promise<readonly string[]> {
  const tags = [...addresses, ...messageIds].flatMap((text) => readCaseMailTag(product, text) ?? []);
  if (tags.length === 0) return [];
  const code = await workspaceCode(db);
  return [...new Set(tags.filter((tag) => tag.workspaceCode === code).map((tag) => tag.caseId))];
}

/** `klachten+winkel@` is `klachten@`, as mail servers have it. */
export function isAddressedTo(address: string, { addresses }: MailEvidence): boolean {
  return address !== '' && addresses.some((one) => plainAddress(one) === plainAddress(address));
}

function plainAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const [local = ''] = address.slice(0, at).split('+');
  return `${local}@${address.slice(at + 1)}`.toLowerCase();
}
