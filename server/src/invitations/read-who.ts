import { domainToASCII } from 'node:url';
import { type PastedAddresses, readPastedAddresses } from '@voldaan/domain/contacts/pasted-addresses';
import { Refusal } from '@voldaan/domain/refusal';
import { hashAddress } from '../contacts/address-hash.ts';
import { keepPasted } from '../contacts/contacts.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import type { Candidates } from '../studies/candidate-views.ts';
import { countContactsOf } from './recipient-views.ts';
import type { Who } from './schema.ts';

/** Whom a wave is meant for: customers that are there, or whoever these addresses belong to. */
export type MeantFor = Candidates | Readonly<{ addressHashes: readonly Buffer[] }>;

export type ReadWho = Readonly<{ meantFor: MeantFor; duplicates: number; pasted: PastedAddresses }>;

/** Reads for whom a wave is meant, as the send screen says it. Nothing is stored. */
export async function readWho(product: Product, db: WorkspaceTransaction, who: Who): Promise<ReadWho> {
  const none: PastedAddresses = { addresses: [], refused: [] };
  if (who === 'all') return { meantFor: { audience: {} }, duplicates: 0, pasted: none };
  if ('contacts' in who) {
    const contactIds = [...new Set(who.contacts)];
    if ((await countContactsOf(db, contactIds)) < contactIds.length) throw new Refusal('not_found');
    return { meantFor: { contactIds }, duplicates: who.contacts.length - contactIds.length, pasted: none };
  }
  const pasted = readPastedAddresses(who.addresses, domainToASCII);
  const key = product.key('address-hash');
  const addressHashes = pasted.addresses.map(({ email }) => hashAddress(key, db.workspaceId, email.key));
  const duplicates = pasted.refused.filter(({ code }) => code === 'email_twice').length;
  return { meantFor: { addressHashes }, duplicates, pasted };
}

/** Pasted addresses become contacts when a wave is started for them. */
export async function withContacts(
  product: Product,
  db: WorkspaceTransaction,
  { meantFor, pasted }: ReadWho,
): Promise<Candidates> {
  if (!('addressHashes' in meantFor)) return meantFor;
  return { contactIds: await keepPasted(product, db, pasted.addresses) };
}
