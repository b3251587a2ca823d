import { zoneDays } from '@voldaan/domain/relations/zone-days';
import { scales } from '@voldaan/domain/surveys/scale';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { publishedSurveys } from '../metrics/views.ts';
import { insertPlan } from '../relations/follow-up/plan-store.ts';
import { insertPromise, insertPromiseEvent } from '../relations/promises/promise-store.ts';
import { visitScale } from '../relations/visits/visit-scale.ts';
import { insertVisit } from '../relations/visits/visit-store.ts';
import { type KnownCustomer, listAnswerers } from './relation-views.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const sampleDays = zoneDays('Europe/Amsterdam');

type Sample = Readonly<{ ownerId: string; now: Date }>;

/** Staying in touch, in the sample: two plans, visits that were and that will be, and what was promised at them. */
export async function insertDemoRelations(db: WorkspaceTransaction, sample: Sample): Promise<void> {
  await insertPlans(db, sample);
  const [survey] = await publishedSurveys(db);
  if (survey === undefined) return;
  const since = new Date(sample.now.getTime() - 45 * dayMs);
  const customers = await listAnswerers(db, { surveyId: survey.id, since, limit: 90 });
  const visits = await insertVisits(db, sample, customers);
  await insertPromises(db, sample, { customers, visits });
}

async function insertPlans(db: WorkspaceTransaction, { ownerId, now }: Sample): Promise<void> {
  const at = new Date(now.getTime() - 200 * dayMs);
  const plan = { made_at: at, changed_at: at, notice_days: 14 };
  await insertPlan(db, {
    ...plan,
    id: uuid(at.getTime()),
    name: 'Bakfietsen in Utrecht Lombok',
    reason: 'Gebruiken de fiets elke dag; een uur stilstand kost hen werk',
    audience: JSON.stringify({
      attributes: [
        { key: 'shop', values: ['Utrecht Lombok'] },
        { key: 'bicycle', values: ['bakfiets'] },
      ],
    }),
    every_days: 180,
    owner_id: ownerId,
  });
  await insertPlan(db, {
    ...plan,
    id: uuid(at.getTime()),
    name: 'Racefietsen in Zeist',
    reason: 'Rijden veel, en stappen het eerst over',
    audience: JSON.stringify({
      attributes: [
        { key: 'shop', values: ['Zeist'] },
        { key: 'bicycle', values: ['racefiets'] },
      ],
    }),
    every_days: 365,
    owner_id: null,
  });
}

const said = [
  ['Bel even als de fiets later klaar is', 'Ophalen na het werk lukt nu niet: de zaak sluit te vroeg.'],
  ['Een leenfiets als het langer duurt', 'Heel tevreden over Youssef.'],
  ['Zet op de rekening wat er vervangen is', ''],
  ['', 'Geen wensen. Koffie gedronken, dochter wil ook een e-bike.'],
] as const;

/** Half of the visits that were made had a mark asked for; four are planned, one of them was to be noted last week. */
async function insertVisits(
  db: WorkspaceTransaction,
  { ownerId, now }: Sample,
  customers: readonly KnownCustomer[],
): Promise<ReadonlyMap<string, VisitOf>> {
  const scale = await visitScale(db);
  const { minimum, maximum } = scales[scale];
  const visits = new Map<string, VisitOf>();
  for (const [place, { contact_id, score }] of customers.slice(0, 22).entries()) {
    const isMade = place < 18;
    const day = isMade ? -12 * (place + 1) : [-3, 1, 2, 6][place - 18];
    const start = new Date(
      Math.floor((now.getTime() + (day ?? 1) * dayMs) / dayMs) * dayMs + (9 + (place % 6)) * hourMs,
    );
    const [better = '', notes = ''] = said[place % said.length] ?? [];
    const id = uuid(start.getTime());
    if (isMade) visits.set(contact_id, { id, at: start });
    await insertVisit(db, {
      id,
      contact_id,
      owner_id: ownerId,
      state: isMade ? 'made' : 'planned',
      starts_at: start,
      minutes: 45,
      purpose: isMade ? '' : 'Onderhoud van de vloot, en hoe het wachten bevalt',
      planned_at: new Date(start.getTime() - 14 * dayMs),
      changed_at: isMade ? start : new Date(now.getTime() - dayMs),
      ...(isMade && {
        made_at: start,
        scale,
        mark: Math.min(maximum, Math.max(minimum, score + 1)),
        better,
        notes,
        present: place % 3 === 0 ? 'klant en bedrijfsleider' : '',
      }),
    });
  }
  return visits;
}

const promised = [
  'Offerte voor onderhoud van alle fietsen',
  'Terugbellen over de rekening',
  'Leenfiets regelen voor de volgende beurt',
  'Onderdeel nabestellen en brengen',
];

type VisitOf = Readonly<{ id: string; at: Date }>;
type Known = Readonly<{ customers: readonly KnownCustomer[]; visits: ReadonlyMap<string, VisitOf> }>;

/** What is over is mostly kept, and more often with customers who are content; three are open, two of them past their day. */
async function insertPromises(
  db: WorkspaceTransaction,
  { ownerId, now }: Sample,
  { customers, visits }: Known,
): Promise<void> {
  for (const [place, { contact_id, score }] of customers.entries()) {
    const isOpen = place < 3;
    const visit = visits.get(contact_id);
    const madeAt = visit?.at ?? new Date(now.getTime() - (80 + place) * dayMs);
    const due = isOpen ? dayEnd(now, place * 3 - 3) : dayEnd(madeAt, [8, 15, 10][place % 3] ?? 8);
    const isBroken = !isOpen && (score <= 6 ? place % 3 !== 0 : place % 7 === 0);
    const isLate = isBroken && place % 2 === 0;
    const keptAt = isOpen || (isBroken && !isLate) ? null : new Date(due.getTime() + (isLate ? 3 : -2) * dayMs);
    const id = uuid(madeAt.getTime());
    await insertPromise(db, {
      id,
      contact_id,
      what: promised[place % promised.length] ?? '',
      source: visit === undefined ? 'call' : 'visit',
      visit_id: visit?.id ?? null,
      made_by: ownerId,
      owner_id: ownerId,
      made_at: madeAt,
      due_at: due,
      kept_at: keptAt,
      revision: keptAt === null ? 1 : 2,
    });
    const step = { promise_id: id, staff_id: ownerId };
    await insertPromiseEvent(db, { ...step, sequence: 1, what: 'made', at: madeAt, until_at: due });
    if (keptAt !== null)
      await insertPromiseEvent(db, { ...step, sequence: 2, what: 'kept', at: keptAt, until_at: keptAt });
  }
}

/** The last moment of a day so many days later, by the clock of the sample company. */
function dayEnd(at: Date, days: number): Date {
  return sampleDays.endOf(sampleDays.dayOf(at) + days);
}
