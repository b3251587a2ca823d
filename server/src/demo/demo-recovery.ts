import { uuid } from '../database/uuid.ts';
import type { DemoAnswer, DemoCompany } from './demo-company.ts';
import { leaningOf } from './demo-customers.ts';
import { clamp, gaussian, pick } from './demo-draw.ts';
import { demoWords } from './demo-words.ts';

const dayMs = 86_400_000;
/** Of so many customers one got a card with a link of their own at two visits. */
const every = 3;
/** What putting it right does to the mark: about two points, for the scale ends at ten. */
const recovered = 2.3;

/** A customer who answered twice, with or without a complaint between the answers. `contact` is the place in the list. */
export type ToldTwice = Readonly<{
  contact: number;
  first: Readonly<{ at: Date; mark: number }>;
  later: Readonly<{ at: Date; mark: number }>;
  /** The case of the complaint between the answers; undefined of who kept silent. */
  caseId: string | undefined;
}>;

/**
 * Customers of the sample who said twice whether they would recommend it. Of those with a low mark at first a good third complained,
 * and the firm put it right: they rise by about two points more than those who kept silent.
 */
export function toldTwice({ contacts }: DemoCompany, now: Date, random: () => number): readonly ToldTwice[] {
  return contacts.flatMap(({ customer }, contact) => {
    // Drawn for everybody, so that one contact more does not change all others.
    const draws = {
      level: gaussian(random),
      drift: gaussian(random),
      first: random(),
      later: random(),
      does: random(),
    };
    if (contact % every !== 1 || customer.lifecycle !== 'customer' || customer.complaintSince !== undefined) return [];
    const mark = clamp(Math.round(6.2 + leaningOf(customer) * 1.4 + draws.level * 1.8), 0, 10);
    const hasComplained = draws.does < (mark <= 6 ? 0.36 : 0.05);
    const risen = mark + (7.4 - mark) * 0.35 + draws.drift * 1.1 + (hasComplained ? recovered : 0);
    const at = new Date(now.getTime() - (150 + draws.first * 190) * dayMs);
    return [
      {
        contact,
        first: { at, mark },
        later: { at: new Date(at.getTime() + (50 + draws.later * 75) * dayMs), mark: clamp(Math.round(risen), 0, 10) },
        caseId: hasComplained ? uuid(at.getTime()) : undefined,
      },
    ];
  });
}

/** The place in the journey of a survey that belongs to no moment of it. */
const noMoment = -1;

/** The same company with a panel of customers, who were asked twice in the year. */
export function withPanel(company: DemoCompany, told: readonly ToldTwice[], random: () => number): DemoCompany {
  const uninvited = told.flatMap(({ contact, first, later }) =>
    [first, later].map(({ at, mark }): DemoAnswer => {
      const language = company.contacts[contact]?.language ?? 'nl';
      const level = mark >= 9 ? 'high' : mark >= 7 ? 'middle' : 'low';
      const why = random() < 0.15 ? pick(demoWords[language][level], random) : null;
      return { at, answers: { nps: mark, why, may_contact: 'no' }, voteClass: 'human', language, contact };
    }),
  );
  const study = {
    purpose: 'Zien of klanten na een klacht weer tevreden zijn, door dezelfde klanten twee keer te vragen.',
    norm: { metric: 'nps', value: 30 },
    every: null,
    moment: noMoment,
  } as const;
  return {
    ...company,
    surveys: [
      ...company.surveys,
      { questionnaire: 'recommendation', name: 'Klantenpanel', study, waves: [], uninvited },
    ],
  };
}
