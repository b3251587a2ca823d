import { Refusal } from '@voldaan/domain/refusal';
import { makeOnce } from '../accounts/make-once.ts';
import { unitIdsOf } from '../accounts/units/unit-views.ts';
import { staffOfId } from '../accounts/views.ts';
import { seeingAll } from '../database/reach.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { readCursorMoment } from '../http/cursor-place.ts';
import type { Product } from '../product.ts';
import { findCase, findProfile } from './case-views.ts';
import { loadCase, openCase, takeStep } from './cases.ts';
import {
  contactOfResponse,
  findCauseName,
  findKnownPerson,
  findTouchpointName,
  isAnswer,
  lockAnswer,
} from './person-views.ts';
import { type CaseHeadRow, countQueues, countWaiting, findCaseOfResponse, listCases } from './queue-views.ts';
import type { CaseBody, CaseDetail, CaseQueue, StepBody, TaskBody } from './schema.ts';
import { seesCase } from './sees-case.ts';
import { caseDetail, caseHead } from './show-case.ts';
import { insertTask, updateTask } from './task-store.ts';
import { requireOpenUnit } from './units/unit-rules.ts';

export type QueueWish = Readonly<{
  queue: CaseQueue;
  kind?: string | undefined;
  contact?: string | undefined;
  unit?: string | undefined;
  search: string;
  cursor?: readonly string[] | undefined;
  limit: number;
}>;

/** A queue with how many stand in each. */
export function showQueue(product: Product, caller: Caller, wish: QueueWish) {
  const now = product.clock();
  const after = readCursorMoment(wish.cursor);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const rows = await listCases(db, {
      queue: wish.queue,
      staffId: caller.staffId,
      kind: wish.kind,
      contactId: wish.contact,
      unitId: wish.unit,
      ownUnits: await ownUnitsOf(db, caller),
      search: wish.search,
      after,
      limit: wish.limit + 1,
      now,
    });
    const page = rows.slice(0, wish.limit);
    const last = page.at(-1);
    const isMore = rows.length > wish.limit && last !== undefined;
    return {
      data: page.map(caseHead),
      next_cursor: isMore ? [placeOf(last, wish.queue), last.id] : null,
      counts: await countQueues(db, { staffId: caller.staffId, now }),
    };
  });
}

/** Of somebody who sees those alone, so that their queues are read unit by unit. */
async function ownUnitsOf(db: WorkspaceTransaction, caller: Caller): Promise<readonly string[] | undefined> {
  return caller.isLimitedToUnits === true ? unitIdsOf(db, caller.staffId) : undefined;
}

/** What a queue is sorted by; whoever waits for nothing any more comes last. */
function placeOf(row: CaseHeadRow, queue: CaseQueue): string {
  const at = queue === 'closed' ? row.closed_at : row.due_at;
  return at?.toISOString() ?? '9999-12-31T00:00:00.000Z';
}

/** How many customers wait, and whom to call first. */
export function showWaiting(product: Product, caller: Caller) {
  const now = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const wish = { queue: 'team', staffId: caller.staffId, kind: undefined, contactId: undefined, search: '' } as const;
    const ownUnits = await ownUnitsOf(db, caller);
    const [first] = await listCases(db, { ...wish, ownUnits, after: undefined, limit: 1, now });
    const { count, broken } = await countWaiting(db, now);
    return { count, broken, first: first === undefined || first.due_at === null ? null : caseHead(first) };
  });
}

export function showCase(product: Product, caller: Caller, id: string): Promise<CaseDetail> {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => caseDetail(product, db, id));
}

/** The case that an answer became, if it became one. */
export function showCaseOfResponse(product: Product, caller: Caller, responseId: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await isAnswer(db, responseId))) throw new Refusal('not_found');
    const found = await findCaseOfResponse(db, responseId);
    return { case: found === undefined ? null : caseHead(found) };
  });
}

/** A case that staff write down: a call, a letter, somebody at the counter. Pressed twice it is one case. */
export function makeCase(product: Product, caller: Caller, body: CaseBody): Promise<CaseDetail> {
  const make = async (db: WorkspaceTransaction, id: string) => {
    const contactId = body.contact_id ?? (await contactOfResponse(db, body.response_id));
    const known = contactId === undefined ? undefined : await findKnownPerson(db, contactId);
    if (body.contact_id !== undefined && known === undefined)
      throw new Refusal('contact_unknown', { pointer: '/contact_id' });
    const answer = await requireNamed(db, body);
    if (body.unit_id !== undefined) await requireOpenUnit(db, { id: body.unit_id, pointer: '/unit_id' });
    await openCase(product, db, {
      id,
      workspaceCode: caller.workspaceCode,
      intake: {
        kind: body.kind,
        source: body.source,
        words: body.words,
        subject: body.subject,
        contactId: contactId ?? null,
        responseId: body.response_id ?? null,
        touchpointId: body.touchpoint_id ?? null,
        name: body.name || (known?.name ?? ''),
        email: body.email || (known?.email ?? ''),
        phone: body.phone || (known?.phone ?? ''),
        language: body.language ?? (answer?.language || known?.language || caller.language),
        remedySought: body.remedy_sought,
        about: body.about,
        staffNamed: body.staff_named,
        ownerId: caller.staffId,
        unitId: body.unit_id,
      },
    });
    // Whoever wrote down what was said has heard the customer: that is the word of a person. What was written is still to answer.
    const by = { kind: 'staff', id: caller.staffId } as const;
    if (body.source === 'phone' || body.source === 'visit')
      await takeStep(product, db, {
        caseId: id,
        revision: 1,
        event: { what: 'acknowledged', at: product.clock(), by },
      });
  };
  const press = { product, caller, what: 'case', wish: body, at: product.clock() };
  return inWorkspace(product.databases.app, caller.workspaceId, (db) =>
    makeOnce(db, press, { show: (id) => caseDetail(product, db, id), make: (id) => make(db, id) }),
  );
}

async function requireNamed(
  db: WorkspaceTransaction,
  { response_id, touchpoint_id, source }: CaseBody,
): Promise<Readonly<{ language: string }> | undefined> {
  if (touchpoint_id !== undefined && (await findTouchpointName(db, touchpoint_id)) === undefined)
    throw new Refusal('not_found', { pointer: '/touchpoint_id' });
  if (response_id === undefined) return undefined;
  const answer = await lockAnswer(db, response_id);
  if (answer === undefined) throw new Refusal('not_found', { pointer: '/response_id' });
  if (answer.isAnonymous) throw new Refusal('answer_anonymous', { pointer: '/response_id' });
  // Also where it is another unit's: one answer is one case.
  const isTaken = source === 'answer' && (await seeingAll(db, () => findCaseOfResponse(db, response_id))) !== undefined;
  if (isTaken) throw new Refusal('case_of_answer_open', { pointer: '/response_id' });
  return answer;
}

type StepWish = Readonly<{ id: string; revision: number; step: StepBody }>;

/** One step of a case by a member of staff, judged by the rules. */
export function stepCase(product: Product, caller: Caller, { id, revision, step }: StepWish): Promise<CaseDetail> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const isGiven = step.what === 'assigned' || step.what === 'passed_on';
    if (isGiven && (await staffOfId(db, step.to)) === undefined) throw new Refusal('staff_unknown', { pointer: '/to' });
    if (step.what === 'profile_changed' && (await findProfile(db, step.profile)) === undefined)
      throw new Refusal('profile_unknown', { pointer: '/profile' });
    if (step.what === 'cause_named' && (await findCauseName(db, step.cause)) === undefined)
      throw new Refusal('cause_unknown', { pointer: '/cause' });
    if (step.what === 'handed_over') await requireOpenUnit(db, { id: step.unit, pointer: '/unit' });
    const event = { ...step, at: product.clock(), by: { kind: 'staff', id: caller.staffId } } as const;
    await takeStep(product, db, { caseId: id, revision, event });
    return detailAfterStep(product, db, id);
  });
}

/** As one's own step left it, also where that put it out of one's reach; of the customer's other cases nothing is shown then. */
async function detailAfterStep(product: Product, db: WorkspaceTransaction, id: string): Promise<CaseDetail> {
  if ((await findCase(db, id)) !== undefined) return caseDetail(product, db, id);
  return { ...(await seeingAll(db, () => caseDetail(product, db, id))), earlier: [] };
}

export function addTask(product: Product, caller: Caller, id: string, task: TaskBody): Promise<CaseDetail> {
  const at = product.clock();
  const make = async (db: WorkspaceTransaction, taskId: string) => {
    await loadCase(db, id);
    if (task.owner_id !== null) await requireSeeing(db, { staffId: task.owner_id, caseId: id });
    await insertTask(db, { ...task, id: taskId, case_id: id, made_by: caller.staffId, made_at: at });
  };
  const press = { product, caller, what: 'case-task', wish: [id, task], at };
  return inWorkspace(product.databases.app, caller.workspaceId, (db) =>
    makeOnce(db, press, { show: () => caseDetail(product, db, id), make: (taskId) => make(db, taskId) }),
  );
}

/** @throws Refusal staff_unknown; case_unseen of somebody who would never find the task. */
async function requireSeeing(
  db: WorkspaceTransaction,
  { staffId, caseId }: Readonly<{ staffId: string; caseId: string }>,
): Promise<void> {
  const pointer = '/owner_id';
  const person = await staffOfId(db, staffId);
  if (person === undefined) throw new Refusal('staff_unknown', { pointer });
  if (!(await seesCase(db, { staffId, caseId })))
    throw new Refusal('case_unseen', { pointer, values: { name: person.name } });
}

type TaskWish = Readonly<{ id: string; task: string; isDone: boolean }>;

export function settleTask(product: Product, caller: Caller, { id, task, isDone }: TaskWish): Promise<CaseDetail> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await updateTask(db, { id: task, caseId: id, doneAt: isDone ? product.clock() : null })))
      throw new Refusal('not_found');
    return caseDetail(product, db, id);
  });
}
