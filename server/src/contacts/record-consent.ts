import type { ConsentPurpose, LegalBasis } from '@voldaan/domain/contacts/consent';
import { Refusal } from '@voldaan/domain/refusal';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { admitCaseContacts } from './case-contact-store.ts';
import {
  type ConsentTeller,
  type ConsentWrite,
  findConsentParty,
  insertConsentEvents,
  liftRefusals,
  saveConsents,
  suppressRefusals,
} from './consent-store.ts';

/** A yes or no of one customer, known by contact or by the keyed hash of the address (a link in a mail knows no more). */
export type SaidConsent = (Readonly<{ contactId: string }> | Readonly<{ addressHash: Buffer }>) &
  Readonly<{
    purpose: ConsentPurpose;
    isGiven: boolean;
    basis: LegalBasis;
    /** Where it was said: "preference page", "by telephone". */
    source: string;
    /** Which wording was read there; '' when there was none. */
    textVersion: string;
    by: ConsentTeller;
    at: Date;
  }>;

/**
 * Records what one customer said: the proof, what holds now, and whether the address may still be written to, all in the
 * caller's transaction. A no takes effect at once, for every study of the workspace.
 */
export async function recordConsent(db: WorkspaceTransaction, said: SaidConsent): Promise<void> {
  const party = await findConsentParty(db, said);
  const addressHash = 'addressHash' in said ? said.addressHash : party?.address_hash;
  if (addressHash === undefined) throw new Refusal('not_found');
  const { purpose, isGiven, basis, source, textVersion, by, at } = said;
  const contactId = party?.id ?? null;
  await recordConsents(db, [{ contactId, addressHash, purpose, isGiven, basis, source, textVersion, by, at }]);
}

/** The same for many at once, as a file has them: a statement for each step, however many there are. */
export async function recordConsents(db: WorkspaceTransaction, said: readonly ConsentWrite[]): Promise<void> {
  if (said.length === 0) return;
  await insertConsentEvents(db, said);
  await saveConsents(db, said);
  await suppressRefusals(db, said);
  await liftRefusals(db, said);
  await admitCaseContacts(db, willing(said));
}

/** Who of those who are known by a case alone says yes to being asked is asked as any other. A file admits whom it names anyway. */
function willing(said: readonly ConsentWrite[]): readonly string[] {
  return said.flatMap(({ contactId, purpose, isGiven, by }) =>
    contactId !== null && purpose === 'research' && isGiven && by !== 'import' ? [contactId] : [],
  );
}
