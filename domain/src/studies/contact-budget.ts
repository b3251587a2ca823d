import type { BudgetRules } from './budget-rules.ts';
import type { ContactDecision, Reason, Reasons } from './contact-decision.ts';
import {
  type ContactLedger,
  type ContactRequest,
  consentFor,
  type PastContact,
  type PlannedContact,
} from './contact-request.ts';
import { freeFrom, type SlidingLimit, spentAt } from './sliding-limit.ts';

/**
 * Whether a customer gets this request, and if not now, then when or in which other way. Every outcome has its reasons: a
 * request may be put off, changed for another, put together with another or withheld, but it never disappears.
 *
 * Use at planning, and again in the transaction that claims a mail: what was true when it was planned may not be any more.
 * The ledger then leaves out the request itself. When not to use: for what the customer waits for.
 *
 * In order: who may not be written to at all is withheld; what fits is sent; what would fit in one mail with a planned one is
 * merged, since that costs nobody anything; what is more important than a planned one takes its place; the rest waits until
 * there is room, or is withheld when its time would be over by then.
 *
 * @example
 * decide(request, { past: [], planned: [], consents: {} }, defaultBudgetRules, now).decision; // 'invite'
 * @throws nothing.
 */
export function decide(request: ContactRequest, ledger: ContactLedger, rules: BudgetRules, now: Date): ContactDecision {
  const refusal = refusalOf(request, ledger, rules, now);
  if (refusal !== undefined) return refusal;
  const from = Math.max(now.getTime(), request.wantedAt.getTime());
  const limits = limitsOn(request, rules, ledger.restDays);
  const weighing = { ...ledger, past: mailsOf(ledger.past), planned: mailsOf(ledger.planned) };
  const room = roomFor(from, limits, [...weighing.past, ...weighing.planned]);
  if (room.freeAt === from) return { decision: 'invite', at: new Date(from), reasons: room.reasons };
  return (
    merged(request, weighing, { from, now, room }) ??
    swapped(request, weighing, { from, limits, room }) ??
    waiting(request, room)
  );
}

function mailsOf<Contact extends PastContact | PlannedContact>(contacts: readonly Contact[]): readonly Contact[] {
  return contacts.filter(({ isCarried }) => isCarried !== true);
}

/**
 * What stands in the way for good or for longer than any budget, gravest first; all of it is told. Asked by itself of a
 * request that goes along in another's mail: room in the budget is the mail's affair, all else is its own.
 *
 * @throws nothing.
 */
export function refusalOf(
  request: ContactRequest,
  ledger: ContactLedger,
  rules: BudgetRules,
  now: Date,
): ContactDecision | undefined {
  const [refused, ...others] = [...personalReasons(request, ledger, rules)];
  if (refused !== undefined) return { decision: 'withhold', outcome: 'refused', reasons: [refused, ...others] };
  const reason = ownReason(request, ledger, now);
  return reason && { decision: 'withhold', outcome: 'withheld', reasons: [reason] };
}

function personalReasons(request: ContactRequest, ledger: ContactLedger, rules: BudgetRules): readonly Reason[] {
  const reasons: Reason[] = [];
  if (ledger.suppressed !== undefined) reasons.push({ code: 'suppressed', ...ledger.suppressed });
  const purpose = consentFor(request.purpose);
  const consent = ledger.consents[purpose];
  if (consent?.isGiven === false) reasons.push({ code: 'consent_refused', purpose, since: consent.since });
  if (consent === undefined && rules.consentNeeded.includes(purpose))
    reasons.push({ code: 'consent_missing', purpose });
  const unwanted = ledger.unwanted?.find((topic) => topic === request.purpose);
  if (unwanted !== undefined) reasons.push({ code: 'topic_unwanted', topic: unwanted });
  return reasons;
}

function ownReason(request: ContactRequest, ledger: ContactLedger, now: Date): Reason | undefined {
  const isSame = (other: PastContact | PlannedContact) =>
    other.request === request.request && other.kind === request.kind;
  const asked = ledger.past.find(isSame);
  if (asked !== undefined) return { code: 'already_asked', at: asked.at };
  const planned = ledger.planned.find(isSame);
  if (planned !== undefined) return { code: 'already_planned', at: planned.at };
  if (ledger.openComplaintSince !== undefined) return { code: 'open_complaint', since: ledger.openComplaintSince };
  const invited = ledger.past.find(({ kind, request: id }) => kind === 'invitation' && id === request.request);
  if (request.kind === 'reminder' && invited === undefined) return { code: 'never_invited' };
  if (invited?.answeredAt !== undefined) return { code: 'already_answered', at: invited.answeredAt };
  return request.expiresAt <= now ? { code: 'expired', expiresAt: request.expiresAt } : undefined;
}

type Limit = SlidingLimit &
  Readonly<{
    id: string;
    cost: number;
    /** What another contact takes of this limit, 0 when it is not meant by it. */
    costOf: (contact: PastContact | PlannedContact) => number;
    reached: (freeAt: Date, spent: number) => Reason;
  }>;

/** The hard cap, what the customer asked for, and every budget that means this request's purpose and channel. */
function limitsOn(
  request: ContactRequest,
  rules: BudgetRules,
  restDays: number | undefined,
): readonly [Limit, ...Limit[]] {
  const { kind } = request;
  const { days } = rules.hardCap;
  const most = rules.hardCap[kind];
  const cap: Limit = {
    id: 'hard_cap',
    days,
    most,
    cost: 1,
    costOf: (contact) => (contact.kind === kind ? 1 : 0),
    reached: (freeAt) => ({ code: 'cap_reached', kind, days, most, freeAt }),
  };
  const cost = rules.points[request.channel][kind];
  const budgets = rules.budgets.map((budget): Limit => {
    const isMeant = (contact: Pick<ContactRequest, 'purpose' | 'channel'>) =>
      (budget.purposes?.includes(contact.purpose) ?? true) && (budget.channels?.includes(contact.channel) ?? true);
    return {
      ...budget,
      most: budget.points,
      cost: isMeant(request) ? cost : 0,
      costOf: (contact) => (isMeant(contact) ? rules.points[contact.channel][contact.kind] : 0),
      reached: (freeAt, spent) => ({
        code: 'budget_spent',
        budget: budget.id,
        days: budget.days,
        most: budget.points,
        spent,
        cost,
        freeAt,
      }),
    };
  });
  const own = restDays === undefined ? [] : [ownLimit(request, restDays)];
  return [cap, ...own, ...budgets.filter((limit) => limit.cost > 0)];
}

function ownLimit({ kind }: ContactRequest, days: number): Limit {
  return {
    id: 'frequency',
    days,
    most: 1,
    cost: 1,
    costOf: (contact) => (contact.kind === kind ? 1 : 0),
    reached: (freeAt) => ({ code: 'frequency', kind, days, freeAt }),
  };
}

/** When there is room under every limit at once, null for never; and why not at once, or how much room there is. */
type Room = Readonly<{ freeAt: number | null; reasons: Reasons }>;

/** Moving on for one limit may run into another, so all are asked again until none moves; each move ends at a contact. */
function roomFor(
  from: number,
  limits: readonly [Limit, ...Limit[]],
  contacts: readonly (PastContact | PlannedContact)[],
): Room {
  const spent = limits.map((limit) => contacts.map((one) => ({ at: one.at.getTime(), cost: limit.costOf(one) })));
  const free = (moment: number) =>
    limits.map((limit, place) =>
      freeFrom(
        moment,
        limit.cost,
        (spent[place] ?? []).filter(({ cost }) => cost > 0),
        limit,
      ),
    );
  const first = free(from);
  const reasons = limits.flatMap((limit, place): readonly Reason[] => {
    const freeAt = first[place] ?? null;
    if (freeAt === from) return [];
    if (freeAt === null) return [{ code: 'never_fits', limit: limit.id, most: limit.most, cost: limit.cost }];
    return [limit.reached(new Date(freeAt), spentAt(from, spent[place] ?? [], limit))];
  });
  const [reason, ...others] = reasons;
  if (reason === undefined) return { freeAt: from, reasons: roomLeft(from, limits, spent[0] ?? []) };
  let moment: number | null = from;
  for (let round = 0; round <= contacts.length * limits.length && moment !== null; round += 1) {
    const moments: readonly (number | null)[] = free(moment);
    const latest = moments.reduce((later, one) => (later === null || one === null ? null : Math.max(later, one)));
    if (latest === moment) break;
    moment = latest;
  }
  return { freeAt: moment, reasons: [reason, ...others] };
}

function roomLeft(
  from: number,
  [cap]: readonly [Limit, ...Limit[]],
  spendings: Parameters<typeof spentAt>[1],
): Reasons {
  const spent = spentAt(from, spendings, cap);
  return [{ code: 'room_left', limit: cap.id, days: cap.days, most: cap.most, spent, cost: cap.cost }];
}

/**
 * The soonest planned mail of another study that goes out while this request still makes sense: of the same channel, in the
 * same language, and on the same consent. One that is late goes now at the earliest.
 */
function merged(
  request: ContactRequest,
  ledger: ContactLedger,
  { from, now, room }: Readonly<{ from: number; now: Date; room: Room }>,
): ContactDecision | undefined {
  if (!request.mayMerge || request.kind === 'reminder') return undefined;
  const [into] = ledger.planned
    .filter((planned) => planned.mayMerge && !planned.isHeld && planned.kind === 'invitation')
    .filter(({ study, channel, language }) => {
      return study !== request.study && channel === request.channel && language === request.language;
    })
    .filter(({ purpose }) => consentFor(purpose) === consentFor(request.purpose))
    .filter(({ at }) => Math.max(at.getTime(), now.getTime()) >= from && at < request.expiresAt)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
  if (into === undefined) return undefined;
  const reason: Reason = { code: 'asked_together', request: into.request, at: into.at };
  return { decision: 'merge', into: into.request, reasons: [reason, ...room.reasons] };
}

/** The least important planned contact without which this request would fit at once. */
function swapped(
  request: ContactRequest,
  ledger: ContactLedger,
  { from, limits, room }: Readonly<{ from: number; limits: readonly [Limit, ...Limit[]]; room: Room }>,
): ContactDecision | undefined {
  const lower = ledger.planned
    .filter(({ priority, isHeld, kind }) => priority < request.priority && !isHeld && kind === request.kind)
    .toSorted((one, other) => one.priority - other.priority || other.at.getTime() - one.at.getTime());
  const given = lower.find((planned) => {
    const others = ledger.planned.filter((other) => other !== planned);
    return roomFor(from, limits, [...ledger.past, ...others]).freeAt === from;
  });
  if (given === undefined) return undefined;
  const reason: Reason = {
    code: 'lower_priority_planned',
    request: given.request,
    priority: given.priority,
    ownPriority: request.priority,
  };
  return { decision: 'swap', at: new Date(from), with: given.request, reasons: [reason, ...room.reasons] };
}

function waiting(request: ContactRequest, { freeAt, reasons }: Room): ContactDecision {
  if (freeAt === null) return { decision: 'withhold', outcome: 'withheld', reasons };
  const until = new Date(freeAt);
  if (until < request.expiresAt) return { decision: 'defer', until, reasons };
  const reason: Reason = { code: 'expires_first', expiresAt: request.expiresAt, freeAt: until };
  return { decision: 'withhold', outcome: 'withheld', reasons: [reason, ...reasons] };
}
