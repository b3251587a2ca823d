import { extensionLimit, promiseNames } from '@voldaan/domain/complaints/case-clock';
import { type CaseState, caseStages } from '@voldaan/domain/complaints/case-state';
import { Refusal } from '@voldaan/domain/refusal';
import { listUnitNames } from '../accounts/units/unit-views.ts';
import { showId } from '../database/public-id.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { calendarOf, clockOf, judgeClock } from './case-clock.ts';
import { caseNumber, type LoadedCase, loadCase } from './cases.ts';
import { listCauses } from './cause-views.ts';
import { type EarlierRow, listEarlierCases } from './earlier-views.ts';
import { findCauseName, findKnownPerson, findTouchpointName } from './person-views.ts';
import { listProfiles } from './profiles/profile-views.ts';
import { type CaseHeadRow, findCaseHead, listCaseSide } from './queue-views.ts';
import type { CaseDetail, CaseHead } from './schema.ts';
import { writeCaseEvent } from './step-schema.ts';

/** A case as its page shows it. */
export async function caseDetail(product: Product, db: WorkspaceTransaction, id: string): Promise<CaseDetail> {
  const loaded = await loadCase(db, id);
  const { row, state } = loaded;
  const clock = await clockOf(db, row.profile_id);
  const { promises } = judgeClock(state, clock, product.clock());
  const side = await listCaseSide(db, { caseId: id, contactId: row.contact_id });
  const profiles = (await listProfiles(db)).map((profile) => ({ id: profile.id, name: profile.name }));
  const causes = await listCauses(db);
  const units = await listUnitNames(db);
  return {
    case: await shownCase(db, loaded, profiles),
    promises: promises.map(({ name, due, metAt, isBroken, used }) => ({
      name,
      due,
      met_at: metAt,
      is_broken: isBroken,
      used,
    })),
    extension_limit: extensionLimit(state, clock.profile, calendarOf(clock.hours)) ?? null,
    events: shownEvents(loaded, { ...side, units }, profiles),
    tasks: side.tasks.map(({ id: taskId, what, owner_id, owner_name, due_on, done_at }) => ({
      id: taskId,
      what,
      owner: owner_id === null ? null : { id: owner_id, name: owner_name ?? '' },
      due_on,
      done_at,
    })),
    colleagues: side.colleagues.map(({ id: staffId, name }) => ({ id: staffId, name })),
    causes: causes
      .filter(({ retired_at }) => retired_at === null)
      .map(({ id: causeId, name }) => ({ id: causeId, name })),
    profiles,
    units: units.filter(({ retired_at }) => retired_at === null).map(({ id: unitId, name }) => ({ id: unitId, name })),
    earlier: (await listEarlierCases(db, row)).map(earlierShown),
    files: [...side.files],
    scores: [...side.scores],
  };
}

function earlierShown({ id, year, number, kind, stage, received_at, remedies }: EarlierRow) {
  return {
    id,
    number: caseNumber({ year, number }),
    kind,
    stage: readStage(stage),
    received_at,
    remedies: remedies ?? [],
  };
}

type Named = Readonly<{ id: string; name: string }>;

async function shownCase(
  db: WorkspaceTransaction,
  { row, state }: LoadedCase,
  profiles: readonly Named[],
): Promise<CaseDetail['case']> {
  const head = await findCaseHead(db, row.id);
  if (head === undefined) throw new Refusal('not_found');
  const causeName = state.cause === null ? undefined : await findCauseName(db, state.cause);
  const touchpoint = row.touchpoint_id === null ? undefined : await findTouchpointName(db, row.touchpoint_id);
  const person = row.contact_id === null ? undefined : await findKnownPerson(db, row.contact_id);
  return {
    ...caseHead(head),
    revision: row.revision,
    words: row.words,
    email: row.email || (person?.email ?? ''),
    phone: row.phone || (person?.phone ?? ''),
    language: row.language,
    about: row.about,
    staff_named: row.staff_named,
    remedy_sought: state.remedySought,
    reach_by: row.reach_by,
    response_id: row.response_id,
    touchpoint:
      row.touchpoint_id !== null && touchpoint !== undefined ? { id: row.touchpoint_id, name: touchpoint } : null,
    cause: state.cause !== null && causeName !== undefined ? { id: state.cause, name: causeName } : null,
    is_outside_our_control: state.isOutsideOurControl,
    assessment: shownAssessment(state.assessment),
    spoken_at: state.contact?.at ?? null,
    contact_tries: state.contactTries,
    decision: shownDecision(state.decision, state.isConfirmed),
    proposed_kind: state.proposedKind?.kind ?? null,
    suggestion: state.suggestion,
    closing: state.closing,
    reopenings: state.reopenings,
    profile: profiles.find(({ id }) => id === row.profile_id) ?? null,
  };
}

function shownEvents(
  { events }: LoadedCase,
  { names, units }: Readonly<{ names: ReadonlyMap<string, string>; units: readonly Named[] }>,
  profiles: readonly Named[],
): CaseDetail['events'] {
  const known = { names, profiles: namesOf(profiles), units: namesOf(units) };
  return events.map((event, place) => {
    const { what, by_kind, staff_id, at, detail } = writeCaseEvent(event);
    const name = staff_id === null ? null : (names.get(staff_id) ?? null);
    return { sequence: place + 1, at, by: { kind: by_kind, name }, what, detail: shownDetail(detail, known) };
  });
}

function namesOf(all: readonly Named[]): ReadonlyMap<string, string> {
  return new Map(all.map(({ id, name }) => [id, name]));
}

type KnownNames = Readonly<Record<'names' | 'profiles' | 'units', ReadonlyMap<string, string>>>;

/** Whom a case was given to is said by name: a bare id is nobody's. */
function shownDetail(detail: Readonly<Record<string, unknown>>, { names, profiles, units }: KnownNames) {
  const { to, cause, profile, unit, ...rest } = detail;
  return {
    ...rest,
    ...(typeof to === 'string' && { to: names.get(to) ?? '' }),
    ...(typeof profile === 'string' && { profile: profiles.get(profile) ?? '' }),
    ...(typeof unit === 'string' && { unit: units.get(unit) ?? '' }),
    ...(typeof cause === 'string' && { cause_id: showId('cau', cause) }),
  };
}

function shownAssessment(assessment: CaseState['assessment']) {
  if (assessment === null) return null;
  const { severity, complexity, impact, isAboutSafety, needsActionAtOnce } = assessment;
  return {
    severity,
    complexity,
    impact,
    is_about_safety: isAboutSafety,
    needs_action_at_once: needsActionAtOnce,
  };
}

function shownDecision(decision: CaseState['decision'], isConfirmed: boolean) {
  if (decision === null) return null;
  const { outcome, remedies, cost, reason } = decision;
  return { outcome, remedies: [...remedies], cost, reason, is_confirmed: isConfirmed };
}

function readStage(text: string) {
  return caseStages.find((stage) => stage === text) ?? 'received';
}

/** A case as a queue shows it. */
export function caseHead(row: CaseHeadRow): CaseHead {
  return {
    id: row.id,
    number: caseNumber(row),
    kind: row.kind,
    source: row.source,
    stage: readStage(row.stage),
    name: row.name,
    subject: row.subject,
    words: row.words,
    contact_id: row.contact_id,
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? '' },
    unit: row.unit_id === null ? null : { id: row.unit_id, name: row.unit_name ?? '' },
    score: row.score,
    received_at: row.received_at,
    due_at: row.due_at,
    due_promise: promiseNames.find((name) => name === row.due_promise) ?? null,
    waits_until: row.waits_until,
    closed_at: row.closed_at,
    severity: row.severity,
    mail_failed_at: row.mail_failed_at,
  };
}
