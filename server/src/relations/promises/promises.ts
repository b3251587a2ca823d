import { Refusal } from '@voldaan/domain/refusal';
import { type PromiseEvent, type PromiseStep, promiseOf, stepPromise } from '@voldaan/domain/relations/promise-ledger';
import type { CustomerPromise } from '@voldaan/domain/relations/promise-state';
import { dueOf, promiseState } from '@voldaan/domain/relations/promise-state';
import { dayNumberOf, type ZoneDays } from '@voldaan/domain/relations/zone-days';
import type { z } from 'zod';
import { findCase } from '../../complaints/case-views.ts';
import { findKnownPerson } from '../../complaints/person-views.ts';
import type { PromiseSource } from '../../database/relation-tables.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { readCursorMoment } from '../../http/cursor-place.ts';
import type { Product } from '../../product.ts';
import { caseBehind } from '../case-behind.ts';
import { isColleague, listColleagues } from '../colleague-views.ts';
import { companyDays } from '../company-days.ts';
import { insertPromise, insertPromiseEvent, updatePromise } from './promise-store.ts';
import {
  countPromises,
  findPromise,
  listPromiseEvents,
  listPromises,
  type PromiseEventRow,
  type PromiseRow,
} from './promise-views.ts';
import type {
  PromiseBody,
  PromiseDetail,
  PromiseGiven,
  PromiseShown,
  PromiseStepBody,
  promiseListQuery,
} from './schema.ts';

/** Rates are of the promises whose day was in so many days. */
export const ratesDays = 365;
const dayMs = 86_400_000;

/** A list of promises, with how many stand in each. */
export function showPromises(product: Product, caller: Caller, wish: z.output<typeof promiseListQuery>) {
  const now = product.clock();
  const after = readCursorMoment(wish.cursor);
  const ownerId = wish.of === 'me' ? caller.staffId : undefined;
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { days } = await companyDays(db);
    const asked = { list: wish.list, ownerId, contactId: wish.contact, caseId: wish.case, after, now };
    const rows = await listPromises(db, { ...asked, limit: wish.limit + 1 });
    const page = rows.slice(0, wish.limit);
    const last = page.at(-1);
    const isMore = rows.length > wish.limit && last !== undefined;
    return {
      data: page.map((row) => shownPromise(row, days, now)),
      next_cursor: isMore ? [last.due_at.toISOString(), last.id] : null,
      counts: { ...(await countPromises(db, { now, ownerId, since: new Date(now.getTime() - ratesDays * dayMs) })) },
      colleagues: [...(await listColleagues(db))],
      today: days.textOf(now),
    };
  });
}

export function showPromise(product: Product, caller: Caller, id: string): Promise<PromiseDetail> {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => promiseDetail(product, db, id));
}

/** Writes down what was promised on the telephone, in a case, at the counter. Pressed twice it is one promise. */
export function makePromise(product: Product, caller: Caller, body: PromiseBody): Promise<PromiseDetail> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const known = body.press === undefined ? undefined : await findPromise(db, { press: body.press });
    if (known !== undefined) return promiseDetail(product, db, known.id);
    const one = body.case_id === undefined ? undefined : await findCase(db, body.case_id);
    if (body.case_id !== undefined && one === undefined) throw new Refusal('not_found', { pointer: '/case_id' });
    const contactId = body.contact_id ?? one?.contact_id ?? null;
    if (body.contact_id !== undefined && (await findKnownPerson(db, body.contact_id)) === undefined)
      throw new Refusal('contact_unknown', { pointer: '/contact_id' });
    const name = body.name || (one?.name ?? '');
    if (contactId === null && name.trim() === '') throw new Refusal('promise_to_nobody', { pointer: '/name' });
    const id = await addPromise(product, db, {
      given: body,
      pointer: '',
      staffId: caller.staffId,
      to: { contactId, name: contactId === null ? name : '' },
      at: product.clock(),
      source: one === undefined ? body.source : 'case',
      caseId: one?.id ?? null,
      visitId: null,
      press: body.press ?? null,
    });
    return promiseDetail(product, db, id);
  });
}

type Making = Readonly<{
  given: PromiseGiven;
  /** Where it stands in what was sent. */
  pointer: string;
  staffId: string;
  to: Readonly<{ contactId: string | null; name: string }>;
  at: Date;
  source: PromiseSource;
  caseId: string | null;
  visitId: string | null;
  press: string | null;
}>;

/** One promise in the caller's transaction; it holds to the end of its day. */
export async function addPromise(product: Product, db: WorkspaceTransaction, making: Making): Promise<string> {
  const { given, pointer, staffId, to, at } = making;
  const { days } = await companyDays(db);
  const dueAt = days.endOf(dayNumberOf(given.due_on));
  if (dueAt < product.clock()) throw new Refusal('promise_in_past', { pointer: `${pointer}/due_on` });
  const ownerId = given.owner_id ?? staffId;
  if (ownerId !== staffId && !(await isColleague(db, ownerId)))
    throw new Refusal('staff_unknown', { pointer: `${pointer}/owner_id` });
  const id = uuid(product.clock().getTime());
  const isNew = await insertPromise(db, {
    id,
    contact_id: to.contactId,
    name: to.name,
    what: given.what,
    source: making.source,
    visit_id: making.visitId,
    case_id: making.caseId,
    made_by: staffId,
    owner_id: ownerId,
    made_at: at,
    due_at: dueAt,
    press: making.press,
  });
  const first = isNew || making.press === null ? undefined : await findPromise(db, { press: making.press });
  if (first !== undefined) return first.id;
  await insertPromiseEvent(db, { promise_id: id, sequence: 1, what: 'made', staff_id: staffId, at, until_at: dueAt });
  return id;
}

/** @throws Refusal promise_changed when a colleague was first, or the code of the rule in the way. */
export function takePromiseStep(
  product: Product,
  caller: Caller,
  { id, revision, body }: Readonly<{ id: string; revision: number; body: PromiseStepBody }>,
): Promise<PromiseDetail> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const row = await findPromise(db, { id });
    if (row === undefined) throw new Refusal('not_found');
    if (row.revision !== revision) throw new Refusal('promise_changed');
    const { days } = await companyDays(db);
    const step = readStep(body, days, at);
    const after = stepPromise(promiseOf((await listPromiseEvents(db, id)).map(readEvent)), step);
    const standing = { due_at: dueOf(after), kept_at: after.keptAt, released_at: after.releasedAt };
    const isFirst = await updatePromise(db, { id, revision, standing: { ...standing, revision: revision + 1 } });
    if (!isFirst) throw new Refusal('promise_changed');
    await insertPromiseEvent(db, {
      promise_id: id,
      sequence: revision + 1,
      what: step.what,
      staff_id: caller.staffId,
      at,
      until_at: step.what === 'kept' ? step.keptAt : step.what === 'moved' ? step.due : null,
      note: body.note,
    });
    return promiseDetail(product, db, id);
  });
}

/** Of a day in the past its last moment, of today this one: a day that is not over has not been used up. */
function readStep(body: PromiseStepBody, days: ZoneDays, at: Date): PromiseStep {
  switch (body.what) {
    case 'kept': {
      const day = body.on === undefined ? days.dayOf(at) : dayNumberOf(body.on);
      return { what: 'kept', keptAt: day === days.dayOf(at) ? at : days.endOf(day), at };
    }
    case 'moved':
      return { what: 'moved', due: days.endOf(dayNumberOf(body.due_on)), at };
    case 'released':
    case 'reopened':
      return { what: body.what, at };
  }
}

function readEvent({ what, at, until_at }: PromiseEventRow): PromiseEvent {
  if (what === 'released' || what === 'reopened') return { what, at };
  if (until_at === null) throw new Error(`the step ${what} of a promise has no day`);
  return what === 'kept' ? { what, keptAt: until_at, at } : { what, due: until_at, at };
}

async function promiseDetail(product: Product, db: WorkspaceTransaction, id: string): Promise<PromiseDetail> {
  const row = await findPromise(db, { id });
  if (row === undefined) throw new Refusal('not_found');
  const { days } = await companyDays(db);
  return {
    ...shownPromise(row, days, product.clock()),
    steps: (await listPromiseEvents(db, id)).map(({ what, staff_name, at, until_at, note }) => ({
      what,
      by: staff_name,
      at,
      on: until_at === null ? null : days.textOf(until_at),
      note,
    })),
  };
}

/** The row holds the last day that was agreed in time; with it the promise is judged as from its steps. */
export function shownPromise(row: PromiseRow, days: ZoneDays, now: Date): PromiseShown {
  const promise: CustomerPromise = {
    madeAt: row.made_at,
    due: row.due_at,
    keptAt: row.kept_at,
    moves: [],
    releasedAt: row.released_at,
  };
  const isOpen = row.kept_at === null && row.released_at === null;
  return {
    id: row.id,
    what: row.what,
    contact_id: row.contact_id,
    name: row.name,
    source: row.source,
    visit_id: row.visit_id,
    case: caseBehind(row),
    made_by: row.maker_name,
    made_at: row.made_at,
    owner: { id: row.owner_id, name: row.owner_name },
    due_on: days.textOf(row.due_at),
    kept_on: row.kept_at === null ? null : days.textOf(row.kept_at),
    state: promiseState(promise, now),
    overdue_days: isOpen ? days.dayOf(now) - days.dayOf(row.due_at) : null,
    revision: row.revision,
  };
}
