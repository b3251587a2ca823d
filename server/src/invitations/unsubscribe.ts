import { workspaceOfCode } from '../accounts/workspace-code-views.ts';
import { suppressAddress } from '../contacts/contacts.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { codeOfToken, hashToken } from '../secret/token.ts';
import { findRecipient, type LinkedRecipient } from './views.ts';
import { insertVisit } from './visit-store.ts';

type Found = LinkedRecipient & Readonly<{ workspaceId: string }>;

/** Whom a personal link belongs to; undefined for a link that leads nowhere. */
export async function recipientOfLink(product: Product, token: string): Promise<Found | undefined> {
  const code = codeOfToken(token);
  const workspaceId = code === undefined ? undefined : await workspaceOfCode(product.databases, code);
  if (workspaceId === undefined) return undefined;
  const found = await inWorkspace(product.databases.app, workspaceId, (db) => findRecipient(db, hashToken(token)));
  return found && { ...found, workspaceId };
}

/**
 * Stops mail to the address behind the link, at once and for ever: the suppression outlives the contact, and an import
 * does not revive it. Asking twice is asking once.
 */
export async function unsubscribe(product: Product, token: string): Promise<Found | undefined> {
  const recipient = await recipientOfLink(product, token);
  if (recipient === undefined) return undefined;
  await inWorkspace(product.databases.app, recipient.workspaceId, async (db) => {
    await suppressAddress(db, recipient.address_hash, 'unsubscribed');
    await insertVisit(db, { ...visitOf(product, recipient), kind: 'unsubscribe' });
  });
  return recipient;
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
