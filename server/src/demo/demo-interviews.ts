import type { CallOutcome } from '@voldaan/domain/interviews/call-outcome';
import { sum } from '@voldaan/domain/stats/sum';
import type { DemoCompany, DemoContact, DemoInterview, DemoSurvey } from './demo-company.ts';
import { leaningOf } from './demo-customers.ts';
import { gaussian, pick } from './demo-draw.ts';
import { relationAnswers } from './demo-relation.ts';
import { makeRandom } from './make-random.ts';

export const demoInterviewers = [
  'Anouk Terpstra',
  'Bilal Haddou',
  'Carla Wessels',
  'Daan Oosterhof',
  'Eline Postma',
  'Femke Jonkers',
] as const;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Rounds of calls, in days before today: where many customers were asked nothing for a season and will not be for one. */
export const demoCallRounds = [320, 210, 115] as const;
const roundDays = 3;
/** In UTC: from the middle of the morning until supper in Amsterdam, in any season. */
const callHours = { from: 8, until: 16 };
const apartDays = 91;
const callsMost = 4;
/** People are milder to a voice than to a page (Kreuter, Presser & Tourangeau 2008): here about half a mark on the grade. */
const modeMood = 1.1;
/** How mild depends on whose voice: what the correlation within interviewers is to find. */
const interviewerSpread = 1.4;

/** What came of a hundred customers who were called. */
const ends: readonly (readonly [CallOutcome, number])[] = [
  ['complete', 58],
  ['refused', 11],
  ['do_not_call', 1],
  ['broken_off', 3],
  ['wrong_number', 5],
  ['not_eligible', 2],
  ['language', 1],
  ['voice_mail', 9],
  ['no_answer', 10],
];
const missed = ['no_answer', 'voice_mail', 'busy', 'not_in'] as const;
/** Whoever has another number was not heard there before either. */
const unheard = ['no_answer', 'busy'] as const;

/** The same company, which also rang customers of whom it has a number, each given to one of its interviewers by chance. */
export function withInterviews(company: DemoCompany, now: Date, random: () => number): DemoCompany {
  const drawn = demoInterviewers.map(() => gaussian(random));
  // About their own middle, so that the telephone as such does what it is to do.
  const moods = drawn.map((mood) => (mood - sum(drawn) / drawn.length) * interviewerSpread);
  const asked = askedTimes(company);
  const interviews = company.contacts.flatMap((contact, place): readonly DemoInterview[] => {
    // Drawn for everybody, so that one contact more does not change all others.
    const own = makeRandom(place + Math.floor(random() * 2 ** 32));
    const draws = { interviewer: Math.floor(own() * moods.length), day: own(), end: own() * 100 };
    const times = demoCallRounds.map((daysAgo) => callTime(now.getTime() - (daysAgo - draws.day * roundDays) * dayMs));
    const round = times.findIndex((at) => mayBeRung(contact, at, asked.get(place) ?? []));
    const at = times[round];
    if (at === undefined) return [];
    const mood = modeMood + (moods[draws.interviewer] ?? 0) + leaningOf(contact.customer);
    const rung = { contact: place, round, interviewer: draws.interviewer };
    return [{ ...rung, ...interviewOf({ contact, mood, at, end: endOf(draws.end) }, own) }];
  });
  const add = (survey: DemoSurvey) => (survey.questionnaire === 'relation' ? { ...survey, interviews } : survey);
  return { ...company, surveys: company.surveys.map(add) };
}

/** The same day, as far into the hours in which customers are rung as that moment was into the day. */
function callTime(moment: number): Date {
  const day = Math.floor(moment / dayMs) * dayMs;
  return new Date(day + callHours.from * hourMs + (moment - day) * ((callHours.until - callHours.from) / 24));
}

function askedTimes({ surveys }: DemoCompany): ReadonlyMap<number, readonly Date[]> {
  const invitations = surveys.flatMap(({ waves }) => waves.flatMap((wave) => wave.invitations));
  const grouped = Map.groupBy(invitations, ({ contact }) => contact);
  return new Map([...grouped].map(([contact, group]) => [contact, group.map(({ sentAt }) => sentAt)]));
}

function mayBeRung({ phone, addedAt, customer }: DemoContact, at: Date, asked: readonly Date[]): boolean {
  const { lifecycle, leftAt, complaintSince } = customer;
  if (phone === undefined || lifecycle === 'prospect' || complaintSince !== undefined) return false;
  if (addedAt >= at || (leftAt !== undefined && leftAt <= new Date(at.getTime() + roundDays * dayMs))) return false;
  return asked.every((time) => Math.abs(time.getTime() - at.getTime()) > (apartDays + callsMost) * dayMs);
}

function endOf(draw: number): CallOutcome {
  let below = 0;
  for (const [outcome, share] of ends) {
    below += share;
    if (draw < below) return outcome;
  }
  return 'no_answer';
}

type Rung = Readonly<{ contact: DemoContact; mood: number; at: Date; end: CallOutcome }>;

/** The calls to one customer, a day apart, and what was answered in the last one. */
function interviewOf(
  { contact: { language }, mood, at, end }: Rung,
  random: () => number,
): Pick<DemoInterview, 'calls' | 'answered'> {
  const tries =
    end === 'no_answer' || end === 'voice_mail' ? callsMost : 1 + Math.floor(random() * random() * callsMost);
  const calls = Array.from({ length: tries }, (_, place) => ({
    at: new Date(at.getTime() + place * dayMs),
    outcome: place === tries - 1 ? end : pick(end === 'wrong_number' ? unheard : missed, random),
  }));
  const last = calls.at(-1);
  if (end !== 'complete' || last === undefined) return { calls, answered: undefined };
  const answers = relationAnswers({ mood, language, random });
  return { calls, answered: { at: last.at, answers, voteClass: 'human', language } };
}
