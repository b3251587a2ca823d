import type { ConsentPurpose } from '@voldaan/domain/contacts/consent';
import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../accounts/audit-store.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { applyChange } from './contact-change.ts';
import { type ContactDetailRow, findContact, listConsentEvents, listConsents } from './detail-views.ts';
import { recordConsent } from './record-consent.ts';
import type { ContactChange } from './schema.ts';
import { listSuppressionsOfHash } from './suppressions/suppression-views.ts';

/** Everything known of one contact. */
export function showContact(product: Product, caller: Caller, id: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => readDetail(db, id));
}

export function changeContact(product: Product, caller: Caller, id: string, change: ContactChange) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await applyChange(product, db, { id, change });
    return readDetail(db, id);
  });
}

export type StaffConsent = Readonly<{ purpose: ConsentPurpose; is_given: boolean; source: string }>;

/** What a customer said to staff: by telephone, at the counter. It holds as if the customer had pressed the button. */
export function takeConsent(product: Product, caller: Caller, id: string, said: StaffConsent) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { purpose, is_given: isGiven, source } = said;
    const proof = { source: source.trim(), textVersion: '', basis: 'consent', by: 'staff' } as const;
    await recordConsent(db, { contactId: id, purpose, isGiven, ...proof, at: product.clock() });
    await recordAudit(db, {
      staffId: caller.staffId,
      action: isGiven ? 'consent.given' : 'consent.refused',
      subject: showId('con', id),
      detail: { purpose },
      at: product.clock(),
    });
    return readDetail(db, id);
  });
}

export function showConsentEvents(product: Product, caller: Caller, id: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const contact = await findContact(db, id);
    if (contact === undefined) throw new Refusal('not_found');
    return { data: await listConsentEvents(db, contact.address_hash) };
  });
}

async function readDetail(db: WorkspaceTransaction, id: string) {
  const contact = await findContact(db, id);
  if (contact === undefined) throw new Refusal('not_found');
  const suppressions = await listSuppressionsOfHash(db, contact.address_hash);
  return {
    ...shapeOf(contact),
    suppressions: [...suppressions],
    consents: await listConsents(db, id),
    suppressed: stopsResearch(suppressions),
  };
}

function stopsResearch(suppressions: readonly Readonly<{ purpose: string }>[]): boolean {
  return suppressions.some(({ purpose }) => purpose !== 'marketing');
}

function shapeOf(row: ContactDetailRow) {
  const { organisation_id, organisation_name, birth_month, birth_day } = row;
  return {
    ...row,
    organisation:
      organisation_id === null || organisation_name === null ? null : { id: organisation_id, name: organisation_name },
    birthday: birth_month === null || birth_day === null ? null : { month: birth_month, day: birth_day },
    is_international: isInternational(row.email),
  };
}

/** The domain holds letters outside ASCII. */
export function isInternational(email: string): boolean {
  return /@(?:.*\.)?xn--/.test(email);
}
