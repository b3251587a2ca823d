import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../accounts/audit-store.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { notCalledOf } from '../interviews/call-staff.ts';
import type { Product } from '../product.ts';
import { eraseCases } from './erase-cases-store.ts';
import { eraseRecords, exportRecords } from './erase-records.ts';
import { eraseRelations } from './erase-relations-store.ts';
import { eraseTraits } from './erase-traits-store.ts';
import type { Erasure } from './schema.ts';
import { eraseAddresses, eraseCalls, eraseContact, eraseEvents, eraseImages, eraseMails, eraseWords } from './store.ts';
import { exportPerson, findPerson, type PersonExport } from './views.ts';

/** All that is kept about a person, for the person who asks for it (GDPR 15 and 20). */
export function showPersonData(product: Product, caller: Caller, id: string): Promise<PersonExport> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const person = await exportPerson(db, id);
    if (person === undefined) throw new Refusal('not_found');
    const known = await findPerson(db, id);
    const notCalled = await notCalledOf(product, db, known?.phone ?? '');
    const subject = showId('con', id);
    await recordAudit(db, { staffId: caller.staffId, action: 'contact.exported', subject, at: product.clock() });
    return { ...person, not_called: notCalled ?? null, field_records: await exportRecords(db, id) };
  });
}

/**
 * Erases a person (GDPR 17): name, address and all that is known, what they wrote in own words, and every link from an
 * answer to them. Marks keep counting without a name, and a no stays a no. In one transaction: all of it, or none.
 */
export function erasePerson(product: Product, caller: Caller, id: string): Promise<Erasure> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const found = await findPerson(db, id);
    if (found === undefined) throw new Refusal('not_found');
    const person = { id, addressHash: found.address_hash };
    const { email, name, phone, external_id: number } = found;
    const known = { email, name, phone: phone ?? '', number: number ?? '' };
    const records = await eraseRecords(db, { contactId: id, person: known });
    await eraseTraits(db, person);
    const responses = await eraseWords(db, person);
    const mails = await eraseMails(db, { person, email });
    const invitations = await eraseAddresses(db, person);
    const events = await eraseEvents(db, person);
    await eraseRelations(db, { person, email });
    const cases = await eraseCases(db, { person, email });
    await eraseCalls(db, person);
    await eraseImages(db, { person, email });
    await eraseContact(db, person);
    const detail = { responses, invitations, events, mails, cases, records };
    const subject = showId('con', id);
    await recordAudit(db, { staffId: caller.staffId, action: 'contact.erased', subject, detail, at: product.clock() });
    return detail;
  });
}
