import type { Language } from '@voldaan/domain/language';
import type { AnswerValue } from '@voldaan/domain/surveys/answers';
import type { DemoAnswer, DemoCompany, DemoContact, DemoSurvey } from './demo-company.ts';
import { clamp, gaussian } from './demo-draw.ts';

const dayMs = 86_400_000;

/** What customers of the sample expect of each part, and how it is against that. */
const parts: Readonly<Record<string, Readonly<{ expected: number; gap: number }>>> = {
  product_quality: { expected: 8.1, gap: 0.4 },
  delivery: { expected: 7.9, gap: -0.9 },
  response_speed: { expected: 7.6, gap: -0.5 },
  expertise: { expected: 8, gap: 0.6 },
  kept_informed: { expected: 7.3, gap: -1 },
};

/** Moments by their place in the default journey: how the experience is against the expectation, and how many are asked there. */
const moments: readonly Readonly<{ place: number; gap: number; weight: number }>[] = [
  { place: 0, gap: -0.2, weight: 2 },
  { place: 2, gap: 0.1, weight: 9 },
  { place: 3, gap: -1.3, weight: 13 },
  { place: 5, gap: 0.3, weight: 14 },
  { place: 8, gap: 0.7, weight: 16 },
  { place: 9, gap: -0.8, weight: 18 },
  { place: 11, gap: -0.4, weight: 13 },
  { place: 13, gap: 0.1, weight: 8 },
  { place: 14, gap: -0.3, weight: 3 },
  { place: 15, gap: 0.5, weight: 6 },
];

const sources: readonly Readonly<{ id: string; weight: number; gap: number }>[] = [
  { id: 'own_experience', weight: 40, gap: 0.3 },
  { id: 'others', weight: 22, gap: 0.1 },
  { id: 'advertising', weight: 24, gap: -0.9 },
  { id: 'company_name', weight: 8, gap: 0 },
  { id: 'sector', weight: 2, gap: 0 },
  { id: 'other', weight: 0.7, gap: 0 },
];

const every = 3;
const anonymousCount = 620;

type Person = Readonly<{ contact: number; language: Language; leaning: number; source: (typeof sources)[number] }>;
type Draw = Readonly<{ now: Date; random: () => number }>;

/**
 * Two surveys of the sample about expectations: every third customer told them at the start of the year, and a card at each
 * contact moment asks what came of them. Those who gave their number are the same persons.
 */
export function withExpectations(company: DemoCompany, now: Date, random: () => number): DemoCompany {
  return { ...company, surveys: [...company.surveys, ...expectationSurveys(company.contacts, now, random)] };
}

function expectationSurveys(contacts: readonly DemoContact[], now: Date, random: () => number): readonly DemoSurvey[] {
  const draw = { now, random };
  const people = contacts.flatMap(({ language }, contact): readonly Person[] =>
    contact % every === 0
      ? [{ contact, language, leaning: gaussian(random) * 0.7, source: drawn(sources, random) }]
      : [],
  );
  const after = [
    ...people.filter(() => random() < 0.75).map((person) => experience(draw, person, 10 + random() * 270)),
    ...Array.from({ length: anonymousCount }, () => experience(draw, undefined, 9 + random() * 350)),
  ];
  const shared = { waves: [] } as const;
  const norm = { metric: 'csat', value: 0.8 } as const;
  return [
    {
      ...shared,
      questionnaire: 'expectation',
      name: 'Verwachting vooraf',
      study: { purpose: 'Weten wat klanten verwachten, en waar dat vandaan komt.', norm, every: null, moment: 3 },
      uninvited: people.map((person) => expectation(draw, person)),
    },
    {
      ...shared,
      questionnaire: 'expectation-gap',
      name: 'Verwachting en beleving',
      study: { purpose: 'Zien waar klanten minder krijgen dan zij hadden verwacht.', norm, every: null, moment: 9 },
      uninvited: after,
    },
  ];
}

function expectation({ now, random }: Draw, { contact, language, leaning, source }: Person): DemoAnswer {
  const others = random() < 0.2 && source.id !== 'others' ? ['others'] : [];
  return {
    at: new Date(now.getTime() - (315 + random() * 30) * dayMs),
    contact,
    answers: {
      sat_moment: clamp(Math.round(4.2 + leaning * 0.4 + gaussian(random) * 0.7), 1, 5),
      ...byPart((part) => [`exp_will_${part.name}`, mark(part.expected + leaning, 0.9, random)]),
      exp_source: sources.map(({ id }) => id).filter((id) => id === source.id || others.includes(id)),
    },
    voteClass: 'human',
    language,
  };
}

/** What somebody says at one moment of what came of it; a person's own leaning, where it is one who is known. */
function experience({ now, random }: Draw, person: Person | undefined, daysAgo: number): DemoAnswer {
  const moment = drawn(moments, random);
  const leaning = person?.leaning ?? gaussian(random) * 0.7;
  const swing = moment.gap + (person?.source.gap ?? 0) + gaussian(random) * 0.5;
  const whole = mark(7.8 + leaning, 0.8, random);
  const against = (gap: number) => clamp(Math.round((gap + swing) * 0.7 + gaussian(random) * 0.6), -2, 2);
  return {
    at: new Date(now.getTime() - daysAgo * dayMs),
    moment: moment.place,
    ...(person && { contact: person.contact }),
    answers: {
      sat_overall: clamp(Math.round(4 + leaning * 0.5 + swing * 0.4 + gaussian(random) * 0.5), 1, 5),
      ...byPart((part) => [`exp_vs_${part.name}`, against(part.gap)]),
      ...byPart((part) => [
        `experienced_${part.name}`,
        mark(part.expected + leaning + part.gap + swing * 0.6, 0.9, random),
      ]),
      expected_overall: whole,
      experienced_overall: mark(whole + swing, 0.8, random),
    },
    voteClass: 'human',
    language: person?.language ?? 'nl',
  };
}

function mark(mean: number, spread: number, random: () => number): number {
  return clamp(Math.round(mean + gaussian(random) * spread), 1, 10);
}

type Part = Readonly<{ name: string; expected: number; gap: number }>;

function byPart(answer: (part: Part) => readonly [string, AnswerValue]): Readonly<Record<string, AnswerValue>> {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => answer({ name, ...part })));
}

function drawn<T extends Readonly<{ weight: number }>>(list: readonly T[], random: () => number): T {
  let rest = random() * list.reduce((sum, { weight }) => sum + weight, 0);
  for (const one of list) {
    rest -= one.weight;
    if (rest < 0) return one;
  }
  throw new Error('nothing to draw from');
}
