import { Refusal } from '@voldaan/domain/refusal';
import { dayNumberOf, type ZoneDays } from '@voldaan/domain/relations/zone-days';
import { dayText } from '@voldaan/domain/studies/calendar/day';
import type { z } from 'zod';
import { recordAudit } from '../../accounts/audit-store.ts';
import { findKnownPerson } from '../../complaints/person-views.ts';
import { showId } from '../../database/public-id.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { caseBehind } from '../case-behind.ts';
import { isColleague, listColleagues } from '../colleague-views.ts';
import { companyDays } from '../company-days.ts';
import { listPromisesOfVisit } from '../promises/promise-views.ts';
import { shownPromise } from '../promises/promises.ts';
import type { VisitBody, VisitChange, VisitDetail, VisitForm, VisitShown, visitListQuery } from './schema.ts';
import { visitQuestion } from './visit-scale.ts';
import { changeVisit, insertVisit, lockVisitsTo } from './visit-store.ts';
import { type Appointment, findSamePlanned, findVisit, listVisits, type VisitRow } from './visit-views.ts';

/** An agenda of two weeks, and at most of so many days. */
const agendaDays = 14;
const agendaDaysMost = 92;
/** Behind it a day is no date of four digits. */
const lastDay = dayNumberOf('9999-12-31');

export function showAgenda(product: Product, caller: Caller, asked: z.output<typeof visitListQuery>) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { zone, days } = await companyDays(db);
    const today = days.dayOf(product.clock());
    const from = asked.from === undefined ? today : Math.min(dayNumberOf(asked.from), lastDay - 1);
    const wished = asked.to === undefined ? from + agendaDays : dayNumberOf(asked.to);
    const to = Math.min(Math.max(wished, from + 1), from + agendaDaysMost, lastDay);
    const ownerId = asked.of === 'me' ? caller.staffId : undefined;
    const rows = await listVisits(db, { from: days.startOf(from), to: days.startOf(to), ownerId });
    return {
      today: dayText(today),
      zone,
      from: dayText(from),
      to: dayText(to),
      data: rows.map((row) => shownVisit(row, days)),
    };
  });
}

/** What a form for a visit needs to know. */
export function showVisitForm(product: Product, caller: Caller): Promise<VisitForm> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { zone, days } = await companyDays(db);
    const { scale, question } = await visitQuestion(db, caller.language);
    return {
      today: days.textOf(product.clock()),
      zone,
      scale,
      question,
      colleagues: [...(await listColleagues(db))],
    };
  });
}

export function showVisit(product: Product, caller: Caller, id: string): Promise<VisitDetail> {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => visitDetail(product, db, id));
}

/**
 * Plans a visit. The same again, as a button pressed twice sends it, finds the one that is planned.
 *
 * @throws Refusal contact_unknown, staff_unknown, visit_in_past.
 */
export function planVisit(product: Product, caller: Caller, body: VisitBody): Promise<VisitDetail> {
  const at = product.clock();
  const id = uuid(at.getTime());
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if ((await findKnownPerson(db, body.contact_id)) === undefined)
      throw new Refusal('contact_unknown', { pointer: '/contact_id' });
    const appointed = await readAppointment(product, db, { wish: body, staffId: caller.staffId });
    await lockVisitsTo(db, body.contact_id);
    const known = await findSamePlanned(db, { ...appointed, contact_id: body.contact_id });
    if (known !== undefined) return visitDetail(product, db, known.id);
    await insertVisit(db, {
      ...appointed,
      id,
      contact_id: body.contact_id,
      state: 'planned',
      planned_at: at,
      changed_at: at,
    });
    await recordAudit(db, { staffId: caller.staffId, action: 'visit.planned', subject: showId('vis', id), at });
    return visitDetail(product, db, id);
  });
}

type Change = Readonly<{ id: string; revision: number; wish: VisitChange }>;

export function moveVisit(product: Product, caller: Caller, { id, revision, wish }: Change): Promise<VisitDetail> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const row = await requirePlanned(db, { id, revision });
    const change = await readAppointment(product, db, { wish, staffId: row.owner_id });
    if (!(await changeVisit(db, { id, revision, at, change }))) throw new Refusal('visit_changed');
    await recordAudit(db, { staffId: caller.staffId, action: 'visit.moved', subject: showId('vis', id), at });
    return visitDetail(product, db, id);
  });
}

export function cancelVisit(
  product: Product,
  caller: Caller,
  { id, revision }: Omit<Change, 'wish'>,
): Promise<VisitDetail> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requirePlanned(db, { id, revision });
    const change = { state: 'cancelled' } as const;
    if (!(await changeVisit(db, { id, revision, at, change }))) throw new Refusal('visit_changed');
    await recordAudit(db, { staffId: caller.staffId, action: 'visit.cancelled', subject: showId('vis', id), at });
    return visitDetail(product, db, id);
  });
}

async function requirePlanned(db: WorkspaceTransaction, { id, revision }: Omit<Change, 'wish'>): Promise<VisitRow> {
  const row = await findVisit(db, { id });
  if (row === undefined) throw new Refusal('not_found');
  if (row.state !== 'planned') throw new Refusal('visit_settled');
  if (row.revision !== revision) throw new Refusal('visit_changed');
  return row;
}

type Wish = Readonly<{ wish: VisitChange; staffId: string }>;

async function readAppointment(
  product: Product,
  db: WorkspaceTransaction,
  { wish, staffId }: Wish,
): Promise<Appointment> {
  const { days } = await companyDays(db);
  const { day, time, minutes, place, purpose } = wish;
  const owner_id = wish.owner_id ?? staffId;
  if (owner_id !== staffId && !(await isColleague(db, owner_id)))
    throw new Refusal('staff_unknown', { pointer: '/owner_id' });
  // Today at an hour that is over may still be meant; yesterday is what was, and is noted as a result.
  if (dayNumberOf(day) < days.dayOf(product.clock())) throw new Refusal('visit_in_past', { pointer: '/day' });
  return { owner_id, starts_at: days.timeOn(day, time), minutes, place, purpose };
}

/** @throws Refusal not_found. */
export async function visitDetail(product: Product, db: WorkspaceTransaction, id: string): Promise<VisitDetail> {
  const row = await findVisit(db, { id });
  if (row === undefined) throw new Refusal('not_found');
  const { days } = await companyDays(db);
  const promises = await listPromisesOfVisit(db, id);
  return {
    ...shownVisit(row, days),
    notes: row.notes,
    present: row.present,
    promises: promises.map((promise) => shownPromise(promise, days, product.clock())),
    case: caseBehind(row),
  };
}

function shownVisit(row: VisitRow, days: ZoneDays): VisitShown {
  const { contact_id, contact_name, contact_phone, organisation_name, owner_id, owner_name, starts_at, ...rest } = row;
  return {
    id: row.id,
    contact:
      contact_id === null
        ? null
        : { id: contact_id, name: contact_name ?? '', phone: contact_phone, organisation: organisation_name },
    owner: { id: owner_id, name: owner_name },
    state: rest.state,
    day: days.textOf(starts_at),
    time: days.clockOf(starts_at),
    starts_at,
    minutes: rest.minutes,
    place: rest.place,
    purpose: rest.purpose,
    made_at: rest.made_at,
    mark: rest.mark,
    scale: rest.scale,
    better: rest.better,
    revision: rest.revision,
  };
}
