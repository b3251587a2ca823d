import { linkDays } from '@voldaan/domain/invitations/link-days';
import { receivingDomain } from '@voldaan/domain/invitations/receiving-domain';
import { dayMs } from '@voldaan/domain/studies/calendar/day';
import { decide } from '@voldaan/domain/studies/contact-budget';
import type { ContactDecision, Reason } from '@voldaan/domain/studies/contact-decision';
import { type ContactKind, type ContactRequest, consentFor } from '@voldaan/domain/studies/contact-request';
import { nextSendTime } from '@voldaan/domain/studies/quiet-hours';
import { rulesFor } from '@voldaan/domain/studies/rules-for';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { matchLanguage } from '@voldaan/domain/surveys/match-language';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { deriveToken, hashToken } from '../secret/token.ts';
import { type CustomerLedger, ledgerOf, requestName } from '../studies/contact-ledger.ts';
import { type ContactRules, hoursOf } from '../studies/contact-rules.ts';
import { giveWay } from './give-way.ts';
import { withHoursKept } from './hours-kept.ts';
import {
  addWithheld,
  appendDecisions,
  insertPlanned,
  type PlannedInvitation,
  type StoredDecision,
  type StoredRequest,
  saveRequests,
} from './plan-store.ts';
import type { PlannedWave, Recipient } from './plan-views.ts';
import { goAlong, holdShared, ledgerHeld, ledgerShared, type SharedMail } from './share-mail.ts';
import { withheldCode } from './withheld-code.ts';

/** One customer whom a wave wants to write to on one occasion. */
export type Wish = Readonly<{
  recipient: Recipient;
  occasion: string;
  kind: ContactKind;
  wantedAt: Date;
  /** From here on the answer would not be about what was asked any more. */
  expiresAt: Date;
  /** The invitation that a reminder reminds of. */
  reminderOf?: string;
  /** Whether it was put off before: then its coming through is told as well. */
  isRepeated?: boolean;
}>;

export type Planning = Readonly<{ wave: PlannedWave; rules: ContactRules; now: Date }>;

export type Planned = Readonly<{ planned: number; deferred: number; withheld: Readonly<Record<string, number>> }>;

/**
 * Decides about many customers at once, in one transaction that has locked the planning of its workspace (lockPlanning): who
 * gets a mail and when, who waits, who gets none and why. Nobody falls through: each wish ends as an invitation, a request
 * that waits, or a decision with its reasons.
 */
export async function planRequests(
  product: Product,
  db: WorkspaceTransaction,
  given: Planning,
  wishes: readonly Wish[],
): Promise<Planned> {
  const planning = { ...given, rules: await withHoursKept(product, db, given.rules) };
  const { wave } = planning;
  const addressHashes = wishes.map(({ recipient }) => recipient.address_hash);
  const ledgers = new Map(await ledgerOf(db, { addressHashes, consent: consentFor(wave.purpose) }));
  const judge = judgeOf(planning);
  const outcomes: Outcome[] = [];
  for (const wish of wishes) {
    const hash = wish.recipient.address_hash.toString('hex');
    const ledger = ledgers.get(hash) ?? nothingKnown;
    const outcome = await judgeShared(db, wave, { wish, ledger, judge });
    if (outcome.decision.decision === 'swap') {
      const ownPlan = planOf(wave, outcome);
      const left = await giveWay(db, planning, { ledger, takenBy: ownPlan, request: outcome.decision.with });
      ledgers.set(hash, { ...left, planned: [...left.planned, ownPlan] });
    } else if (outcome.shared !== undefined) {
      ledgers.set(hash, ledgerShared(ledger, outcome.shared, planOf(wave, outcome)));
    } else if (outcome.dueAt !== undefined) {
      // Who is in the list twice is invited once: the second wish sees the first.
      ledgers.set(hash, { ...ledger, planned: [...ledger.planned, planOf(wave, outcome)] });
    }
    outcomes.push(outcome);
  }
  return save(product, db, planning, outcomes);
}

const nothingKnown: CustomerLedger = { past: [], planned: [], consents: {} };

type Outcome = Readonly<{
  wish: Wish;
  invitationId: string;
  decision: ContactDecision;
  /** When the mail is due, where there is to be one. */
  dueAt?: Date;
  /** The mail of another study that it shares. */
  shared?: SharedMail;
}>;

type Judge = (wish: Wish, ledger: CustomerLedger) => Outcome;

type Judging = Readonly<{ wish: Wish; ledger: CustomerLedger; judge: Judge }>;

/** Judges, and holds the mail that is to be shared; what a sender has in hand already is judged as such. */
async function judgeShared(
  db: WorkspaceTransaction,
  wave: PlannedWave,
  { wish, ledger, judge }: Judging,
): Promise<Outcome> {
  const outcome = judge(wish, ledger);
  const { decision } = outcome;
  if (decision.decision !== 'merge') return outcome;
  const shared = await holdShared(db, ledger, { into: decision.into, priority: wave.priority });
  if (shared !== undefined) return { ...outcome, shared, dueAt: shared.plan.due_at };
  const left = ledgerHeld(ledger, decision.into);
  // Each turn leaves one mail less that could be shared.
  return judgeShared(db, wave, { wish, ledger: left, judge });
}

function judgeOf({ wave, rules, now }: Planning): Judge {
  const budget = rulesFor(rules.budget, wave.legal_basis);
  const hours = hoursOf(rules.sendHours);
  return (wish, ledger) => {
    const request = requestOf(wave, wish);
    if (wave.channel === 'phone' && !wish.recipient.has_phone) return numberless(wish);
    const decision = decide(request, ledger, budget, now);
    const invitationId = uuid();
    if (decision.decision !== 'invite' && decision.decision !== 'swap') return { wish, invitationId, decision };
    const dueAt = nextSendTime(decision.at, hours(wish.recipient));
    if (dueAt < wish.expiresAt) return { wish, invitationId, decision, dueAt };
    // The next hour in which the customer may be written to is too late for the question.
    const reason: Reason = { code: 'expires_first', expiresAt: wish.expiresAt, freeAt: dueAt };
    return { wish, invitationId, decision: { decision: 'withhold', outcome: 'withheld', reasons: [reason] } };
  };
}

/** Who has no number stays in the frame of the study, as one who could not be reached. */
function numberless(wish: Wish): Outcome {
  const decision = { decision: 'withhold', outcome: 'withheld', reasons: [{ code: 'no_phone' }] } as const;
  return { wish, invitationId: uuid(), decision };
}

function requestOf(wave: PlannedWave, { recipient, occasion, kind, wantedAt, expiresAt }: Wish): ContactRequest {
  const study = wave.study_id ?? wave.id;
  return {
    request: requestName(study, recipient.address_hash, occasion),
    study,
    kind,
    purpose: wave.purpose,
    channel: wave.channel,
    priority: wave.priority,
    wantedAt,
    expiresAt,
    mayMerge: wave.may_merge,
    language: languageOf(wave, recipient),
  };
}

function languageOf({ languages }: PlannedWave, { language, workspace_language }: Recipient): LanguageTag {
  return matchLanguage([language ?? undefined, workspace_language], languages);
}

function planOf(wave: PlannedWave, { wish, invitationId, dueAt }: Outcome): CustomerLedger['planned'][number] {
  const { request, study, kind, purpose, channel, priority } = requestOf(wave, wish);
  const at = dueAt ?? wish.wantedAt;
  return { invitationId, request, study, kind, purpose, channel, priority, at, isHeld: true };
}

async function save(
  product: Product,
  db: WorkspaceTransaction,
  { wave }: Planning,
  outcomes: readonly Outcome[],
): Promise<Planned> {
  const key = product.key('invitation-token');
  const invitations = outcomes.flatMap((outcome) =>
    outcome.dueAt ? [invitationOf(outcome, outcome.dueAt, { wave, key })] : [],
  );
  const added = await insertPlanned(db, wave, invitations);
  for (const { invitationId, wish, shared, dueAt } of outcomes) {
    if (shared?.isFirst !== true || dueAt === undefined || !added.has(invitationId)) continue;
    await goAlong(db, shared, { invitationId, dueAt, request: requestOf(wave, wish).request });
  }
  const isTold = ({ wish, dueAt, decision }: Outcome) =>
    dueAt === undefined || decision.decision !== 'invite' || wish.isRepeated === true;
  const told = outcomes.filter(isTold);
  await appendDecisions(
    db,
    wave,
    told.map((outcome) => storedDecision(wave, outcome, added)),
  );
  if (wave.study_id !== null) await saveRequests(db, wave, told.map(storedRequest));
  const left = outcomes.filter(({ dueAt }) => dueAt === undefined);
  const waits = ({ decision }: Outcome) => wave.study_id !== null && decision.decision === 'defer';
  const withheld = countBy(left.filter((one) => !waits(one)).map(({ decision }) => withheldCode(decision.reasons[0])));
  await addWithheld(db, wave.id, withheld);
  return { planned: added.size, deferred: left.filter(waits).length, withheld };
}

function invitationOf(
  { wish, invitationId: id, shared }: Outcome,
  dueAt: Date,
  { wave, key }: Readonly<{ wave: PlannedWave; key: Buffer }>,
): PlannedInvitation {
  const { recipient, occasion, kind } = wish;
  return {
    id,
    contactId: recipient.contact_id,
    // Nobody is written to about a call.
    email: wave.channel === 'phone' ? '' : recipient.email,
    addressHash: recipient.address_hash,
    language: languageOf(wave, recipient),
    tokenHash: hashToken(deriveToken(wave.code, key, id)),
    occasion,
    kind,
    reminderOf: wish.reminderOf ?? null,
    carriedBy: carrierOf(shared),
    receivingDomain: wave.channel === 'phone' ? '' : receivingDomain(recipient.email),
    dueAt,
    expiresAt: new Date(dueAt.getTime() + linkDays * dayMs),
  };
}

function storedDecision(
  wave: PlannedWave,
  { wish, invitationId, decision }: Outcome,
  added: ReadonlySet<string>,
): StoredDecision {
  const { recipient, occasion, kind } = wish;
  // A wave without a study has nowhere to wait: who cannot be asked now is not asked by it.
  const isOver = wave.study_id === null && decision.decision === 'defer';
  return {
    invitationId: added.has(invitationId) ? invitationId : null,
    contactId: recipient.contact_id,
    addressHash: recipient.address_hash,
    occasion,
    kind,
    decision: isOver ? 'withhold' : decision.decision,
    reasons: decision.reasons,
  };
}

function storedRequest({ wish, invitationId, decision, dueAt, shared }: Outcome): StoredRequest {
  const carrier = carrierOf(shared);
  const { recipient, occasion, kind, wantedAt, expiresAt } = wish;
  const waitsUntil = decision.decision === 'defer' ? decision.until : null;
  return {
    id: uuid(),
    contactId: recipient.contact_id,
    addressHash: recipient.address_hash,
    occasion,
    kind,
    wantedAt,
    expiresAt,
    state: carrier ? 'merged' : dueAt ? 'granted' : waitsUntil ? 'deferred' : 'withheld',
    reasons: decision.reasons,
    nextAt: waitsUntil,
    invitationId: carrier ?? (dueAt ? invitationId : null),
  };
}

/** The invitation in whose mail a request goes along; null where the mail is its own. */
function carrierOf(shared: SharedMail | undefined): string | null {
  return shared === undefined || shared.isFirst ? null : shared.invitationId;
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, list]) => [name, list.length]));
}
