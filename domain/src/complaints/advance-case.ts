import { Refusal } from '../refusal.ts';
import type { CaseEvent, CaseEventName } from './case-event.ts';
import { refusalOf } from './case-rules.ts';
import { type CaseState, isOver } from './case-state.ts';

type EventOf<Name extends CaseEventName> = Extract<CaseEvent, { what: Name }>;

/**
 * The case after one more step. A pure function: the same events always make the same case, so a case can be told again
 * from its first day.
 *
 * Use for every change of a case, before it is stored, and to read one back. When not to use: to find out what staff may do
 * next (case-rules.ts says it without trying).
 *
 * Source: ISO 10002:2018, 7.2 to 7.9, and the rules of this product on top: speaking to the customer is a step that cannot be
 * left out, and nobody alone calls a complaint unfounded or no complaint.
 *
 * @example
 * events.reduce<CaseState | undefined>(advanceCase, undefined)?.stage;
 * @throws Refusal whose code says which rule is in the way (case-rules.ts).
 */
export function advanceCase(before: CaseState | undefined, event: CaseEvent): CaseState {
  if (before === undefined) {
    if (event.what !== 'received') throw new Refusal('case_not_received');
    return opened(event);
  }
  const refusal = refusalOf(before, event);
  if (refusal !== undefined) throw new Refusal(refusal);
  return changed(before, event);
}

function opened({ at, kind, remedySought }: EventOf<'received'>): CaseState {
  return {
    kind,
    stage: 'received',
    receivedAt: at,
    remedySought,
    acknowledgedAt: null,
    ownerId: null,
    assessment: null,
    contactTries: 0,
    contact: null,
    mailFailedAt: null,
    waitsUntil: null,
    extensions: [],
    cause: null,
    isOutsideOurControl: false,
    decision: null,
    decidedBy: null,
    isConfirmed: false,
    communicatedAt: null,
    closing: null,
    closedAt: null,
    reopenedAt: null,
    reopenings: 0,
    suggestion: null,
    passedOnTo: [],
    proposedKind: null,
  };
}

function changed(before: CaseState, event: CaseEvent): CaseState {
  switch (event.what) {
    case 'received':
    case 'profile_changed':
    case 'noted':
      return before;
    case 'kind_changed':
      return withKind(before, event);
    case 'kind_confirmed':
      return before.proposedKind === null ? before : { ...before, kind: before.proposedKind.kind, proposedKind: null };
    case 'mail_failed':
      return { ...before, mailFailedAt: before.mailFailedAt ?? event.at };
    case 'acknowledged':
      return acknowledged(before, event);
    case 'assigned':
      return { ...before, ownerId: event.to };
    case 'handed_over':
      return { ...before, ownerId: null };
    case 'assessed':
      return { ...before, stage: later(before, 'assessed'), assessment: assessmentOf(event) };
    case 'contact':
      return withContact(before, event);
    case 'contact_impossible':
      return { ...investigated(before), contact: { at: event.at, way: null, isImpossible: true } };
    case 'waits_for_customer':
      return { ...investigated(before), waitsUntil: event.until };
    case 'customer_replied':
      return { ...before, waitsUntil: null };
    case 'extended':
      return { ...investigated(before), extensions: [...before.extensions, extensionOf(event)] };
    case 'cause_named':
      return { ...before, cause: event.cause, isOutsideOurControl: event.isOutsideOurControl };
    case 'decided':
      return decided(before, event);
    case 'unfounded_confirmed':
      return { ...before, isConfirmed: true };
    case 'communicated':
      return communicated(before, event);
    case 'closed':
      return { ...before, stage: 'closed', closing: event.closing, closedAt: event.at, waitsUntil: null };
    case 'left_open':
      return { ...before, stage: 'left_open', closedAt: event.at, waitsUntil: null };
    case 'reopened':
      return reopened(before, event.at);
    case 'passed_on':
      return { ...before, passedOnTo: [...before.passedOnTo, event.to] };
    case 'considered':
    case 'planned':
    case 'done':
    case 'not_done':
      return { ...before, suggestion: event.what };
  }
}

/** Assessing again, late in a case, does not turn it back. */
function later(before: CaseState, stage: 'assessed'): CaseState['stage'] {
  return before.stage === 'received' || before.stage === 'acknowledged' ? stage : before.stage;
}

/** Whoever works on a case that was assessed has begun to investigate it. */
function investigated(before: CaseState): CaseState {
  return before.stage === 'assessed' ? { ...before, stage: 'investigating' } : before;
}

function acknowledged(before: CaseState, { at, by }: EventOf<'acknowledged'>): CaseState {
  const stage = before.stage === 'received' ? 'acknowledged' : before.stage;
  return { ...before, stage, acknowledgedAt: before.acknowledgedAt ?? (by.kind === 'staff' ? at : null) };
}

function withKind(before: CaseState, { kind, by }: EventOf<'kind_changed'>): CaseState {
  const leavesComplaints = before.kind === 'complaint' && kind !== 'complaint';
  if (!leavesComplaints) return { ...before, kind, proposedKind: null };
  return { ...before, proposedKind: { kind, by: by.kind === 'staff' ? by.id : '' } };
}

function withContact(before: CaseState, { at, way, outcome }: EventOf<'contact'>): CaseState {
  const isMade = outcome === 'spoken' || outcome === 'declined';
  const next = investigated(before);
  return {
    ...next,
    contactTries: before.contactTries + 1,
    contact: before.contact ?? (isMade ? { at, way, isImpossible: false } : null),
    acknowledgedAt: before.acknowledgedAt ?? (isMade ? at : null),
    mailFailedAt: isMade ? null : before.mailFailedAt,
    waitsUntil: isMade ? null : before.waitsUntil,
  };
}

function decided(before: CaseState, { outcome, remedies, cost, reason, by }: EventOf<'decided'>): CaseState {
  return {
    ...before,
    stage: 'decided',
    decision: { outcome, remedies, cost, reason },
    decidedBy: by.kind === 'staff' ? by.id : null,
    isConfirmed: false,
    communicatedAt: null,
  };
}

/** Whoever was told by word of mouth knows it, whatever became of our mails. */
function communicated(before: CaseState, { at, way }: EventOf<'communicated'>): CaseState {
  const mailFailedAt = way === 'mail' ? before.mailFailedAt : null;
  return { ...before, stage: 'communicated', communicatedAt: at, mailFailedAt };
}

/** It begins anew where it matters: the customer is spoken to again, and a new decision is due. */
function reopened(before: CaseState, at: Date): CaseState {
  const stage = before.assessment === null ? 'acknowledged' : 'investigating';
  return {
    ...before,
    stage,
    acknowledgedAt: null,
    contact: null,
    contactTries: 0,
    extensions: [],
    decision: null,
    decidedBy: null,
    isConfirmed: false,
    communicatedAt: null,
    closing: null,
    closedAt: null,
    reopenedAt: at,
    reopenings: before.reopenings + 1,
    suggestion: isOver(before) && before.suggestion !== null ? 'considered' : before.suggestion,
  };
}

function assessmentOf({ severity, complexity, impact, isAboutSafety, needsActionAtOnce }: EventOf<'assessed'>) {
  return { severity, complexity, impact, isAboutSafety, needsActionAtOnce };
}

function extensionOf({ at, until, reason, isAgreed }: EventOf<'extended'>) {
  return { at, until, reason, isAgreed };
}
