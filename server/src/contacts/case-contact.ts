import { isLanguage } from '@voldaan/domain/language';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { hashAddress } from './address-hash.ts';
import { insertCaseContact } from './case-contact-store.ts';
import { findByAddress } from './case-contact-views.ts';
import { readEmail } from './read-email.ts';

/** Who complains, in their own words. */
export type Complainant = Readonly<{ email: string; name: string; phone: string; language: string }>;

/**
 * The contact that a complainant's address belongs to: the one that has it, or one made for the case alone, who is asked how
 * the case was handled and about nothing else (audience-views.ts). Undefined for what is no address. An address says who it
 * may be, and proves nothing: nothing of a known contact is changed.
 */
export async function contactOfComplainant(
  product: Product,
  db: WorkspaceTransaction,
  { email: written, name, phone, language }: Complainant,
): Promise<string | undefined> {
  const email = readEmail(written);
  if ('fault' in email) return undefined;
  const known = await findByAddress(db, email.key);
  if (known !== undefined) return known;
  await insertCaseContact(db, {
    id: uuid(product.clock().getTime()),
    email: email.address,
    emailKey: email.key,
    addressHash: hashAddress(product.key('address-hash'), db.workspaceId, email.key),
    name,
    phone: phone === '' ? null : phone,
    language: isLanguage(language) ? language : null,
  });
  return findByAddress(db, email.key);
}
