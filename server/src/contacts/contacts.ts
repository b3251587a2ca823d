import { domainToASCII } from 'node:url';
import { trimBlanks } from '@voldaan/domain/contacts/email-address';
import { type PastedAddress, readPastedAddresses } from '@voldaan/domain/contacts/pasted-addresses';
import type { Language } from '@voldaan/domain/language';
import { Refusal } from '@voldaan/domain/refusal';
import { message } from '../catalogue/message.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { pageOf, readCursorId } from '../http/cursor-id.ts';
import type { Product } from '../product.ts';
import { hashAddress } from './address-hash.ts';
import { applyChange } from './contact-change.ts';
import { isInternational } from './contact-detail.ts';
import { readEmail } from './read-email.ts';
import type { ContactAddReply, ContactChange } from './schema.ts';
import { type ContactWrite, insertSuppression, saveContacts } from './store.ts';
import { type ContactFilter, findContacts, listContacts } from './views.ts';

export type SingleContact = ContactChange & Readonly<{ email: string }>;

/** Adds one contact, or changes the one that has the address. A fault refuses it, naming the field. */
export async function addContact(product: Product, caller: Caller, given: SingleContact): Promise<ContactAddReply> {
  const email = readEmail(trimBlanks(given.email));
  if ('fault' in email) throw new Refusal(email.fault, { pointer: '/email' });
  const { email: _, ...details } = given;
  const bare = { ...addressed(product, caller.workspaceId, { email, name: '' }), ...noDetails };
  const saved = await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const [contact] = await saveContacts(db, [bare]);
    if (contact === undefined) throw new Error('a contact was neither added nor found');
    await applyChange(product, db, { id: contact.id, change: details });
    return { id: contact.id, added: contact.is_added ? 1 : 0, changed: contact.is_added ? 0 : 1 };
  });
  const flagged = email.isInternational ? [{ line: 1, text: email.address, code: 'email_international' }] : [];
  return { ...saved, refused: [], flagged: flagged.map((item) => worded(caller.language, item)) };
}

/** Adds or changes the contacts of a pasted list. All that can be used are saved together; the others are named. */
export async function addPastedContacts(product: Product, caller: Caller, text: string): Promise<ContactAddReply> {
  const { addresses, refused } = readPastedAddresses(text, domainToASCII);
  const saved = await saveAll(
    product,
    caller,
    addresses.map((pasted) => pastedContact(product, caller.workspaceId, pasted)),
  );
  return {
    ...saved,
    id: null,
    refused: refused.map((item) => worded(caller.language, item)),
    flagged: addresses
      .filter(({ email }) => email.isInternational)
      .map(({ line, email }) => worded(caller.language, { line, text: email.address, code: 'email_international' })),
  };
}

/** Makes contacts of pasted addresses, and returns the ids of all of them, new and known. */
export async function keepPasted(
  product: Product,
  db: WorkspaceTransaction,
  pasted: readonly PastedAddress[],
): Promise<readonly string[]> {
  const saved = await saveContacts(
    db,
    pasted.map((address) => pastedContact(product, db.workspaceId, address)),
  );
  return saved.map(({ id }) => id);
}

/** Writes to this address no more, for ever: it outlives the contact, and an import does not revive it. */
export function suppressAddress(
  db: WorkspaceTransaction,
  addressHash: Buffer,
  reason: 'unsubscribed' | 'bounced' | 'complained' | 'asked',
): Promise<void> {
  return insertSuppression(db, addressHash, reason);
}

/** A pasted address as a contact to save: what stands in the paste, and nothing else about the person. */
function pastedContact(product: Product, workspaceId: string, pasted: PastedAddress): ContactWrite {
  return { ...addressed(product, workspaceId, pasted), ...noDetails };
}

const noDetails = { language: null, externalId: null, phone: null } as const;

export function worded<Item extends Readonly<{ code: string }>>(
  language: Language,
  item: Item,
): Item & { detail: string } {
  return { ...item, detail: message(language, `problem.${item.code}`) };
}

export async function showContacts(
  product: Product,
  caller: Caller,
  query: ContactFilter & Readonly<{ cursor?: readonly string[] | undefined; limit: number }>,
) {
  const { cursor, limit, ...filter } = query;
  const after = readCursorId(cursor);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { total, isMore, ids } = await findContacts(db, filter);
    const page = pageOf(await listContacts(db, filter, { after, limit: limit + 1, ids }), limit);
    const data = page.data.map((row) => ({ ...row, is_international: isInternational(row.email) }));
    return { data, next_cursor: page.next_cursor, total, is_total_more: isMore };
  });
}

async function saveAll(product: Product, caller: Caller, contacts: readonly ContactWrite[]) {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => saveAndCount(db, contacts));
}

async function saveAndCount(db: WorkspaceTransaction, contacts: readonly ContactWrite[]) {
  const saved = await saveContacts(db, contacts);
  const added = saved.filter((contact) => contact.is_added).length;
  return { added, changed: saved.filter((contact) => contact.is_changed).length - added };
}

function addressed(product: Product, workspaceId: string, { email, name }: Pick<PastedAddress, 'email' | 'name'>) {
  return {
    id: uuid(),
    email: email.address,
    emailKey: email.key,
    addressHash: hashAddress(product.key('address-hash'), workspaceId, email.key),
    name,
  };
}
