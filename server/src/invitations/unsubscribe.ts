import { workspaceOfCode } from '../accounts/workspace-code-views.ts';
import { type Preferences, preferencesOf, savePreferences, sayConsent } from '../contacts/preferences.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { codeOfToken, hashToken } from '../secret/token.ts';
import { findRecipient, type LinkedRecipient } from './views.ts';
import { insertVisit } from './visit-store.ts';

export type Found = LinkedRecipient & Readonly<{ workspaceId: string }>;

/** Whom a personal link belongs to; undefined for a link that leads nowhere. */
export async function recipientOfLink(product: Product, token: string): Promise<Found | undefined> {
  const code = codeOfToken(token);
  const workspaceId = code === undefined ? undefined : await workspaceOfCode(product.databases, code);
  if (workspaceId === undefined) return undefined;
  const found = await inWorkspace(product.databases.app, workspaceId, (db) => findRecipient(db, hashToken(token)));
  return found && { ...found, workspaceId };
}

/** Which wording the pages behind a mail's links have: the proof of a yes or no says what was read. */
const textVersion = '1';

/**
 * Stops what the mail was about to the address behind the link, at once and in all studies: the refusal outlives the
 * contact, and an import does not revive it. Asking twice is asking once. Whoever has another address by now asks it for that
 * one as well.
 */
export async function unsubscribe(product: Product, token: string): Promise<Found | undefined> {
  return sayByLink(product, token, false);
}

/** Takes it back, for whoever pressed by mistake. */
export async function resubscribe(product: Product, token: string): Promise<Found | undefined> {
  return sayByLink(product, token, true);
}

async function sayByLink(product: Product, token: string, isGiven: boolean): Promise<Found | undefined> {
  const recipient = await recipientOfLink(product, token);
  if (recipient === undefined) return undefined;
  const { topic: purpose } = recipient;
  await inWorkspace(product.databases.app, recipient.workspaceId, async (db) => {
    const at = product.clock();
    for (const addressHash of addressesOf(recipient)) {
      await sayConsent(db, { addressHash, purpose, isGiven, source: 'unsubscribe link', textVersion, at });
    }
    if (!isGiven) await insertVisit(db, { ...visitOf(product, recipient), kind: 'unsubscribe' });
  });
  return recipient;
}

/** What the customer behind a link may be sent, at the address that they have now. */
export async function showPreferences(product: Product, recipient: Found): Promise<Preferences> {
  const { workspaceId, own_hash, address_hash } = recipient;
  return inWorkspace(product.databases.app, workspaceId, (db) => preferencesOf(db, own_hash ?? address_hash));
}

/** Keeps what was chosen on the page, and says what holds then. */
export async function changePreferences(product: Product, recipient: Found, wish: Preferences): Promise<Preferences> {
  const { workspaceId, own_hash, address_hash } = recipient;
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    for (const addressHash of addressesOf(recipient)) {
      await savePreferences(db, { addressHash, wish, textVersion, at: product.clock() });
    }
    return preferencesOf(db, own_hash ?? address_hash);
  });
}

/** The address that the mail went to, and the one that the customer has by now where that is another. */
function addressesOf({ address_hash, own_hash }: Found): readonly Buffer[] {
  return own_hash === null || own_hash.equals(address_hash) ? [address_hash] : [address_hash, own_hash];
}

/** Somebody followed the link that no person can see. It says what the other visits of that minute were. */
export async function recordTrap(product: Product, token: string): Promise<boolean> {
  const recipient = await recipientOfLink(product, token);
  if (recipient === undefined) return false;
  await inWorkspace(product.databases.app, recipient.workspaceId, (db) =>
    insertVisit(db, { ...visitOf(product, recipient), kind: 'trap' }),
  );
  return true;
}

function visitOf(product: Product, { id, survey_id }: Found) {
  return { id: uuid(), surveyId: survey_id, invitationId: id, at: product.clock() };
}
