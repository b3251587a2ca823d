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

/** Watches what the customers and the mail server see, and knows nothing of how it came about. */
export function refereeOf(store: MemoryStore): Referee {
  const breaches: Breach[] = [];
  const taken: { readonly mail: string; readonly row: MailRow; readonly at: Date }[] = [];
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
      const others = taken.filter((other) => other.row.customer === row.customer && other.mail !== mail);
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
    },
    close: (occasions, interruptions, at) => {
      for (const mail of occasions) if (!store.rows.has(mail)) breach('skipped', mail, at);
      for (const row of store.rows.values()) judgeEnd(row, store, at, (rule) => breach(rule, row.mail, at));
      const unknown = [...store.rows.values()].filter(({ state }) => state === 'unknown');
      if (unknown.length > interruptions) breach('too_many_unknown', unknown[0]?.mail ?? '', at);
      for (const { mail, row } of taken) {
        if (row.state !== 'sent' && row.state !== 'unknown') breach('skipped', mail, at);
      }
    },
  };
}

/** Nothing may be left lying about, and whatever was not sent must say why. */
function judgeEnd(row: MailRow, store: MemoryStore, at: Date, breach: (rule: Breach['rule']) => void): void {
  if (row.reasons.length === 0) breach('no_reason');
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
      const into = store.rows.get(row.into ?? '')?.state;
      if (into !== 'sent' && into !== 'unknown' && into !== 'planned') breach('skipped');
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
