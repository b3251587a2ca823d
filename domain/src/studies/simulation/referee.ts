import { dayMs } from '../calendar/day.ts';
import type { CustomerRow, MailRow } from './mail-row.ts';
import { leaseMs, type MemoryStore } from './memory-store.ts';

export type Breach = Readonly<{
  rule:
    | 'over_the_cap'
    | 'twice'
    | 'quiet_hours'
    | 'after_stop'
    | 'skipped'
    | 'no_reason'
    | 'no_end'
    | 'stuck'
    | 'too_many_unknown';
  mail: string;
  at: Date;
}>;

export type Referee = Readonly<{
  /** The mail server took a mail. */
  accepted: (mail: string, at: Date) => void;
  /** After the last day: every occasion that arose is accounted for. */
  close: (occasions: ReadonlySet<string>, interruptions: number, at: Date) => void;
  breaches: readonly Breach[];
}>;

// Written by hand, not computed: the referee must not believe the code it judges. The months that are simulated.
const holidays: Readonly<Record<string, string>> = {
  NL: '2026-04-05 2026-04-06 2026-04-27 2026-05-14 2026-05-24 2026-05-25 2026-12-25 2026-12-26 2027-01-01',
  NO: '2026-04-02 2026-04-03 2026-04-05 2026-04-06 2026-05-01 2026-05-14 2026-05-17 2026-05-24 2026-05-25 2026-12-25 2026-12-26 2027-01-01',
};

const capDays = 90;

/** A question that a customer has read: in a mail of its own, or along in another's. */
type Taken = Readonly<{ mail: string; row: MailRow; at: Date; isCarried?: boolean }>;

/** Watches what the customers and the mail server see, and knows nothing of how it came about. */
export function refereeOf(store: MemoryStore): Referee {
  const breaches: Breach[] = [];
  const taken: Taken[] = [];
  const breach = (rule: Breach['rule'], mail: string, at: Date) => breaches.push({ rule, mail, at });
  return {
    breaches,
    accepted: (mail, at) => {
      const row = store.rows.get(mail);
      const customer = store.customers.get(row?.customer ?? '');
      if (row === undefined || customer === undefined) {
        breach('skipped', mail, at);
        return;
      }
      if (taken.some((other) => other.mail === mail)) breach('twice', mail, at);
      const others = taken.filter(
        (other) => other.row.customer === row.customer && other.mail !== mail && other.isCarried !== true,
      );
      const times = [...others.map((other) => ({ kind: other.row.request.kind, at: other.at })), ...customer.past];
      // A mail is on its way for as long as a lease; the cap is counted from when it was handed over.
      const near = (other: Date) => at.getTime() - other.getTime() < capDays * dayMs - leaseMs;
      if (times.some(({ kind, at: other }) => kind === row.request.kind && near(other)))
        breach('over_the_cap', mail, at);
      if (isQuiet(customer, at)) breach('quiet_hours', mail, at);
      const stops = [customer.suppressed?.since, customer.refusedSince, customer.openComplaintSince];
      const isStopped = stops.some((since) => since !== undefined && at.getTime() - since.getTime() > leaseMs);
      if (isStopped) breach('after_stop', mail, at);
      taken.push({ mail, row, at });
      for (const carried of alongIn(store, mail)) {
        if (taken.some((other) => other.mail === carried.mail)) breach('twice', carried.mail, at);
        taken.push({ mail: carried.mail, row: carried, at, isCarried: true });
      }
    },
    close: (occasions, interruptions, at) => {
      for (const mail of occasions) if (!store.rows.has(mail)) breach('skipped', mail, at);
      for (const row of store.rows.values()) judgeEnd(row, store, at, (rule) => breach(rule, row.mail, at));
      const unknown = [...store.rows.values()].filter(({ state }) => state === 'unknown');
      if (unknown.length > interruptions) breach('too_many_unknown', unknown[0]?.mail ?? '', at);
      for (const { mail, row, isCarried } of taken) {
        const isKnown = isCarried === true ? row.state === 'merged' : row.state === 'sent' || row.state === 'unknown';
        if (!isKnown) breach('skipped', mail, at);
      }
    },
  };
}

function alongIn(store: MemoryStore, mail: string): readonly MailRow[] {
  return [...store.rows.values()].filter((row) => row.state === 'merged' && row.into === mail);
}

/** Nothing may be left lying about, and whatever was not sent must say why. */
function judgeEnd(row: MailRow, store: MemoryStore, at: Date, breach: (rule: Breach['rule']) => void): void {
  if (row.reasons.length === 0) breach('no_reason');
  // Asked by a mail of its own, along in another's, put off or withheld: one of these, and never two.
  if ((row.into !== undefined) !== (row.state === 'merged')) breach('no_end');
  if (row.state === 'merged' && alongIn(store, row.into ?? '').length > 1) breach('no_end');
  switch (row.state) {
    case 'claimed':
    case 'handed':
      breach('stuck');
      return;
    case 'waiting':
    case 'planned':
      if (row.dueAt <= at) breach('stuck');
      return;
    case 'merged': {
      // Its mail was handed over, or is still to go.
      const mail = store.rows.get(row.into ?? '');
      if (mail?.state !== 'planned' && mail?.handedAt === undefined) breach('skipped');
      return;
    }
    case 'forgotten':
      breach('skipped');
      return;
    case 'withheld':
      if (row.reasons.every(({ code }) => code === 'occurred')) breach('no_reason');
      return;
    case 'unknown':
      // Only of what was handed over can nobody know whether it arrived.
      if (row.handedAt === undefined) breach('skipped');
      return;
    case 'sent':
    case 'failed':
      return;
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The clock on the customer's wall, asked of the runtime in another way than the code under test does. */
function isQuiet({ hours }: CustomerRow, at: Date): boolean {
  const clock =
    clocks.get(hours.zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: hours.zone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(hours.zone, clock);
  const [day = '', time = ''] = clock.format(at).split(' ');
  const isSunday = hours.noSundays && new Date(`${day}T12:00:00Z`).getUTCDay() === 0;
  const isHoliday = hours.noHolidays && (holidays[hours.country ?? ''] ?? '').includes(day);
  return time < '09:00:00' || time >= '20:00:00' || isSunday || isHoliday;
}
