import { advanceCase } from '@voldaan/domain/complaints/advance-case';
import { extensionLimit, isBeyondExtension } from '@voldaan/domain/complaints/case-clock';
import type { CaseEvent, CaseKind } from '@voldaan/domain/complaints/case-event';
import { type CaseState, isOver } from '@voldaan/domain/complaints/case-state';
import type { NewCase } from '@voldaan/domain/complaints/unit-of-case';
import { Refusal } from '@voldaan/domain/refusal';
import { type Complainant, contactOfComplainant } from '../contacts/case-contact.ts';
import type { CaseSource } from '../database/complaint-tables.ts';
import { showId } from '../database/public-id.ts';
import { seeingAll } from '../database/reach.ts';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { deriveToken, hashToken } from '../secret/token.ts';
import { noteOwnEvent } from '../touchpoints/note-own-event.ts';
import { type CaseClock, calendarOf, clockOf, judgeClock } from './case-clock.ts';
import { insertCase, insertCaseEvents, takeCaseNumber, updateCase } from './case-store.ts';
import { type CaseRow, findCase, listCaseEvents } from './case-views.ts';
import { announceCase } from './news-store.ts';
import { tellOfStep } from './notices/tell-of-step.ts';
import { defaultProfile } from './profiles/start-profiles.ts';
import { writeCaseEvent } from './step-schema.ts';
import { unitByRule } from './units/unit-rules.ts';

/** What somebody comes with, from whatever side. */
export type Intake = Readonly<{
  kind: CaseKind;
  source: CaseSource;
  words: string;
  subject?: string;
  contactId?: string | null;
  name?: string;
  email?: string;
  phone?: string;
  language: string;
  remedySought?: string;
  responseId?: string | null;
  inboundMailId?: string | null;
  touchpointId?: string | null;
  about?: string;
  staffNamed?: string;
  ownerId?: string | null;
  /** By hand; without one the company's rules say whose case it is. */
  unitId?: string | undefined;
  /** How the customer likes to be reached. */
  reachBy?: '' | 'mail' | 'phone';
}>;

export type OpenedCase = Readonly<{ id: string; number: string; statusToken: string }>;

/** The case with everything that its events say about it. */
export type LoadedCase = Readonly<{ row: CaseRow; events: readonly CaseEvent[]; state: CaseState }>;

/** `26-0107`, as people say it. */
export function caseNumber({ year, number }: Readonly<{ year: number; number: number }>): string {
  return `${String(year % 100).padStart(2, '0')}-${String(number).padStart(4, '0')}`;
}

export function statusToken(product: Product, workspaceCode: string, caseId: string): string {
  return deriveToken(workspaceCode, product.key('case-status'), caseId);
}

type Opening = Readonly<{ workspaceCode: string; intake: Intake; id?: string }>;

/**
 * Opens a case in the caller's transaction: numbered, with its first promise running, counted with the customer, and
 * announced to whoever answers it (`case.opened`). The machine's word of receipt is not an acknowledgement by a person.
 */
export function openCase(product: Product, db: WorkspaceTransaction, opening: Opening): Promise<OpenedCase> {
  // Whoever writes a case down need not be of the unit that it goes to.
  return seeingAll(db, () => open(product, db, opening));
}

async function open(
  product: Product,
  db: WorkspaceTransaction,
  { workspaceCode, intake, id = uuid(product.clock().getTime()) }: Opening,
): Promise<OpenedCase> {
  const at = product.clock();
  const year = at.getUTCFullYear();
  const received: CaseEvent = {
    what: 'received',
    kind: intake.kind,
    remedySought: intake.remedySought ?? '',
    at,
    by: { kind: intake.source === 'low_score' ? 'system' : 'customer' },
  };
  const state = advanceCase(undefined, received);
  const profileId = await defaultProfile(db);
  const { due_at, due_promise, alarm_at } = judgeClock(state, await clockOf(db, profileId), at);
  const token = statusToken(product, workspaceCode, id);
  const contactId = intake.contactId ?? (await complainantOf(product, db, { kind: intake.kind, ...personIn(intake) }));
  const number = await takeCaseNumber(db, year);
  await insertCase(db, {
    id,
    year,
    number,
    kind: intake.kind,
    source: intake.source,
    contact_id: contactId,
    name: intake.name ?? '',
    email: intake.email ?? '',
    phone: intake.phone ?? '',
    language: intake.language,
    subject: intake.subject ?? '',
    words: intake.words,
    response_id: intake.responseId ?? null,
    inbound_mail_id: intake.inboundMailId ?? null,
    touchpoint_id: intake.touchpointId ?? null,
    about: intake.about ?? '',
    staff_named: intake.staffNamed ?? '',
    stage: state.stage,
    owner_id: intake.ownerId ?? null,
    reach_by: intake.reachBy ?? '',
    unit_id: intake.unitId ?? (await unitByRule(db, newCaseOf(intake))),
    received_at: at,
    profile_id: profileId,
    due_at,
    due_promise,
    alarm_at,
    status_token_hash: hashToken(token),
  });
  await insertCaseEvents(db, { caseId: id, after: 0, events: [writeCaseEvent(received)] });
  const shown = caseNumber({ year, number });
  if (intake.kind === 'complaint' && contactId !== null)
    await noteOwnEvent(product, db, complaintEvent('complaint_opened', { id, number: shown, contactId, at }));
  await announceCase(db, { id: uuid(at.getTime()), kind: 'case.opened', caseId: id });
  return { id, number: shown, statusToken: token };
}

function newCaseOf({ kind, source, touchpointId = null, about = '' }: Intake): NewCase {
  return { kind, source, touchpointId, about };
}

type Person = Complainant & Readonly<{ kind: CaseKind }>;

/**
 * Whoever complains is somebody, also when no list has their address: they are asked nothing else meanwhile, and afterwards how
 * it was handled. What others come with is answered, and that is all.
 */
async function complainantOf(product: Product, db: WorkspaceTransaction, person: Person): Promise<string | null> {
  if (person.kind !== 'complaint') return null;
  return (await contactOfComplainant(product, db, person)) ?? null;
}

function personIn({ email = '', name = '', phone = '', language }: Intake): Complainant {
  return { email, name, phone, language };
}

/** @throws Refusal not_found. */
export async function loadCase(db: WorkspaceTransaction, id: string): Promise<LoadedCase> {
  const row = await findCase(db, id);
  if (row === undefined) throw new Refusal('not_found');
  const events = await listCaseEvents(db, id);
  const state = events.reduce<CaseState | undefined>(advanceCase, undefined);
  if (state === undefined) throw new Error(`case ${caseNumber(row)} has no steps`);
  return { row, events, state };
}

/**
 * Takes one step of a case in the caller's transaction: judged by the rules, stored, its clocks set anew, and announced
 * (`case.stepped`). Two who act on one case at once do not overwrite each other: the second is told.
 *
 * @throws Refusal not_found; case_changed when a colleague was first; or the code of the rule in the way.
 */
export async function takeStep(
  product: Product,
  db: WorkspaceTransaction,
  { caseId, revision, event }: Readonly<{ caseId: string; revision: number; event: CaseEvent }>,
): Promise<LoadedCase> {
  const loaded = await loadCase(db, caseId);
  if (loaded.row.revision !== revision) throw new Refusal('case_changed');
  // What was seen may be handed to those who see it from now on, and is told to whoever it is news for.
  return seeingAll(db, () => step(product, db, { loaded, event }));
}

async function step(
  product: Product,
  db: WorkspaceTransaction,
  { loaded, event }: Readonly<{ loaded: LoadedCase; event: CaseEvent }>,
): Promise<LoadedCase> {
  const { row, events, state: before } = loaded;
  const { id: caseId, revision } = row;
  const state = advanceCase(before, event);
  const profileId = event.what === 'profile_changed' ? event.profile : row.profile_id;
  const clock = await clockOf(db, profileId);
  if (event.what === 'extended') requireWithin(before, event, clock);
  const { due_at, due_promise, alarm_at } = judgeClock(state, clock, event.at);
  const change = {
    revision: revision + 1,
    kind: state.kind,
    stage: state.stage,
    owner_id: event.what === 'handed_over' ? null : (state.ownerId ?? row.owner_id),
    unit_id: event.what === 'handed_over' ? event.unit : row.unit_id,
    is_outside_our_control: state.isOutsideOurControl,
    severity: state.assessment?.severity ?? null,
    profile_id: profileId,
    due_at,
    due_promise,
    alarm_at,
    waits_until: state.waitsUntil,
    mail_failed_at: state.mailFailedAt,
    closed_at: isOver(state) ? state.closedAt : null,
    contact_id: row.contact_id ?? (await complainantOf(product, db, { ...row, kind: state.kind })),
    ...(event.what === 'cause_named' && { cause_id: event.cause }),
  };
  if (!(await updateCase(db, { id: caseId, revision }, change))) throw new Refusal('case_changed');
  await insertCaseEvents(db, { caseId, after: revision, events: [writeCaseEvent(event)] });
  await tellCustomerFile(product, db, { row: { ...row, ...change }, before, state, at: event.at });
  await tellOfStep(product, db, { row: { ...row, ...change }, number: caseNumber(row), event });
  await announceCase(db, { id: uuid(event.at.getTime()), kind: 'case.stepped', caseId });
  return { row: { ...row, ...change }, events: [...events, event], state };
}

type Extended = Extract<CaseEvent, { what: 'extended' }>;

/** How far a firm may help itself to more time is the profile's to say. */
function requireWithin(before: CaseState, { until, isAgreed }: Extended, { profile, hours }: CaseClock): void {
  if (isAgreed) return;
  if (isBeyondExtension(until, extensionLimit(before, profile, calendarOf(hours))))
    throw new Refusal('case_extension_beyond', { pointer: '/until' });
}

type Turn = Readonly<{ row: CaseRow; before: CaseState; state: CaseState; at: Date }>;

/** Whoever has a complaint open is not asked anything: the customer's file follows the case. */
async function tellCustomerFile(
  product: Product,
  db: WorkspaceTransaction,
  { row, before, state, at }: Turn,
): Promise<void> {
  if (row.contact_id === null) return;
  const wasOpen = before.kind === 'complaint' && !isOver(before);
  const isOpen = state.kind === 'complaint' && !isOver(state);
  if (wasOpen === isOpen) return;
  const kind = isOpen ? 'complaint_opened' : 'complaint_closed';
  const number = caseNumber(row);
  await noteOwnEvent(product, db, complaintEvent(kind, { id: row.id, number, contactId: row.contact_id, at }));
}

type About = Readonly<{ id: string; number: string; contactId: string; at: Date }>;

/** Opened twice is told twice: the moment is part of its name. */
function complaintEvent(kind: 'complaint_opened' | 'complaint_closed', { id, number, contactId, at }: About) {
  const complaint = showId('cas', id);
  const externalId = `${complaint} ${at.toISOString()}`;
  return { contactId, kind, externalId, subject: number, at, properties: { complaint } };
}
