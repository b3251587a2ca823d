import type { EmailAddress } from '@voldaan/domain/contacts/email-address';
import type { Language } from '@voldaan/domain/language';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { hashAddress } from './address-hash.ts';
import { admitCaseContacts } from './case-contact-store.ts';
import { fillExternalIds, insertNewContacts, type NewContact } from './reference-store.ts';
import { type FoundReference, findReferences } from './reference-views.ts';

/** A customer as another program names one. The rest is kept only of somebody who is not known yet. */
export type ContactReference = Readonly<{
  id: string | null;
  externalId: string | null;
  email: EmailAddress | undefined;
  name: string;
  language: Language | null;
  phone: string | null;
}>;

/**
 * The contacts that are meant, in the order of the references: found, or made where an address is given that nobody has.
 * Undefined where nobody is meant: an id or a number that is unknown, without an address.
 */
export async function resolveContacts(
  product: Product,
  db: WorkspaceTransaction,
  references: readonly ContactReference[],
): Promise<readonly (string | undefined)[]> {
  const keys = references.map(({ id, externalId, email }) => ({ id, externalId, emailKey: email?.key ?? null }));
  let found = await findReferences(db, keys);
  const missing = references.filter((reference, at) => reference.id === null && found[at]?.contact_id === null);
  const made = newContacts(product, db.workspaceId, missing);
  if (made.length > 0) {
    await insertNewContacts(db, made);
    found = await findReferences(db, keys);
  }
  const onlyOfCases = found.flatMap((one) => (one.is_case_only && one.contact_id !== null ? [one.contact_id] : []));
  await admitCaseContacts(db, onlyOfCases);
  await fillExternalIds(db, unnumbered(references, found));
  return found.map(({ contact_id }) => contact_id ?? undefined);
}

/** One for each address, in the order of addresses, so that two who add the same ones do not wait for each other. */
function newContacts(
  product: Product,
  workspaceId: string,
  references: readonly ContactReference[],
): readonly NewContact[] {
  const key = product.key('address-hash');
  const byAddress = new Map<string, NewContact>();
  for (const { email, externalId, name, language, phone } of references) {
    if (email === undefined || byAddress.has(email.key)) continue;
    const addressHash = hashAddress(key, workspaceId, email.key);
    const who = { email: email.address, emailKey: email.key, addressHash };
    byAddress.set(email.key, { id: uuid(), ...who, externalId, name, language, phone });
  }
  return [...byAddress.values()].sort((a, b) => (a.emailKey < b.emailKey ? -1 : 1));
}

function unnumbered(references: readonly ContactReference[], found: readonly FoundReference[]) {
  return references.flatMap(({ externalId }, at) => {
    const { contact_id: contactId, external_id: known } = found[at] ?? { contact_id: null, external_id: null };
    return contactId !== null && externalId !== null && known === null ? [{ contactId, externalId }] : [];
  });
}
