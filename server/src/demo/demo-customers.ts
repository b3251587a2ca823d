import type { ContactAttribute, ContactRole, Lifecycle, Stage } from '@voldaan/domain/contacts/customer';
import type { KnownEventKind } from '@voldaan/domain/touchpoints/event-kind';
import { pick } from './demo-draw.ts';

/** Something that happened to a customer of the sample. */
export type DemoEvent = Readonly<{
  kind: KnownEventKind;
  externalId: string;
  subject: string;
  at: Date;
  /** In cents; absent where nothing was paid. */
  amount?: number;
}>;

/** What the sample company knows of a customer beyond name and address. */
export type DemoCustomer = Readonly<{
  /** The place of the organisation in demoOrganisations; undefined for a private person. */
  organisation: number | undefined;
  roles: readonly ContactRole[];
  lifecycle: Lifecycle;
  stage: Stage;
  birthday: Readonly<{ month: number; day: number }> | undefined;
  attributes: Readonly<Record<string, string | number | boolean>>;
  events: readonly DemoEvent[];
  /** When a complaint was opened that is open still. */
  complaintSince: Date | undefined;
  leftAt: Date | undefined;
  marketing: Readonly<{ isGiven: boolean; at: Date }> | undefined;
}>;

export const demoOrganisations = [
  'Bakkerij Morgenstond',
  'Thuiszorg De Linde',
  'Kindcentrum Het Kompas',
  'Koeriersdienst Stadsrad',
  'Hotel De Brug',
  'Installatiebedrijf Zuid',
  'Fysiotherapie Lunetten',
  'Bezorgdienst Vers aan Huis',
] as const;

export const demoAttributes: readonly ContactAttribute[] = [
  { key: 'shop', name: 'Vestiging', kind: 'choice', choices: ['Utrecht Lombok', 'Utrecht Oost', 'Hilversum', 'Zeist'] },
  { key: 'bicycle', name: 'Fiets', kind: 'choice', choices: ['stadsfiets', 'e-bike', 'bakfiets', 'racefiets'] },
  { key: 'service_plan', name: 'Onderhoudsabonnement', kind: 'yes_no', choices: [] },
  { key: 'value_per_year', name: 'Waarde per jaar in euro', kind: 'number', choices: [] },
];

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const repairs = ['kleine beurt', 'grote beurt', 'lekke band', 'remmen', 'derailleur', 'accu', 'spaken', 'verlichting'];

/** Draws one customer: what they own, which repairs they had since they came, and how they stand with the company. */
export function demoCustomer(place: number, addedAt: Date, now: Date, random: () => number): DemoCustomer {
  const isFirm = random() < 0.14;
  const lifecycle: Lifecycle = random() < 0.05 ? 'former' : random() < 0.03 ? 'prospect' : 'customer';
  const leftAt = lifecycle === 'former' ? between(addedAt, now, random) : undefined;
  const events = lifecycle === 'prospect' ? [] : eventsOf({ place, addedAt, leftAt, now, random });
  const complaintSince = lifecycle === 'customer' && random() < 0.012 ? daysBefore(now, 3 + random() * 12) : undefined;
  const spent = events.reduce((sum, { amount = 0 }) => sum + amount, 0) / 100;
  const years = Math.max(1, (now.getTime() - addedAt.getTime()) / (365 * dayMs));
  return {
    organisation: isFirm ? Math.floor(random() * demoOrganisations.length) : undefined,
    roles: isFirm ? [pick(['user', 'buyer', 'decider', 'payer'] as const, random)] : ['user', 'payer'],
    lifecycle,
    stage: lifecycle === 'prospect' ? 'convert' : events.length > 4 ? 'delight' : 'sell',
    birthday: random() < 0.4 ? birthday(random) : undefined,
    attributes: {
      shop: pick(['Utrecht Lombok', 'Utrecht Lombok', 'Utrecht Oost', 'Hilversum', 'Zeist'], random),
      bicycle: pick(['stadsfiets', 'stadsfiets', 'e-bike', 'e-bike', 'bakfiets', 'racefiets'], random),
      service_plan: random() < 0.3,
      value_per_year: Math.round(spent / years),
    },
    events: complaintSince === undefined ? events : [...events, complaintOpened(place, complaintSince)],
    complaintSince,
    leftAt,
    marketing: random() < 0.35 ? { isGiven: random() < 0.8, at: addedAt } : undefined,
  };
}

type Course = Readonly<{ place: number; addedAt: Date; leftAt: Date | undefined; now: Date; random: () => number }>;

/** A visit, an order and its delivery a few days later, some times since the customer came. */
function eventsOf({ place, addedAt, leftAt, now, random }: Course): readonly DemoEvent[] {
  const count = 1 + Math.floor(random() * random() * 6);
  const until = leftAt ?? daysBefore(now, 2);
  const brought = Array.from({ length: count }, () => between(addedAt, until, random)).sort(
    (one, other) => Number(one) - Number(other),
  );
  const repaired = brought.flatMap((at, turn): readonly DemoEvent[] => {
    const externalId = `rep-${place + 1}-${turn + 1}`;
    const subject = `${pick(repairs, random)}, opdracht ${1000 + place * 7 + turn}`;
    const doneAt = new Date(Math.min(Number(at) + (0.2 + random() * 4) * dayMs, Number(until)));
    const amount = 2500 + Math.floor(random() * random() * 36_000);
    return [
      { kind: 'order_placed', externalId, subject, at, amount },
      { kind: 'order_delivered', externalId, subject, at: doneAt },
    ];
  });
  if (leftAt === undefined) return repaired;
  return [...repaired, { kind: 'subscription_ended', externalId: `end-${place + 1}`, subject: 'opgezegd', at: leftAt }];
}

function complaintOpened(place: number, at: Date): DemoEvent {
  return { kind: 'complaint_opened', externalId: `klacht-${place + 1}`, subject: 'klacht over een reparatie', at };
}

function birthday(random: () => number): Readonly<{ month: number; day: number }> {
  return { month: 1 + Math.floor(random() * 12), day: 1 + Math.floor(random() * 28) };
}

/** A moment of a day's work, but for the first day and the last, which it does not reach out of. */
function between(from: Date, to: Date, random: () => number): Date {
  const at = new Date(Number(from) + random() * Math.max(0, Number(to) - Number(from)));
  at.setUTCHours(8 + Math.floor(random() * 9), Math.floor(random() * 60), 0, 0);
  return new Date(Math.max(Number(from), Math.min(Number(at), Number(to))));
}

function daysBefore(now: Date, days: number): Date {
  return new Date(Number(now) - days * dayMs);
}

/** How a customer is served, by where and what for: groups of the sample really differ somewhat. About -1.2 to 0.8. */
export function leaningOf({ attributes }: Pick<DemoCustomer, 'attributes'>): number {
  const byShop: Readonly<Record<string, number>> = { Hilversum: -0.8, 'Utrecht Oost': 0.1, Zeist: 0.3 };
  const byBicycle: Readonly<Record<string, number>> = { bakfiets: -0.4, 'e-bike': -0.1, racefiets: 0.1 };
  const byPlan = attributes['service_plan'] === true ? 0.3 : 0;
  return (byShop[String(attributes['shop'])] ?? 0.1) + (byBicycle[String(attributes['bicycle'])] ?? 0) + byPlan;
}
