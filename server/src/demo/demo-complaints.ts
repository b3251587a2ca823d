import { advanceCase } from '@voldaan/domain/complaints/advance-case';
import type { CaseEvent, Remedy } from '@voldaan/domain/complaints/case-event';
import type { CaseState } from '@voldaan/domain/complaints/case-state';
import { statusToken } from '../complaints/cases.ts';
import { writeCaseEvent } from '../complaints/step-schema.ts';
import type { CaseSource } from '../database/complaint-tables.ts';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { hashToken } from '../secret/token.ts';
import { listContactIds } from './case-views.ts';
import { gaussian, pick } from './demo-draw.ts';
import type { ToldTwice } from './demo-recovery.ts';
import { bytea } from './demo-target.ts';
import { demoFirstNames, demoLastNames } from './demo-words.ts';
import { makeRandom } from './make-random.ts';
import { insertCaseRows, type PlainRow } from './store.ts';

type Owner = Readonly<{ code: string; staffId: string; now: Date }>;
type Draw = Readonly<{ random: () => number }>;

/** One complaint of the year: when it came, from whom, and how long it took. */
type Told = Readonly<{ id: string; at: Date; contactId: string | null; closedAfterDays: number; cause: number }>;

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const seed = 26_1207;

/** How often each cause is named, in the order of demo-cases.ts; the last two are rare. */
const causeWeights = [9, 22, 12, 7, 10, 1, 0.6];
/** Of the causes, the one that nobody here can help: a part that no supplier has. */
const outsideCause = 4;
const words = [
  'Ik heb drie keer gebeld en kreeg niemand te spreken.',
  'De fiets was twee dagen later klaar dan beloofd, en niemand belde.',
  'De rekening was veertig euro hoger dan de prijs die aan de balie genoemd werd.',
  'Na een week liep de band weer leeg op dezelfde plek.',
  'Het onderdeel bleek al weken niet leverbaar te zijn.',
  'Er stond een andere fiets klaar dan die van mij.',
  'Er zit een kras op het frame die er eerst niet zat.',
] as const;

/** Of the last twelve months, by how many months ago: a bad spring, when the phone was not answered. */
const perMonth = [2, 3, 3, 3, 4, 5, 38, 4, 3, 3, 2, 3];

/**
 * A year of complaints that are settled, for the screen that analyses them: those of customers who told their score before and
 * after, and those of people who are not known. Written at once, for the sample is made often; each is as its steps say.
 */
export async function insertDemoComplaints(
  product: Product,
  db: WorkspaceTransaction,
  owner: Owner & Readonly<{ causeIds: readonly string[]; told: readonly ToldTwice[] }>,
): Promise<void> {
  const draw = { random: makeRandom(seed) };
  const contactIds = await listContactIds(db);
  const complaints = [...ofCustomers(owner, contactIds, draw), ...ofOthers(owner.now, draw)].toSorted(
    (one, other) => one.at.getTime() - other.at.getTime(),
  );
  const last = new Map<number, number>();
  const rows = complaints.map((told) => {
    const year = told.at.getUTCFullYear();
    const number = (last.get(year) ?? 0) + 1;
    last.set(year, number);
    return caseRows(product, owner, { ...told, year, number, workspaceId: db.workspaceId }, draw);
  });
  await insertCaseRows(db, {
    numbers: [...last].map(([year, number]) => ({ workspace_id: db.workspaceId, year, last: number })),
    cases: rows.map(({ row }) => row),
    events: rows.flatMap(({ events }) => events),
  });
}

function ofCustomers(
  { told }: Readonly<{ told: readonly ToldTwice[] }>,
  contactIds: ReadonlyMap<string, string>,
  { random }: Draw,
): readonly Told[] {
  return complaintsOf(told, random).map(({ contact, ...complaint }) => {
    return { ...complaint, contactId: contactIds.get(`K${10_001 + contact}`) ?? null };
  });
}

type OfCustomer = Omit<Told, 'contactId'> & Readonly<{ contact: number }>;

function complaintsOf(told: readonly ToldTwice[], random: () => number): readonly OfCustomer[] {
  return told.flatMap(({ contact, first, caseId: id }) => {
    if (id === undefined) return [];
    const at = new Date(first.at.getTime() + (0.1 + random() * 2) * dayMs);
    return [{ id, contact, at, closedAfterDays: daysTaken(random), cause: drawCause(random) }];
  });
}

/** A complaint of a customer of the sample that is over. `contact` is the place in the list. */
export type ClosedComplaint = Readonly<{ caseId: string; contact: number; days: number; closedAt: Date }>;

/** When the complaints of customers were closed: what they are asked about afterwards. */
export function closedComplaints(told: readonly ToldTwice[]): readonly ClosedComplaint[] {
  return complaintsOf(told, makeRandom(seed)).map(({ id, contact, at, closedAfterDays: days }) => {
    return { caseId: id, contact, days, closedAt: closedAt({ at, closedAfterDays: days }) };
  });
}

function closedAt({ at, closedAfterDays }: Pick<Told, 'at' | 'closedAfterDays'>): Date {
  return new Date(at.getTime() + closedAfterDays * dayMs);
}

function ofOthers(now: Date, { random }: Draw): readonly Told[] {
  return perMonth.flatMap((count, monthsAgo) =>
    Array.from({ length: count }, () => {
      const at = new Date(now.getTime() - (15 + monthsAgo * 29 + random() * 29) * dayMs);
      return {
        id: uuid(at.getTime()),
        at,
        contactId: null,
        closedAfterDays: daysTaken(random),
        cause: monthsAgo === 6 && random() < 0.6 ? 0 : drawCause(random),
      };
    }),
  );
}

/** Half of them within two days, some after two weeks. */
function daysTaken(random: () => number): number {
  return Math.min(14, Math.exp(Math.log(2.2) + gaussian(random) * 0.9));
}

function drawCause(random: () => number): number {
  let left = random() * causeWeights.reduce((sum, weight) => sum + weight, 0);
  const place = causeWeights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return Math.max(place, 0);
}

type Numbered = Told & Readonly<{ year: number; number: number; workspaceId: string }>;

function caseRows(
  product: Product,
  owner: Owner & Readonly<{ causeIds: readonly string[] }>,
  told: Numbered,
  { random }: Draw,
): Readonly<{ row: PlainRow; events: readonly PlainRow[] }> {
  const { id } = told;
  const events = stepsOf(owner, told, random);
  const state = events.reduce<CaseState | undefined>(advanceCase, undefined);
  if (state === undefined) throw new Error('a complaint of the sample has no steps');
  const source: CaseSource =
    told.contactId === null ? pick(['form', 'phone', 'phone', 'mail', 'qr'], random) : 'answer';
  return {
    row: {
      workspace_id: told.workspaceId,
      id,
      year: told.year,
      number: told.number,
      kind: state.kind,
      source,
      contact_id: told.contactId,
      name: told.contactId === null ? `${pick(demoFirstNames, random)} ${pick(demoLastNames, random)}` : '',
      email: '',
      phone: '',
      language: 'nl',
      subject: '',
      words: words[told.cause] ?? words[0],
      about: '',
      staff_named: '',
      reach_by: '',
      revision: events.length,
      stage: state.stage,
      owner_id: owner.staffId,
      cause_id: state.cause,
      is_outside_our_control: state.isOutsideOurControl,
      severity: state.assessment?.severity ?? null,
      received_at: told.at,
      closed_at: state.closedAt,
      status_token_hash: bytea(hashToken(statusToken(product, owner.code, id))),
    },
    events: events.map((event, place) => ({
      workspace_id: told.workspaceId,
      case_id: id,
      sequence: place + 1,
      ...writeCaseEvent(event),
    })),
  };
}

const remedies: readonly Readonly<{ remedies: readonly Remedy[]; cost: number }>[] = [
  { remedies: ['apology', 'explanation'], cost: 0 },
  { remedies: ['apology', 'repair'], cost: 3250 },
  { remedies: ['apology', 'goodwill'], cost: 1500 },
  { remedies: ['refund'], cost: 4000 },
  { remedies: ['apology'], cost: 0 },
];

/** Most are spoken to on the first or second day; a few cannot be reached, and hear of the decision by mail. */
function stepsOf(
  { staffId, causeIds }: Owner & Readonly<{ causeIds: readonly string[] }>,
  told: Told,
  random: () => number,
): readonly CaseEvent[] {
  const { at, cause } = told;
  const by = { kind: 'staff', id: staffId } as const;
  const end = closedAt(told).getTime();
  const first = Math.min(end - 3 * hourMs, at.getTime() + Math.exp(Math.log(9) + gaussian(random)) * hourMs);
  const moment = (part: number) => new Date(first + (end - first) * part);
  const isReached = random() < 0.7;
  const settled = pick(remedies, random);
  const severity = pick([1, 2, 2, 3, 3, 4] as const, random);
  return [
    { what: 'received', kind: 'complaint', remedySought: '', at, by: { kind: 'customer' } },
    { what: 'acknowledged', at: new Date(first), by },
    isReached
      ? { what: 'contact', way: 'phone', outcome: 'spoken', note: 'Gebeld en doorgevraagd.', at: moment(0.1), by }
      : { what: 'contact_impossible', reason: 'Geen nummer, en op mail kwam geen antwoord.', at: moment(0.1), by },
    {
      what: 'assessed',
      severity,
      complexity: 1,
      impact: 2,
      isAboutSafety: false,
      needsActionAtOnce: false,
      at: moment(0.2),
      by,
    },
    {
      what: 'cause_named',
      cause: causeIds[cause] ?? '',
      isOutsideOurControl: cause === outsideCause,
      at: moment(0.3),
      by,
    },
    {
      what: 'decided',
      outcome: random() < 0.7 ? 'upheld' : 'partly_upheld',
      ...settled,
      reason: 'Nagevraagd in de werkplaats.',
      at: moment(0.8),
      by,
    },
    { what: 'communicated', way: isReached ? 'phone' : 'mail', at: moment(0.9), by },
    { what: 'closed', closing: random() < 0.85 ? 'accepted' : 'no_reply', at: new Date(end), by },
  ];
}
