import { decide } from '@voldaan/domain/studies/contact-budget';
import type { Reason } from '@voldaan/domain/studies/contact-decision';
import { type ContactRequest, consentFor } from '@voldaan/domain/studies/contact-request';
import { nextSendTime } from '@voldaan/domain/studies/quiet-hours';
import { rulesFor } from '@voldaan/domain/studies/rules-for';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { recordNotRung, recordRing } from '../invitations/call-ledger.ts';
import type { Product } from '../product.ts';
import { ledgerOf, ledgerWithout, requestName } from '../studies/contact-ledger.ts';
import { type ContactRules, hoursOf, loadContactRules } from '../studies/contact-rules.ts';
import { listQuota } from '../studies/quota-views.ts';
import { addToLists, claimCall, endCall, lockCalling, putOffCall, renewLease } from './call-store.ts';
import {
  type DueCall,
  type DueWish,
  findCell,
  findOwnCall,
  isNotToBeCalled,
  listPhonesOnLine,
  lockNextCall,
} from './call-views.ts';
import { hashNumber } from './number-hash.ts';

/** Longer than any question takes to be read out and thought about; every answer begins it anew. */
export const leaseMinutes = 30;
/** So many customers are looked at for one who may be rung now. */
const looksMost = 200;

/** A number on which a colleague talks with somebody else is rung again after so long. */
const busyMinutes = 10;

const minuteMs = 60_000;
const hourMs = 3_600_000;

/**
 * Gives an interviewer the customer on their line; else the next one who may be rung at this moment, and puts off those who may
 * not with the reason why. Who was cut off for so long that somebody else could have rung is judged anew as well. One taking
 * at a time in a workspace, so that of two calls to one customer, from whatever study, the second is judged when the first is
 * known, and whoever asks twice at once is given one customer.
 */
export async function takeCall(product: Product, db: WorkspaceTransaction, wish: DueWish): Promise<string | undefined> {
  await lockCalling(db);
  const leaseUntil = new Date(wish.now.getTime() + leaseMinutes * minuteMs);
  const own = await findOwnCall(db, { staffId: wish.staffId });
  if (own !== undefined && own.lease_until > wish.now) {
    await renewLease(db, { id: own.id, staffId: wish.staffId, leaseUntil });
    return own.id;
  }
  await addToLists(db);
  const scene = {
    rules: await loadContactRules(db),
    onLine: await numbersOnLine(product, db, wish.now),
    now: wish.now,
  };
  for (let look = 0; look < looksMost; look += 1) {
    const call = await lockNextCall(db, { ...wish, resumedId: own?.id });
    if (call === undefined) return undefined;
    const no = await whyNot(product, db, call, scene);
    if (no === undefined) {
      await claimCall(db, { id: call.id, staffId: wish.staffId, now: wish.now, leaseUntil });
      return call.id;
    }
    await passBy(db, call, { no, now: wish.now });
  }
  return undefined;
}

/** Hashes of the numbers that somebody talks on: a company has one for many customers. */
async function numbersOnLine(product: Product, db: WorkspaceTransaction, now: Date): Promise<ReadonlySet<string>> {
  const key = product.key('address-hash');
  const hashes = (await listPhonesOnLine(db, now)).map((phone) => hashNumber(key, db.workspaceId, phone));
  return new Set(hashes.flatMap((hash) => (hash === undefined ? [] : [hash.toString('hex')])));
}

async function passBy(
  db: WorkspaceTransaction,
  call: DueCall,
  { no, now }: Readonly<{ no: No; now: Date }>,
): Promise<void> {
  if (call.completed_at !== null && call.claimed_by !== null) {
    await endInterviewed(db, call, { staffId: call.claimed_by, endedAt: call.completed_at });
    return;
  }
  await putOffCall(db, { id: call.id, reason: no.code, dueAt: no.dueAt, now });
  const { invitation_id: invitationId } = call;
  if (no.reasons !== undefined)
    await recordNotRung(db, { invitationId, isOver: no.dueAt === null, reasons: no.reasons, now });
}

/** An interview that was complete when its interviewer was cut off is theirs, and counts as one. */
async function endInterviewed(
  db: WorkspaceTransaction,
  { id, invitation_id: invitationId, attempt_count: attempts, called_at: calledAt, note }: DueCall,
  { staffId, endedAt }: Readonly<{ staffId: string; endedAt: Date }>,
): Promise<void> {
  const times = { beganAt: calledAt ?? endedAt, endedAt };
  const over = { outcome: 'complete', standing: 'complete', dueAt: null, callBackAt: null } as const;
  await endCall(db, { id, staffId, number: attempts + 1, note, ...over, ...times });
  await recordRing(db, { invitationId, outcome: 'reached', ...times });
}

type Scene = Readonly<{ rules: ContactRules; onLine: ReadonlySet<string>; now: Date }>;

/** Why somebody is not rung now: later, or never when there is no later. `reasons` where a rule about the customer says so. */
type No = Readonly<{ code: string; dueAt: Date | null; reasons?: readonly [Reason, ...Reason[]] }>;

async function whyNot(
  product: Product,
  db: WorkspaceTransaction,
  call: DueCall,
  { rules, onLine, now }: Scene,
): Promise<No | undefined> {
  if (call.completed_at !== null) return { code: 'answered', dueAt: null };
  const number = hashNumber(product.key('address-hash'), db.workspaceId, call.phone);
  if (number === undefined) return { code: 'no_phone', dueAt: null, reasons: [{ code: 'no_phone' }] };
  const kept = await isNotToBeCalled(db, number);
  if (kept !== undefined) {
    const reason = { code: 'suppressed', since: kept.since, cause: 'by_staff' } as const;
    return { code: 'do_not_call', dueAt: null, reasons: [reason] };
  }
  if (onLine.has(number.toString('hex')))
    return { code: 'number_busy', dueAt: new Date(now.getTime() + busyMinutes * minuteMs) };
  const opensAt = nextSendTime(now, hoursOf(rules.sendHours)(call));
  if (opensAt > now) return { code: 'quiet_hours', dueAt: opensAt };
  return (await byBudget(db, call, { rules, now })) ?? (await byQuota(db, call, now));
}

/** Consents, open complaints and the budget, as they stand at this moment. */
async function byBudget(
  db: WorkspaceTransaction,
  call: DueCall,
  { rules, now }: Pick<Scene, 'rules' | 'now'>,
): Promise<No | undefined> {
  const consent = consentFor(call.purpose);
  const ledgers = await ledgerOf(db, { invitationIds: [call.invitation_id], consent });
  const ledger = ledgers.get(call.address_hash.toString('hex'));
  if (ledger === undefined) throw new Error('a customer on a call list has no ledger');
  // Only what took place weighs: two that are planned would each wait for the other.
  const own = { ...ledgerWithout(ledger, call.invitation_id), planned: [] };
  const decision = decide(requestOf(call, now), own, rulesFor(rules.budget, call.legal_basis), now);
  if (decision.decision === 'invite') return undefined;
  const [reason] = decision.reasons;
  // Whoever named a time is awaited: the budget was spent on them when they were reached.
  const isSpent = decision.decision !== 'withhold';
  if (isSpent && call.attempt_count > 0) return undefined;
  if (reason.code === 'open_complaint')
    return { code: reason.code, dueAt: new Date(now.getTime() + 24 * hourMs), reasons: decision.reasons };
  const dueAt = decision.decision === 'defer' ? decision.until : null;
  return { code: reason.code, dueAt, reasons: decision.reasons };
}

function requestOf(call: DueCall, now: Date): ContactRequest {
  return {
    request: requestName(call.study_id, call.address_hash, call.occasion),
    study: call.study_id,
    kind: 'invitation',
    purpose: call.purpose,
    channel: 'phone',
    priority: call.priority,
    wantedAt: now,
    expiresAt: call.expires_at,
    mayMerge: false,
  };
}

/** A group that has its answers is not rung any more, unless somebody of it named a time. */
async function byQuota(db: WorkspaceTransaction, call: DueCall, now: Date): Promise<No | undefined> {
  if (call.draw_id === null || call.is_agreed) return undefined;
  const cells = await listQuota(db, call.study_id);
  if (cells.length === 0) return undefined;
  const cell = await findCell(db, { drawId: call.draw_id, contactId: call.contact_id });
  const own = cells.find((one) => one.cell === cell);
  if (own === undefined || own.counted < own.places) return undefined;
  return { code: 'quota_full', dueAt: new Date(now.getTime() + hourMs) };
}
