import { createHash, createHmac } from 'node:crypto';
import { Refusal } from '@voldaan/domain/refusal';
import { findByAddress } from '../../contacts/case-contact-views.ts';
import { readEmail } from '../../contacts/read-email.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { openCase } from '../cases.ts';
import { contactOfResponse, findKnownPerson, findTouchpointName, lockAnswer } from '../person-views.ts';
import type { CaseBody, CaseDetail } from '../schema.ts';
import { caseDetail } from '../show-case.ts';
import { requireOpenUnit } from '../units/unit-rules.ts';
import { insertSubmission, lockSubmission } from './form-store.ts';
import { findCompany, listSubmissions } from './form-views.ts';

type Told = Readonly<{ body: CaseBody; idempotencyKey: string | undefined }>;

/**
 * A case that a program hands in: a chat, a shop, another system. Nobody has it yet, and it waits to be acknowledged by a person.
 * With an idempotency key the same call twice is one case.
 */
export function makeProgramCase(product: Product, caller: Caller, { body, idempotencyKey }: Told): Promise<CaseDetail> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const key = idempotencyKey === undefined ? undefined : keyOf(caller, idempotencyKey);
    if (key !== undefined) {
      await lockSubmission(db, key);
      const [known] = await listSubmissions(db, key);
      if (known !== undefined) return caseDetail(product, db, known.case_id);
    }
    const email = readEmail(body.email);
    const contactId =
      body.contact_id ??
      (await contactOfResponse(db, body.response_id)) ??
      ('fault' in email ? undefined : await findByAddress(db, email.key));
    const known = contactId === undefined ? undefined : await findKnownPerson(db, contactId);
    if (body.contact_id !== undefined && known === undefined)
      throw new Refusal('contact_unknown', { pointer: '/contact_id' });
    if (body.touchpoint_id !== undefined && (await findTouchpointName(db, body.touchpoint_id)) === undefined)
      throw new Refusal('not_found', { pointer: '/touchpoint_id' });
    const answer = body.response_id === undefined ? undefined : await lockAnswer(db, body.response_id);
    if (body.response_id !== undefined && answer === undefined)
      throw new Refusal('not_found', { pointer: '/response_id' });
    if (answer?.isAnonymous) throw new Refusal('answer_anonymous', { pointer: '/response_id' });
    if (body.unit_id !== undefined) await requireOpenUnit(db, { id: body.unit_id, pointer: '/unit_id' });
    const { id } = await openCase(product, db, {
      workspaceCode: caller.workspaceCode,
      intake: {
        kind: body.kind,
        source: 'api',
        words: body.words,
        subject: body.subject,
        contactId: contactId ?? null,
        responseId: body.response_id ?? null,
        touchpointId: body.touchpoint_id ?? null,
        unitId: body.unit_id,
        name: body.name || (known?.name ?? ''),
        email: body.email || (known?.email ?? ''),
        phone: body.phone || (known?.phone ?? ''),
        language: body.language ?? (known?.language || (await findCompany(db)).language),
        remedySought: body.remedy_sought,
        about: body.about,
        staffNamed: body.staff_named,
      },
    });
    if (key !== undefined) {
      const digest = createHmac('sha256', product.key('case-form')).update(JSON.stringify(body)).digest();
      await insertSubmission(db, { key, digest, caseId: id, at: product.clock() });
    }
    return caseDetail(product, db, id);
  });
}

/** Keys of two programs never meet. */
function keyOf({ key }: Caller, text: string): string {
  const hex = createHash('sha256')
    .update(`${key?.id ?? ''}\0${text}`)
    .digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
