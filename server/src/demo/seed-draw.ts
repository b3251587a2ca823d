import type { Language } from '@voldaan/domain/language';
import { traitSlotCount } from '@voldaan/domain/responses/trait-code';
import type { VoteClass } from '@voldaan/domain/responses/vote-class';
import type { Channel } from '../database/tables.ts';
import { makeRandom } from './make-random.ts';
import { drawScore, makeNormals } from './seed-answers.ts';
import { type SeedDay, seedId, uuidBytes } from './seed-clock.ts';
import type { SeedAsked, SeedHouse } from './seed-rows.ts';
import { leaningOfCode, seedProducts, seedStaff } from './seed-traits.ts';
import { seedWords } from './seed-words.ts';

/** No survey of the seed asks more. */
export const seedScoreCount = 8;

type Survey = SeedAsked & Readonly<{ id: Uint8Array; version: Uint8Array; upTo: number }>;
type Customer = SeedHouse['customers'][number] & Readonly<{ bytes: Uint8Array }>;

/** One response as it was drawn. Written over by the next one: ten million of them must not be ten million objects. */
export type DrawnResponse = {
  readonly id: Uint8Array;
  readonly scores: (number | null)[];
  readonly traits: Int16Array;
  survey: Survey;
  customer: Customer;
  /** From 1. */
  number: number;
  ms: number;
  channel: Channel;
  voteClass: VoteClass;
  language: Language;
  isComplete: boolean;
  /** As the text of a JSON object. */
  answers: string;
  /** Whether the customer is known, besides what tells his answer apart. */
  isLinked: boolean;
};

export type ResponseDraw = Readonly<{
  house: SeedHouse;
  seed: number;
  /** The share of responses in which something was written. */
  texts: number;
  /** The share of invited responses that are linked to their customer. */
  links: number;
}>;

const dayMs = 86_400_000;

/**
 * Draws the responses of each day in the order of time. The same seed draws the same responses: each takes its numbers from
 * one generator, in the order in which they were given.
 */
export function makeResponseDraw(draw: ResponseDraw): (day: SeedDay, place: number) => DrawnResponse {
  const random = makeRandom(draw.seed ^ 0x0a45);
  const normal = makeNormals(random);
  const surveys = surveysByShare(draw.house);
  const customers = draw.house.customers.map((customer) => ({ ...customer, bytes: uuidBytes(customer.id) }));
  const drawn = blank(surveys, customers);

  return (day, place) => {
    drawn.number += 1;
    drawn.ms = day.ms + Math.floor(((place + random()) * dayMs) / day.count);
    drawn.survey = surveyOf(surveys, random());
    drawn.customer = customers[Math.floor(random() * customers.length)] ?? drawn.customer;
    drawn.language = drawn.customer.language;
    drawn.channel = channelOf(random());
    seedId(drawn.id, drawn.ms, random);
    drawTraits(drawn, random);
    const chance = random();
    drawn.voteClass = chance < 0.97 ? 'human' : chance < 0.99 ? 'unconfirmed' : 'machine';
    drawn.isComplete = random() < 0.94;
    const happiness = drawn.survey.leaning + drawn.customer.leaning + courseOf(day.part) + productOf(drawn) + normal();
    drawAnswers(drawn, { happiness, normal, random, texts: draw.texts });
    drawn.isLinked = drawn.channel === 'mail' && random() < draw.links;
    return drawn;
  };
}

function blank(surveys: readonly Survey[], customers: readonly Customer[]): DrawnResponse {
  const [[survey], [customer]] = [surveys, customers];
  if (survey === undefined || customer === undefined) throw new Error('a seeded company asks its customers something');
  return {
    id: new Uint8Array(16),
    scores: Array.from({ length: seedScoreCount }, () => null),
    traits: new Int16Array(traitSlotCount),
    survey,
    customer,
    number: 0,
    ms: 0,
    channel: 'mail',
    voteClass: 'human',
    language: 'nl',
    isComplete: true,
    answers: '{}',
    isLinked: false,
  };
}

/** Of whoever was not invited, nothing is known; of a relation there is no order that was asked about. */
function drawTraits({ traits, channel, customer, survey }: DrawnResponse, random: () => number): void {
  traits.fill(0);
  if (channel !== 'mail') return;
  traits.set(customer.codes);
  traits[0] = survey.moment ?? 0;
  traits[1] = survey.study;
  if (survey.moment === null) return;
  traits[14] = 1 + Math.floor(random() * seedProducts.length);
  traits[15] = 1 + Math.floor(random() * seedStaff.length);
}

type Chance = Readonly<{ happiness: number; normal: () => number; random: () => number; texts: number }>;

/** One score in thirty is left open. */
function drawAnswers(drawn: DrawnResponse, { happiness, normal, random, texts }: Chance): void {
  const { scores, survey, language } = drawn;
  scores.fill(null);
  let answers = '';
  for (const item of survey.items) {
    const value = random() < 0.03 ? null : drawScore(item, happiness, normal);
    scores[item.slot] = value;
    answers += `,"${item.id}":${value}`;
  }
  if (random() < texts) {
    const words = seedWords({ language, happiness: 1 / (1 + Math.exp(-happiness)), random });
    answers += `,"${survey.openId}":${JSON.stringify(words)}`;
  }
  drawn.answers = `{${answers.slice(1)}}`;
}

function surveysByShare({ asked }: SeedHouse): readonly Survey[] {
  let upTo = 0;
  return asked.map((survey) => {
    upTo += survey.share;
    return { ...survey, id: uuidBytes(survey.surveyId), version: uuidBytes(survey.versionId), upTo };
  });
}

function surveyOf(surveys: readonly Survey[], chance: number): Survey {
  const survey = surveys.find(({ upTo }) => chance < upTo) ?? surveys.at(-1);
  if (survey === undefined) throw new Error('a seeded company asks something');
  return survey;
}

function channelOf(chance: number): Channel {
  if (chance < 0.85) return 'mail';
  return chance < 0.93 ? 'link' : chance < 0.97 ? 'kiosk' : 'qr';
}

/** How the company did over the three years: slow waves upwards, and a dip in the last months but two. */
function courseOf(part: number): number {
  return Math.sin(part * 9) * 0.25 + part * 0.3 - (part > 0.9 && part < 0.95 ? 0.4 : 0);
}

function productOf({ traits }: DrawnResponse): number {
  const product = traits[14] ?? 0;
  return product === 0 ? 0 : leaningOfCode(14, product);
}
