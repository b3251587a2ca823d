import { Refusal } from '@voldaan/domain/refusal';
import { dayNumberOf } from '@voldaan/domain/relations/zone-days';
import type { ScaleId } from '@voldaan/domain/surveys/scale';
import { openCase, takeStep } from '../../complaints/cases.ts';
import { findKnownPerson } from '../../complaints/person-views.ts';
import { showId } from '../../database/public-id.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { noteOwnEvent } from '../../touchpoints/note-own-event.ts';
import { companyDays } from '../company-days.ts';
import { addPromise } from '../promises/promises.ts';
import type { VisitDetail, VisitResult } from './schema.ts';
import { isMarkOf, visitScale } from './visit-scale.ts';
import { insertVisit, linkCase, type Noted, settleVisit } from './visit-store.ts';
import { findVisit, type VisitRow } from './visit-views.ts';
import { visitDetail } from './visits.ts';

/**
 * Writes down what came of a visit, planned or not, in one go: the mark, what must be better, the promises, and the case that is
 * made of it. The same press of the button again finds what the first one wrote, also when both arrive at once.
 */
export function noteVisit(product: Product, caller: Caller, body: VisitResult): Promise<VisitDetail> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const known = await findVisit(db, { press: body.press });
    if (known !== undefined) return visitDetail(product, db, known.id);
    const noted = await readResult(product, db, body);
    const visit =
      'visit_id' in body
        ? await settlePlanned(db, { body, noted, at })
        : await insertMade(db, { body, noted, at, caller });
    if (visit.isNew) await followUpOn(product, db, { caller, body, visit, noted });
    return visitDetail(product, db, visit.id);
  });
}

/** A year before it is a slip of the hand, as 0202 for 2026; ids, which begin with their moment, count from 1970. */
const firstDay = dayNumberOf('1971-01-01');

type NotedAt = Noted & Readonly<{ made_at: Date }>;
type Settled = Readonly<{ id: string; contactId: string | null; isNew: boolean }>;

async function readResult(product: Product, db: WorkspaceTransaction, body: VisitResult): Promise<NotedAt> {
  const { days } = await companyDays(db);
  const now = product.clock();
  const today = days.dayOf(now);
  const day = body.on === undefined ? today : dayNumberOf(body.on);
  if (day > today) throw new Refusal('visit_ahead', { pointer: '/on' });
  if (day < firstDay) throw new Refusal('visit_long_ago', { pointer: '/on' });
  const scale: ScaleId | null = body.mark === null ? null : await visitScale(db);
  if (scale !== null && body.mark !== null && !isMarkOf(scale, body.mark))
    throw new Refusal('mark_off_scale', { pointer: '/mark' });
  if (body.case_kind !== null && wordsOf(body) === '') throw new Refusal('case_without_words', { pointer: '/better' });
  // Of a day that is over nobody wrote down the hour; noon is on that day in every zone's calendar.
  const made_at = day === today || body.on === undefined ? now : days.timeOn(body.on, '12:00');
  const { press, mark, better, notes, present } = body;
  return { made_at, press, scale, mark, better, notes, present };
}

function wordsOf({ better, notes }: VisitResult): string {
  return [better, notes]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n\n');
}

type Settling = Readonly<{ body: VisitResult; noted: NotedAt; at: Date }>;

async function settlePlanned(db: WorkspaceTransaction, { body, noted, at }: Settling): Promise<Settled> {
  const id = 'visit_id' in body ? body.visit_id : '';
  const { days } = await companyDays(db);
  const appointed = (await findVisit(db, { id }))?.starts_at;
  // Whoever went on another day than was agreed sees it in the agenda on the day that it was.
  const isAsAgreed = appointed !== undefined && days.dayOf(appointed) === days.dayOf(noted.made_at);
  const starts_at = isAsAgreed ? appointed : noted.made_at;
  const isNew = await settleVisit(db, { id, noted: { ...noted, starts_at }, at });
  const row = await findVisit(db, isNew ? { id } : { press: body.press });
  if (row !== undefined) return { id: row.id, contactId: row.contact_id, isNew };
  throw new Refusal((await findVisit(db, { id })) === undefined ? 'not_found' : 'visit_settled');
}

async function insertMade(
  db: WorkspaceTransaction,
  { body, noted, at, caller }: Settling & Readonly<{ caller: Caller }>,
): Promise<Settled> {
  const contactId = 'contact_id' in body ? body.contact_id : '';
  if ((await findKnownPerson(db, contactId)) === undefined)
    throw new Refusal('contact_unknown', { pointer: '/contact_id' });
  const id = uuid(at.getTime());
  const made = {
    ...noted,
    id,
    contact_id: contactId,
    owner_id: caller.staffId,
    state: 'made' as const,
    starts_at: noted.made_at,
    minutes: 60,
    planned_at: at,
    changed_at: at,
  };
  if (await insertVisit(db, made)) return { id, contactId, isNew: true };
  const first: VisitRow | undefined = await findVisit(db, { press: body.press });
  if (first === undefined) throw new Error('a visit was neither written nor found');
  return { id: first.id, contactId: first.contact_id, isNew: false };
}

type Following = Readonly<{ caller: Caller; body: VisitResult; visit: Settled; noted: NotedAt }>;

/** What a visit leads to: promises with their day, the customer's file, and a case of what was said. */
async function followUpOn(
  product: Product,
  db: WorkspaceTransaction,
  { caller, body, visit, noted }: Following,
): Promise<void> {
  const { contactId } = visit;
  for (const [place, given] of body.promises.entries())
    await addPromise(product, db, {
      given,
      pointer: `/promises/${place}`,
      staffId: caller.staffId,
      to: { contactId, name: '' },
      at: noted.made_at,
      source: 'visit',
      caseId: null,
      visitId: visit.id,
      press: null,
    });
  if (contactId === null) return;
  const shown = showId('vis', visit.id);
  await noteOwnEvent(product, db, {
    contactId,
    kind: 'visit_done',
    externalId: shown,
    subject: '',
    at: noted.made_at,
    properties: { visit: shown },
  });
  if (body.case_kind === null) return;
  const person = await findKnownPerson(db, contactId);
  const opened = await openCase(product, db, {
    workspaceCode: caller.workspaceCode,
    intake: {
      kind: body.case_kind,
      source: 'visit',
      words: wordsOf(body),
      contactId,
      name: person?.name ?? '',
      email: person?.email ?? '',
      phone: person?.phone ?? '',
      language: person?.language || caller.language,
      ownerId: caller.staffId,
    },
  });
  // Whoever stood there has heard the customer: that is the word of a person.
  const by = { kind: 'staff', id: caller.staffId } as const;
  await takeStep(product, db, {
    caseId: opened.id,
    revision: 1,
    event: { what: 'acknowledged', at: product.clock(), by },
  });
  await linkCase(db, { id: visit.id, caseId: opened.id });
}
