import { createHash } from 'node:crypto';
import { defaultStudy } from '@voldaan/domain/studies/default-study';
import { assignSlots } from '@voldaan/domain/surveys/score-slots';
import { questionsOf } from '@voldaan/domain/surveys/survey-definition';
import { defaultJourney } from '@voldaan/domain/touchpoints/default-journey';
import { makeToken } from '../secret/token.ts';
import { bytea } from './demo-target.ts';
import { makeRandom } from './make-random.ts';
import { type SeedItem, seedItems } from './seed-answers.ts';
import { seedId, uuidText } from './seed-clock.ts';
import { type SeedCustomer, seedCustomers } from './seed-customers.ts';
import { seedSurveys } from './seed-surveys.ts';
import {
  seedAttributes,
  seedCountries,
  seedOrganisationCount,
  seedProducts,
  seedSlots,
  seedStaff,
} from './seed-traits.ts';
import type { DemoOwner, DemoTable, PlainRow } from './store.ts';

export type SeedWish = Readonly<{
  responses: number;
  seed: number;
  /** From one to twenty. */
  surveys: number;
  /** The last day is the one before. */
  now: Date;
}>;

/** A survey that answers are drawn for. */
export type SeedAsked = Readonly<{
  surveyId: string;
  versionId: string;
  share: number;
  leaning: number;
  items: readonly SeedItem[];
  openId: string;
  /** Codes of the moment and of the study; a relation has no moment, and asks about no order. */
  moment: number | null;
  study: number;
}>;

export type SeedHouse = Readonly<{
  rows: ReadonlyMap<DemoTable, readonly PlainRow[]>;
  asked: readonly SeedAsked[];
  customers: readonly (SeedCustomer & Readonly<{ id: string }>)[];
}>;

const dayMs = 86_400_000;
const customersMost = 50_000;
const historyDays = 1_500;

type Making = Readonly<{
  owner: DemoOwner;
  company: string;
  start: Date;
  wish: SeedWish;
  id: () => string;
  hashAddress: (address: string) => Buffer;
}>;

/** Everything of a seeded company but its answers: whom it knows, what it sold them, and what it asks. */
export function seedRows(
  parts: Readonly<{ owner: DemoOwner; company: string; wish: SeedWish; hashAddress: Making['hashAddress'] }>,
): SeedHouse {
  const { wish } = parts;
  const random = makeRandom(wish.seed);
  const start = new Date(wish.now.getTime() - historyDays * dayMs);
  const making = { ...parts, start, id: () => uuidText(seedId(new Uint8Array(16), start.getTime(), random)) };
  const shared = { workspace_id: parts.owner.workspaceId };
  const organisations = Array.from({ length: seedOrganisationCount }, making.id);
  const touchpoints = defaultJourney.map(making.id);
  const customers = seedCustomers(Math.min(customersMost, Math.max(50, Math.ceil(wish.responses / 20))), random).map(
    (customer) => ({ ...customer, id: making.id() }),
  );
  const { asked, rows: surveyRows, studies } = surveysOf(making, touchpoints);
  const values = [touchpoints, studies, organisations, seedCountries, ...seedAttributes.map((one) => one.values)];
  const dictionary = [...values, seedProducts, seedStaff];
  const rows = new Map<DemoTable, readonly PlainRow[]>([
    ['organisation', organisations.map((id, place) => ({ ...shared, id, name: `Firma ${place + 1}`, attributes: {} }))],
    ['contact_attribute', seedAttributes.map((one, position) => attributeRow(shared, one, position))],
    ['touchpoint', defaultJourney.map((moment, place) => momentRow(shared, moment, { place, id: touchpoints[place] }))],
    ['contact', customers.map((customer, place) => contactRow(making, customer, { place, organisations }))],
    ['customer_event', customers.flatMap((customer, place) => orderRows(making, customer.id, { place, random }))],
    ...surveyRows,
    ['trait', seedSlots.map((trait) => ({ ...shared, ...trait }))],
    [
      'trait_value',
      dictionary.flatMap((list, slot) => list.map((value, place) => ({ ...shared, slot, code: place + 1, value }))),
    ],
  ]);
  return { rows, asked, customers };
}

function attributeRow(shared: PlainRow, one: (typeof seedAttributes)[number], position: number): PlainRow {
  const { key, name, kind, values } = one;
  return { ...shared, key, name, kind, choices: kind === 'choice' ? values : [], position };
}

function momentRow(
  shared: PlainRow,
  moment: (typeof defaultJourney)[number],
  { place, id }: Readonly<{ place: number; id: string | undefined }>,
): PlainRow {
  const { name, phase, isDirect, isMaterial, channel, eventKind } = moment;
  const told = { is_direct: isDirect, is_material: isMaterial, channel: channel.nl, event_kind: eventKind };
  return { ...shared, id, name: name.nl, phase, ...told, position: place };
}

function contactRow(
  { owner, start, wish, hashAddress }: Making,
  { id, name, language, codes }: SeedHouse['customers'][number],
  { place, organisations }: Readonly<{ place: number; organisations: readonly string[] }>,
): PlainRow {
  const email = `klant${place + 1}.${wish.seed}@seed.example`;
  const attributes = seedAttributes.flatMap(({ key, kind, values }, nth) => {
    const value = values[(codes[4 + nth] ?? 0) - 1];
    return value === undefined ? [] : [[key, kind === 'yes_no' ? value === 'true' : value]];
  });
  return {
    workspace_id: owner.workspaceId,
    id,
    email,
    email_key: email,
    address_hash: bytea(hashAddress(email)),
    name,
    language,
    external_id: `S${wish.seed}-${place + 1}`,
    attributes: Object.fromEntries(attributes),
    organisation_id: organisations[(codes[2] ?? 0) - 1] ?? null,
    country: seedCountries[(codes[3] ?? 0) - 1] ?? null,
    roles: ['user'],
    lifecycle: 'customer',
    open_complaints: 0,
    customer_since: start,
    created_at: start,
    changed_at: start,
  };
}

/** None to three orders of the last year, by which it is seen who bought again. */
function orderRows(
  { owner, wish, id }: Making,
  contactId: string,
  { place, random }: Readonly<{ place: number; random: () => number }>,
): readonly PlainRow[] {
  return Array.from({ length: Math.floor(random() * 4) }, (_, turn) => {
    const at = new Date(wish.now.getTime() - (1 + random() * 399) * dayMs);
    const number = `${wish.seed}-${place + 1}-${turn + 1}`;
    return {
      workspace_id: owner.workspaceId,
      id: id(),
      contact_id: contactId,
      kind: 'order_delivered',
      external_id: number,
      subject: `bestelling ${number}`,
      occurred_at: at,
      received_at: at,
      amount: (10 + random() * random() * 500).toFixed(2),
      currency: 'EUR',
      properties: {
        product: seedProducts[Math.floor(random() * seedProducts.length)],
        staff: seedStaff[Math.floor(random() * seedStaff.length)],
      },
      told_hash: bytea(createHash('sha256').update(number).digest()),
    };
  });
}

type Surveys = Readonly<{
  asked: readonly SeedAsked[];
  studies: readonly string[];
  rows: readonly (readonly ['survey' | 'survey_version' | 'study', readonly PlainRow[]])[];
}>;

function surveysOf({ owner, company, start, wish, id }: Making, touchpoints: readonly string[]): Surveys {
  const shared = { workspace_id: owner.workspaceId };
  const made = seedSurveys(company, wish.surveys).map((survey) => ({
    ...survey,
    surveyId: id(),
    versionId: id(),
    studyId: id(),
  }));
  const asked = made.map(({ definition, moment, surveyId, versionId, share, leaning }, place): SeedAsked => {
    const open = questionsOf(definition).find(({ kind }) => kind === 'open');
    const items = seedItems(definition, assignSlots(definition, []));
    const momentCode = moment === undefined ? null : moment + 1;
    return { surveyId, versionId, share, leaning, items, openId: open?.id ?? '', moment: momentCode, study: place + 1 };
  });
  const surveys = made.map(({ definition, surveyId }) => ({
    ...shared,
    id: surveyId,
    questionnaire: definition.questionnaire,
    name: definition.name,
    state: 'published',
    draft: definition,
    draft_revision: 1,
    public_token: makeToken(owner.code),
    created_by: owner.staffId,
    created_at: start,
    changed_at: start,
  }));
  const versions = made.map(({ definition, surveyId, versionId }) => ({
    ...shared,
    id: versionId,
    survey_id: surveyId,
    number: 1,
    definition,
    slots: assignSlots(definition, []),
    published_by: owner.staffId,
    published_at: start,
  }));
  const studies = made.map(({ definition, surveyId, studyId, moment }) => ({
    ...shared,
    ...endedStudy(moment === undefined ? 'relation' : 'moment', start),
    id: studyId,
    name: definition.name,
    survey_id: surveyId,
    touchpoint_id: moment === undefined ? null : (touchpoints[moment] ?? null),
    seed: `seed-${studyId}`,
    created_by: owner.staffId,
  }));
  const rows = [
    ['survey', surveys],
    ['survey_version', versions],
    ['study', studies],
  ] as const;
  return { asked, studies: made.map(({ studyId }) => studyId), rows };
}

/** They have ended: a sample writes to nobody. */
function endedStudy(kind: 'relation' | 'moment', start: Date): PlainRow {
  const plan = defaultStudy(kind, start.toISOString().slice(0, 10));
  return { kind, state: 'ended', revision: 1, plan, created_at: start, changed_at: start };
}
