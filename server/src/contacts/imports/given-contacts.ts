import { uuid } from '../../database/uuid.ts';
import type { Product } from '../../product.ts';
import { hashAddress } from '../address-hash.ts';
import type { JudgedContact } from './judge-rows.ts';

/** A judged row with everything that a contact of it would have. */
export type GivenContact = JudgedContact & Readonly<{ id: string; addressHash: Buffer; organisationId: string | null }>;

export function makeGiven(
  product: Product,
  workspaceId: string,
  contacts: readonly JudgedContact[],
  organisationOf: (contact: JudgedContact) => string | null,
): readonly GivenContact[] {
  const key = product.key('address-hash');
  return contacts.map((contact) => ({
    ...contact,
    id: uuid(),
    addressHash: hashAddress(key, workspaceId, contact.details.email.key),
    organisationId: organisationOf(contact),
  }));
}
