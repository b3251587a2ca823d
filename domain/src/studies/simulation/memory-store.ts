import { defaultBudgetRules } from '../budget-rules.ts';
import { decide, refusalOf } from '../contact-budget.ts';
import type { ContactDecision } from '../contact-decision.ts';
import type { ContactLedger, ContactRequest } from '../contact-request.ts';
import { isSendTime, nextSendTime, sendWindow } from '../quiet-hours.ts';
import { defaultReminder, reminderOf } from '../schedule/reminder-of.ts';
import type { CustomerRow, MailRow, PlantedFault } from './mail-row.ts';
import type { Claim, SendingStore, SendOutcome } from './sending-ports.ts';

export const leaseMs = 60_000;

const attemptsMax = 3;
const retryMs = 3_600_000;

export type MemoryStore = SendingStore &
  Readonly<{
    rows: ReadonlyMap<string, MailRow>;
    customers: ReadonlyMap<string, CustomerRow>;
    /** How often each decision was saved. */
    decided: Readonly<Record<ContactDecision['decision'], number>>;
    /** Asked for again it is the same row: news may arrive twice. */
    insert: (customer: string, request: ContactRequest) => void;
    change: (customer: string, edit: (row: CustomerRow) => void) => void;
    answer: (mail: string, at: Date) => void;
  }>;

/** What the database does in production, in memory: every call of it is one transaction. */
export function memoryStore(people: readonly CustomerRow[], fault?: PlantedFault): MemoryStore {
  const rows = new Map<string, MailRow>();
  const customers = new Map(people.map((customer) => [customer.id, customer]));
  const decided = { invite: 0, defer: 0, swap: 0, merge: 0, withhold: 0 };
  const touch = (id: string, edit: (row: CustomerRow) => void) => {
    const customer = customers.get(id);
    if (customer === undefined) return;
    edit(customer);
    customer.version += 1;
  };
  const insert = (customer: string, request: ContactRequest) => {
    const mail = `${request.request}/${request.kind}`;
    if (rows.has(mail)) return;
    const start = { state: 'waiting', dueAt: request.wantedAt, fence: 0, leaseUntil: request.wantedAt } as const;
    rows.set(mail, { mail, customer, request, ...start, attempts: 0, reasons: [{ code: 'occurred' }] });
    touch(customer, () => undefined);
  };
  const state: StoreState = { rows, customers, decided, fault, touch, insert };
  return {
    rows,
    customers,
    decided,
    insert,
    change: touch,
    answer: (mail, at) => {
      const row = rows.get(mail);
      if (row?.handedAt === undefined) return;
      row.answeredAt = at;
      touch(row.customer, () => undefined);
    },
    recover: (now) => recover(state, now),
    dueForDecision: (now) => due(state, 'waiting', now),
    load: (mail, now) => {
      const [row, customer] = [rows.get(mail), customers.get(rows.get(mail)?.customer ?? '')];
      if (row?.state !== 'waiting' || customer === undefined) return undefined;
      const { request } = row;
      return { request, ledger: ledgerOf(state, row, now), hours: customer.hours, version: customer.version };
    },
    saveDecision: (mail, version, decision, now) => saveDecision(state, { mail, version }, decision, now),
    dueForSending: (now) => due(state, 'planned', now),
    claim: (mail, now) => claim(state, mail, now),
    hand: (held, now) => hand(state, held, now),
    settle: (held, outcome, now) => settle(state, held, outcome, now),
  };
}

type StoreState = Readonly<{
  rows: Map<string, MailRow>;
  customers: ReadonlyMap<string, CustomerRow>;
  decided: Record<ContactDecision['decision'], number>;
  fault: PlantedFault | undefined;
  touch: MemoryStore['change'];
  insert: MemoryStore['insert'];
}>;

function due({ rows }: StoreState, state: MailRow['state'], now: Date): readonly string[] {
  return [...rows.values()].filter((row) => row.state === state && row.dueAt <= now).map(({ mail }) => mail);
}

/** Everything about the customer but this mail itself. What is late to go out goes now at the earliest. */
function ledgerOf({ rows, customers, fault }: StoreState, own: MailRow, now: Date): ContactLedger {
  const customer = customers.get(own.customer);
  const isMeant = ({ study }: ContactRequest) => fault !== 'cap_per_study' || study === own.request.study;
  const others = [...rows.values()].filter(
    (row) => row.customer === own.customer && row !== own && isMeant(row.request),
  );
  const past = others.flatMap(({ state, request, handedAt, answeredAt }) =>
    handedAt !== undefined && (state === 'handed' || state === 'sent' || state === 'unknown')
      ? [{ ...request, at: handedAt, ...(answeredAt && { answeredAt }) }]
      : [],
  );
  const takesOne = ({ mayMerge }: ContactRequest, mail: string) =>
    mayMerge === true && !others.some((row) => row.state === 'merged' && row.into === mail);
  const planned = others.flatMap(({ state, request, dueAt, mail }) =>
    state === 'planned' || state === 'claimed'
      ? [{ ...request, at: dueAt > now ? dueAt : now, isHeld: state === 'claimed', mayMerge: takesOne(request, mail) }]
      : [],
  );
  const { suppressed, openComplaintSince, refusedSince } = customer ?? {};
  return {
    past: [...(customer?.past ?? []), ...past],
    planned,
    consents: refusedSince === undefined ? {} : { research: { isGiven: false, since: refusedSince } },
    ...(suppressed && { suppressed }),
    ...(openComplaintSince && { openComplaintSince }),
  };
}

function saveDecision(
  state: StoreState,
  { mail, version }: Readonly<{ mail: string; version: number }>,
  decision: ContactDecision,
  now: Date,
): boolean {
  const row = state.rows.get(mail);
  const customer = row && state.customers.get(row.customer);
  if (row === undefined || customer === undefined) return false;
  if (state.fault !== 'no_version' && (customer.version !== version || row.state !== 'waiting')) return false;
  apply(state, row, decision);
  state.decided[decision.decision] += 1;
  row.reasons = decision.reasons;
  if (row.state === 'planned' && state.fault !== 'no_quiet_hours') row.dueAt = nextSendTime(row.dueAt, customer.hours);
  if (row.dueAt < now) row.dueAt = now;
  state.touch(row.customer, () => undefined);
  return true;
}

function apply(state: StoreState, row: MailRow, decision: ContactDecision): void {
  switch (decision.decision) {
    case 'invite':
      Object.assign(row, { state: 'planned', dueAt: decision.at });
      return;
    case 'defer':
      Object.assign(row, {
        state: state.fault === 'forgets_deferred' ? 'forgotten' : 'waiting',
        dueAt: decision.until,
      });
      return;
    case 'swap':
      Object.assign(row, { state: 'planned', dueAt: decision.at });
      takeBack(state, `${decision.with}/${row.request.kind}`, 'swapped_out');
      return;
    case 'merge':
      share(state, row, `${decision.into}/invitation`);
      return;
    case 'withhold':
      row.state = 'withheld';
  }
}

/** Two questions share a mail: that of the more important one, at the hour that was planned. */
function share({ rows }: StoreState, row: MailRow, planned: string): void {
  const other = rows.get(planned);
  if (other === undefined || other.request.priority >= row.request.priority) {
    Object.assign(row, { state: 'merged', into: planned });
    return;
  }
  Object.assign(row, { state: 'planned', dueAt: other.dueAt });
  Object.assign(other, { state: 'merged', into: row.mail });
}

/** A planned mail is to be decided again, and so is whatever was to travel with it. */
function takeBack(state: StoreState, mail: string, code: 'swapped_out' | 'came_loose' | 'claim_refused'): void {
  const row = state.rows.get(mail);
  if (row === undefined) return;
  Object.assign(row, { state: 'waiting', reasons: [{ code }], into: undefined });
  loosen(state, mail);
}

function loosen(state: StoreState, mail: string): void {
  if (state.fault === 'forgets_merged') return;
  for (const other of state.rows.values()) {
    if (other.state === 'merged' && other.into === mail) takeBack(state, other.mail, 'came_loose');
  }
}

function claim(state: StoreState, mail: string, now: Date): Claim | undefined {
  const row = state.rows.get(mail);
  const customer = row && state.customers.get(row.customer);
  if (row?.state !== 'planned' || customer === undefined) return undefined;
  if (state.fault !== 'no_quiet_hours' && !isSendTime(now, customer.hours)) {
    row.dueAt = nextSendTime(now, customer.hours);
    return undefined;
  }
  const { decision } = decide(row.request, ledgerOf(state, row, now), defaultBudgetRules, now);
  const mayGo = decision === 'invite' || state.fault === 'no_check_at_claim' || state.fault === 'no_version';
  state.touch(row.customer, () => undefined);
  if (!mayGo) {
    takeBack(state, mail, 'claim_refused');
    return undefined;
  }
  row.fence += 1;
  Object.assign(row, { state: 'claimed', leaseUntil: new Date(now.getTime() + leaseMs) });
  return { mail, fence: row.fence };
}

function hand(state: StoreState, { mail, fence }: Claim, now: Date): Date | undefined {
  const row = state.rows.get(mail);
  const customer = row && state.customers.get(row.customer);
  if (row === undefined || customer === undefined) return undefined;
  const isOurs = row.state === 'claimed' && row.fence === fence && row.leaseUntil > now;
  if (!isOurs && state.fault !== 'no_fence') return undefined;
  // What became true between the claim and now counts as well.
  const { decision } = decide(row.request, ledgerOf(state, row, now), defaultBudgetRules, now);
  const isJudged = state.fault === undefined || state.fault === 'forgets_deferred' || state.fault === 'forgets_merged';
  if (decision !== 'invite' && isJudged) {
    takeBack(state, mail, 'claim_refused');
    state.touch(row.customer, () => undefined);
    return undefined;
  }
  if (state.fault !== 'no_quiet_hours' && !isSendTime(now, customer.hours)) {
    Object.assign(row, { state: 'planned', dueAt: nextSendTime(now, customer.hours) });
    return undefined;
  }
  letGoOf(state, mail, now);
  const lease = new Date(now.getTime() + leaseMs);
  Object.assign(row, { state: 'handed', handedAt: now, leaseUntil: lease });
  state.touch(row.customer, () => undefined);
  if (state.fault === 'no_quiet_hours') return lease;
  return new Date(Math.min(lease.getTime(), sendWindow(now, customer.hours).closes));
}

/** What was to go along and may not be asked any more is left behind, to be decided upon again. */
function letGoOf(state: StoreState, mail: string, now: Date): void {
  for (const row of [...state.rows.values()]) {
    if (row.state !== 'merged' || row.into !== mail) continue;
    if (refusalOf(row.request, ledgerOf(state, row, now), defaultBudgetRules, now) === undefined) continue;
    takeBack(state, row.mail, 'came_loose');
  }
}

function settle(state: StoreState, { mail, fence }: Claim, outcome: SendOutcome, now: Date): void {
  const row = state.rows.get(mail);
  if (row === undefined || row.fence !== fence) return;
  if (row.state !== 'handed' && row.state !== 'unknown') return;
  state.touch(row.customer, () => undefined);
  switch (outcome) {
    case 'accepted': {
      row.state = 'sent';
      const reminder = reminderOf(row.request, row.handedAt ?? now, defaultReminder);
      if (reminder !== undefined) state.insert(row.customer, reminder);
      return;
    }
    case 'cut':
      row.state = 'unknown';
      return;
    case 'too_late':
      Object.assign(row, { state: 'planned', dueAt: now });
      return;
    case 'refused':
      row.state = 'failed';
      return;
    case 'refused_for_now':
      row.attempts += 1;
      Object.assign(row, { state: 'planned', dueAt: new Date(now.getTime() + retryMs) });
      if (row.attempts >= attemptsMax) row.state = 'failed';
  }
}

function recover(state: StoreState, now: Date): void {
  for (const row of state.rows.values()) {
    if ((row.state !== 'claimed' && row.state !== 'handed') || row.leaseUntil > now) continue;
    const isLost = row.state === 'handed' && state.fault !== 'resends_unknown';
    row.state = isLost ? 'unknown' : 'planned';
    state.touch(row.customer, () => undefined);
  }
}
