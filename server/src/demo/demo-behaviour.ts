import type { DemoCompany, DemoContact } from './demo-company.ts';
import type { DemoEvent } from './demo-customers.ts';
import { clamp } from './demo-draw.ts';

const dayMs = 86_400_000;

/** What customers do after they said how satisfied they are: how many come back, and how many go. */
const habits = {
  satisfied: { comesBack: 0.5, staysAway: 0, goes: 0.01 },
  between: { comesBack: 0.25, staysAway: 0.2, goes: 0.04 },
  dissatisfied: { comesBack: 0.08, staysAway: 0.5, goes: 0.3 },
} as const;

type Said = Readonly<{ at: Date; habit: (typeof habits)[keyof typeof habits] }>;

/**
 * The same company, in which who is satisfied comes back more often and who is not leaves more often: enough of both for the
 * screen of loyalty to find it. Nobody leaves before they were asked for the last time.
 */
export function withBehaviour(company: DemoCompany, now: Date, random: () => number): DemoCompany {
  const said = saidByContact(company);
  const asked = lastAsked(company);
  const contacts = company.contacts.map((contact, place) => {
    const answer = said.get(place);
    const { leftAt, complaintSince } = contact.customer;
    // Drawn for everybody, so that one contact more does not change all others.
    const draws = { stays: random(), comes: random(), goes: random(), days: random(), amount: random() };
    if (answer === undefined || leftAt !== undefined || complaintSince !== undefined) return contact;
    return behave(contact, { ...answer, place, now, draws, notBefore: asked.get(place) ?? answer.at });
  });
  return { ...company, contacts };
}

function saidByContact({ surveys }: DemoCompany): ReadonlyMap<number, Said> {
  const mailed = surveys.flatMap(({ waves }) => waves.flatMap((wave) => wave.invitations));
  const rung = surveys.flatMap(({ interviews = [] }) => interviews);
  const answers = [...mailed, ...rung].toSorted(
    (one, other) => Number(other.answered?.at ?? 0) - Number(one.answered?.at ?? 0),
  );
  return new Map(
    // The first answer of each is the last one here, and stays.
    answers.flatMap(({ contact, answered }): readonly [number, Said][] => {
      const score = answered?.answers['sat_overall'];
      if (answered === undefined || typeof score !== 'number') return [];
      const habit = score >= 4 ? habits.satisfied : score === 3 ? habits.between : habits.dissatisfied;
      return [[contact, { at: answered.at, habit }]];
    }),
  );
}

function lastAsked({ surveys }: DemoCompany): ReadonlyMap<number, Date> {
  const asked = new Map<number, Date>();
  const mailed = surveys.flatMap(({ waves }) => waves.flatMap((wave) => wave.invitations));
  const rung = surveys.flatMap(({ interviews = [] }) =>
    interviews.flatMap(({ contact, calls }) => calls.map(({ at }) => ({ contact, sentAt: at }))),
  );
  for (const { contact, sentAt } of [...mailed, ...rung]) {
    const before = asked.get(contact);
    if (before === undefined || before < sentAt) asked.set(contact, sentAt);
  }
  return asked;
}

type Draws = Readonly<Record<'stays' | 'comes' | 'goes' | 'days' | 'amount', number>>;
type Behaving = Said & Readonly<{ place: number; now: Date; notBefore: Date; draws: Draws }>;

function behave(contact: DemoContact, { at, habit, place, now, notBefore, draws }: Behaving): DemoContact {
  const { customer } = contact;
  const kept = draws.stays < habit.staysAway ? customer.events.filter((event) => event.at <= at) : customer.events;
  const backAt = new Date(Number(at) + (12 + draws.days * 170) * dayMs);
  const back: DemoEvent = {
    kind: 'order_placed',
    externalId: `rep-${place + 1}-again`,
    subject: `onderhoud, opdracht ${9000 + place}`,
    at: backAt,
    amount: 3000 + Math.floor(draws.amount * 30_000),
  };
  const events = draws.comes < habit.comesBack && backAt < now ? [...kept, back] : kept;
  const leftAt = new Date(clamp(Number(at) + (20 + draws.days * 150) * dayMs, Number(notBefore) + dayMs, Infinity));
  if (draws.goes >= habit.goes || leftAt >= now) return { ...contact, customer: { ...customer, events } };
  const end: DemoEvent = {
    kind: 'subscription_ended',
    externalId: `end-${place + 1}`,
    subject: 'opgezegd',
    at: leftAt,
  };
  return {
    ...contact,
    customer: {
      ...customer,
      lifecycle: 'former',
      leftAt,
      events: [...events.filter((event) => event.at < leftAt), end],
    },
  };
}
