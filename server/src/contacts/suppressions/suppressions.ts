import { trimBlanks } from '@voldaan/domain/contacts/email-address';
import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../../accounts/audit-store.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { hashAddress } from '../address-hash.ts';
import { readEmail } from '../read-email.ts';
import { addSuppression, removeSuppression } from './suppression-store.ts';
import {
  countSuppressions,
  listSuppressions,
  listSuppressionsOfHash,
  type SuppressionPlace,
  type SuppressionRow,
} from './suppression-views.ts';

type Wish = Readonly<{ email: string; purpose: SuppressionRow['purpose'] }>;

/** Addresses that are not written to, newest first. */
export function showSuppressions(
  product: Product,
  caller: Caller,
  query: Readonly<{ cursor?: readonly string[] | undefined; limit: number }>,
) {
  const after = readPlace(query.cursor);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const rows = await listSuppressions(db, { after, limit: query.limit + 1 });
    const data = rows.slice(0, query.limit);
    const last = data.at(-1);
    const next =
      rows.length > query.limit && last !== undefined ? [last.created_at.toISOString(), last.hash, last.purpose] : null;
    return { data, next_cursor: next, total: await countSuppressions(db) };
  });
}

/** What holds for an address; an empty list for one that may be written to. */
export function checkSuppression(product: Product, caller: Caller, email: string) {
  const hash = hashOf(product, caller, email);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => ({
    data: [...(await listSuppressionsOfHash(db, hash))],
  }));
}

/** Writes to this address no more: somebody asked so who need not be a contact. */
export function suppress(product: Product, caller: Caller, { email, purpose }: Wish) {
  const hash = hashOf(product, caller, email);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const at = product.clock();
    await addSuppression(db, { hash, purpose, at });
    await recordAudit(db, { staffId: caller.staffId, action: 'suppression.added', detail: { purpose }, at });
    return { data: [...(await listSuppressionsOfHash(db, hash))] };
  });
}

/**
 * Lets an address be written to again: one that bounced works now, or somebody changed their mind. Who reported our mail
 * to their provider is asked by nobody but themselves.
 */
export function liftSuppression(product: Product, caller: Caller, { email, purpose }: Wish) {
  const hash = hashOf(product, caller, email);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const held = (await listSuppressionsOfHash(db, hash)).find((one) => one.purpose === purpose);
    if (held === undefined) throw new Refusal('not_found');
    if (held.reason === 'complained') throw new Refusal('suppression_reported');
    await removeSuppression(db, { hash, purpose });
    const detail = { purpose, reason: held.reason };
    await recordAudit(db, { staffId: caller.staffId, action: 'suppression.lifted', detail, at: product.clock() });
    return { data: [...(await listSuppressionsOfHash(db, hash))] };
  });
}

function hashOf(product: Product, caller: Caller, text: string): Buffer {
  const email = readEmail(trimBlanks(text));
  if ('fault' in email) throw new Refusal(email.fault, { pointer: '/email' });
  return hashAddress(product.key('address-hash'), caller.workspaceId, email.key);
}

function readPlace(cursor: readonly string[] | undefined): SuppressionPlace | undefined {
  if (cursor === undefined) return undefined;
  const [at = '', hash = '', purpose = ''] = cursor;
  const isTime = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) && !Number.isNaN(Date.parse(at));
  if (isTime && /^(?:[0-9a-f]{2}){1,64}$/.test(hash) && /^[a-z]{1,20}$/.test(purpose)) return { at, hash, purpose };
  throw new Refusal('cursor_unknown', { pointer: '/cursor' });
}
