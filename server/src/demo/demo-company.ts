import type { CallOutcome } from '@voldaan/domain/interviews/call-outcome';
import type { Language } from '@voldaan/domain/language';
import type { StudyMetric } from '@voldaan/domain/studies/study-draft';
import type { Answers } from '@voldaan/domain/surveys/answers';
import type { QuestionnaireId } from '@voldaan/domain/surveys/library/questionnaires';
import { type DemoCustomer, demoCustomer, leaningOf } from './demo-customers.ts';
import { clamp, gaussian, pick } from './demo-draw.ts';
import { relationAnswers } from './demo-relation.ts';
import { demoFirstNames, demoLastNames, demoWords } from './demo-words.ts';

export type DemoContact = Readonly<{
  /** The company's own customer number. */
  number: string;
  name: string;
  email: string;
  phone: string | undefined;
  language: Language;
  addedAt: Date;
  customer: DemoCustomer;
}>;

/** One invitation of a wave and what came of it. `contact` is the place of the contact in the company's list. */
export type DemoInvitation = Readonly<{
  contact: number;
  state: 'sent' | 'failed' | 'suppressed';
  sentAt: Date;
  openedAt: Date | undefined;
  /** When the one reminder went; absent where there was none. */
  remindedAt?: Date;
  answered: DemoAnswer | undefined;
}>;

export type DemoAnswer = Readonly<{
  at: Date;
  answers: Answers;
  voteClass: 'human' | 'unconfirmed';
  language: Language;
  /** Of an answer without a mail: who gave it, by place in the list, and at which moment of the default journey. */
  contact?: number;
  moment?: number;
}>;

/** A customer who was rung: by whom, how often, and what came of it. `contact` is the place in the list. */
export type DemoInterview = Readonly<{
  contact: number;
  round: number;
  interviewer: number;
  /** What came of the last call is what came of the customer. */
  calls: readonly Readonly<{ at: Date; outcome: CallOutcome }>[];
  answered: DemoAnswer | undefined;
}>;

/** A mail about the case of this id, some days after it was closed. */
export type DemoClosing = Readonly<{ caseId: string; closedAt: Date; invited: DemoInvitation }>;

export type DemoSurvey = Readonly<{
  questionnaire: QuestionnaireId;
  name: string;
  /** `every` is null where nobody is written to, and `complaint` where those are who complained, after it was closed. */
  study: Readonly<{
    purpose: string;
    norm: Readonly<{ metric: StudyMetric; value: number }>;
    every: 'month' | 'quarter' | 'complaint' | null;
    /** At which contact moment it is asked, by place in the default journey; else where things are fetched. */
    moment?: number;
  }>;
  waves: readonly Readonly<{ at: Date; invitations: readonly DemoInvitation[] }>[];
  /** Answers through the public link, as on a card at the counter; some gave their customer number. */
  uninvited: readonly DemoAnswer[];
  /** Whom it asked about a complaint that was closed, and what came of each mail. */
  closings?: readonly DemoClosing[];
  /** The same survey by telephone, as a study of its own. */
  interviews?: readonly DemoInterview[];
}>;

export type DemoCompany = Readonly<{ contacts: readonly DemoContact[]; surveys: readonly DemoSurvey[] }>;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const contactCount = 640;

/**
 * A sample company with twelve months of answers: service that got slower in the first half year and better in the
 * second, as a trend with something to see. Clock and chance are arguments, so the same seed makes the same company.
 */
export function demoCompany(now: Date, random: () => number): DemoCompany {
  const contacts = Array.from({ length: contactCount }, (_, place) => demoContact(place, now, random));
  return {
    contacts,
    surveys: [
      recommendationSurvey(contacts, now, random),
      relationSurvey(contacts, now, random),
      momentSurvey(now, random),
    ],
  };
}

function demoContact(place: number, now: Date, random: () => number): DemoContact {
  const first = pick(demoFirstNames, random);
  const last = pick(demoLastNames, random);
  const draw = random();
  const addedAt = new Date(now.getTime() - (370 + random() * 300) * dayMs);
  return {
    number: `K${10_001 + place}`,
    name: `${first} ${last}`,
    email: `${first}.${last}.${place}@example.com`
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z0-9.@]/g, ''),
    phone: random() < 0.6 ? `06 5550 ${String(1000 + place)}` : undefined,
    language: draw < 0.88 ? 'nl' : draw < 0.94 ? 'en' : 'nb',
    addedAt,
    customer: demoCustomer(place, addedAt, now, random),
  };
}

function recommendationSurvey(contacts: readonly DemoContact[], now: Date, random: () => number): DemoSurvey {
  const months = Array.from({ length: 12 }, (_, month) => 11 - month);
  const waves = months.map((monthsAgo) => {
    const at = morningAgo(now, monthsAgo * 30.4 + 4);
    const perWave = Math.floor(contacts.length / 12);
    const first = (11 - monthsAgo) * perWave;
    const asked = contacts
      .slice(first, first + perWave)
      .flatMap((contact, offset) =>
        isCustomer(contact, at) ? [{ contact: first + offset, language: contact.language }] : [],
      );
    const invitations = asked.map((contact) =>
      invitation({ ...contact, at, now, random }, () => {
        const score = likelihood(mood(monthsAgo) + leaning(contacts[contact.contact]), random);
        const why = words(contact.language, score >= 9 ? 'high' : score >= 7 ? 'middle' : 'low', random, 0.45);
        return { nps: score, why, may_contact: random() < 0.4 ? 'yes' : random() < 0.5 ? 'no' : null };
      }),
    );
    return { at, invitations };
  });
  const study = {
    purpose: 'Zien of klanten ons aanraden, en wat dat in de weg staat, voor het werkoverleg van elke maand.',
    norm: { metric: 'nps', value: 35 },
    every: 'month',
  } as const;
  return { questionnaire: 'recommendation', name: 'Aanbeveling', study, waves, uninvited: [] };
}

/** Each customer is asked in the quarter that lies furthest from the month of the other survey: never twice in 90 days. */
function relationSurvey(contacts: readonly DemoContact[], now: Date, random: () => number): DemoSurvey {
  const quarterOf = (place: number) => (Math.floor(place / Math.floor(contacts.length / 12) / 3) + 2) % 4;
  const waves = [9, 6, 3, 0].map((monthsAgo, quarter) => {
    const at = morningAgo(now, monthsAgo * 30.4 + 12);
    const chosen = contacts
      .map((_, place) => place)
      .filter((place) => quarterOf(place) === quarter && isCustomer(contacts[place], at));
    const invitations = chosen.map((contact) => {
      const language = contacts[contact]?.language ?? 'nl';
      return invitation({ contact, language, at, now, random }, () =>
        relationAnswers({ mood: mood(monthsAgo) + leaning(contacts[contact]), language, random }),
      );
    });
    return { at, invitations };
  });
  const study = {
    purpose: 'Kiezen waar wij het komende kwartaal aan werken: wat klanten belangrijk vinden en wat tegenvalt.',
    norm: { metric: 'grade', value: 7.5 },
    every: 'quarter',
  } as const;
  return { questionnaire: 'relation', name: 'Relatieonderzoek', study, waves, uninvited: [] };
}

function momentSurvey(now: Date, random: () => number): DemoSurvey {
  const uninvited = Array.from({ length: 420 }, () => {
    // The card at the counter was put away a week ago, so that the overview opens with the survey that was mailed last.
    const daysAgo = 7 + random() * 353;
    const score = clamp(Math.round(4.1 + mood(daysAgo / 30.4) * 0.35 + gaussian(random) * 0.85), 1, 5);
    const why = words('nl', score >= 5 ? 'high' : score >= 4 ? 'middle' : 'low', random, 0.3);
    const voteClass: DemoAnswer['voteClass'] = random() < 0.03 ? 'unconfirmed' : 'human';
    return {
      at: new Date(now.getTime() - daysAgo * dayMs - hourMs),
      answers: { sat_moment: score, why },
      voteClass,
      language: 'nl' as const,
    };
  });
  const study = {
    purpose: 'Elke dag horen hoe een reparatie ging, van wie er iets over kwijt wil.',
    norm: { metric: 'csat', value: 0.8 },
    every: null,
  } as const;
  return { questionnaire: 'contact-moment', name: 'Na de reparatie', study, waves: [], uninvited };
}

/** Who left, or never bought, is not asked how it is to be a customer. */
function isCustomer(contact: DemoContact | undefined, at: Date): boolean {
  if (contact === undefined || contact.customer.lifecycle === 'prospect') return false;
  return contact.customer.leftAt === undefined || contact.customer.leftAt > at;
}

type Asked = Readonly<{ contact: number; language: Language; at: Date; now: Date; random: () => number }>;

function invitation(asked: Asked, answer: () => Answers): DemoInvitation {
  const { contact, at, now, random } = asked;
  const draw = random();
  if (draw < 0.02) return { contact, state: 'failed', sentAt: at, openedAt: undefined, answered: undefined };
  if (draw < 0.035) return { contact, state: 'suppressed', sentAt: at, openedAt: undefined, answered: undefined };
  const openedAt = new Date(at.getTime() + (0.2 + random() * random() * 70) * hourMs);
  const opens = random() < 0.52 && openedAt < now;
  if (!opens || random() > 0.78)
    return { contact, state: 'sent', sentAt: at, openedAt: opens ? openedAt : undefined, answered: undefined };
  const answered = {
    at: new Date(openedAt.getTime() + 40_000),
    answers: answer(),
    voteClass: random() < 0.02 ? ('unconfirmed' as const) : ('human' as const),
    language: asked.language,
  };
  return { contact, state: 'sent', sentAt: at, openedAt, answered };
}

/** How the service was, months ago: a dip in the middle of the year, recovered since. About -1 to 1. */
function mood(monthsAgo: number): number {
  return Math.cos(((monthsAgo - 0.5) / 11) * 2 * Math.PI) * 0.7 + (monthsAgo < 3 ? 0.3 : 0);
}

function leaning(contact: DemoContact | undefined): number {
  return contact === undefined ? 0 : leaningOf(contact.customer);
}

function likelihood(level: number, random: () => number): number {
  return clamp(Math.round(8.1 + level * 0.9 + gaussian(random) * 1.9), 0, 10);
}

function words(
  language: Language,
  level: 'low' | 'middle' | 'high',
  random: () => number,
  share: number,
): string | null {
  return random() < share ? pick(demoWords[language][level], random) : null;
}

function morningAgo(now: Date, days: number): Date {
  const day = new Date(now.getTime() - days * dayMs);
  day.setUTCHours(9, 0, 0, 0);
  return day;
}
