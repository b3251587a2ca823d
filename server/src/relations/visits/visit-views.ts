import type { ScaleId } from '@voldaan/domain/surveys/scale';
import { type RawBuilder, sql } from 'kysely';
import type { VisitState } from '../../database/relation-tables.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type VisitRow = Readonly<{
  id: string;
  contact_id: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  organisation_name: string | null;
  owner_id: string;
  owner_name: string;
  state: VisitState;
  starts_at: Date;
  minutes: number;
  place: string;
  purpose: string;
  sequence: number;
  revision: number;
  changed_at: Date;
  made_at: Date | null;
  scale: ScaleId | null;
  mark: number | null;
  better: string;
  notes: string;
  present: string;
  case_id: string | null;
  case_year: number | null;
  case_number: number | null;
}>;

/** More visits than any agenda holds. */
const agendaMost = 1000;

const visits = (where: RawBuilder<unknown>, order: RawBuilder<unknown>) => sql<VisitRow>`
  select visit.id, visit.contact_id, coalesce(nullif(contact.name, ''), contact.email) as contact_name,
    contact.phone as contact_phone, organisation.name as organisation_name, visit.owner_id, owner.name as owner_name,
    visit.state, visit.starts_at, visit.minutes, visit.place, visit.purpose, visit.sequence, visit.revision,
    visit.changed_at, visit.made_at, visit.scale, visit.mark, visit.better, visit.notes, visit.present, visit.case_id,
    one.year as case_year, one.number as case_number
  from courtesy_visit visit
  join staff owner on owner.workspace_id = visit.workspace_id and owner.id = visit.owner_id
  left join contact on contact.workspace_id = visit.workspace_id and contact.id = visit.contact_id
  left join organisation on organisation.workspace_id = contact.workspace_id
    and organisation.id = contact.organisation_id
  left join complaint_case one on one.workspace_id = visit.workspace_id and one.id = visit.case_id
  where ${where} order by ${order} limit ${sql.lit(agendaMost)}`;

export async function findVisit(
  { trx, workspaceId }: WorkspaceTransaction,
  wanted: Readonly<{ id: string } | { press: string }>,
): Promise<VisitRow | undefined> {
  const which = 'id' in wanted ? sql`visit.id = ${wanted.id}` : sql`visit.press = ${wanted.press}::uuid`;
  const where = sql`visit.workspace_id = ${workspaceId} and ${which}`;
  const { rows } = await visits(where, sql`visit.id`).execute(trx);
  return rows[0];
}

/** What is agreed of a visit. */
export type Appointment = Pick<VisitRow, 'owner_id' | 'starts_at' | 'minutes' | 'place' | 'purpose'>;

/** A visit that is planned in every word as this one is. */
export async function findSamePlanned(
  { trx, workspaceId }: WorkspaceTransaction,
  wanted: Appointment & Readonly<{ contact_id: string }>,
): Promise<VisitRow | undefined> {
  const { contact_id, owner_id, starts_at, minutes, place, purpose } = wanted;
  const where = sql`visit.workspace_id = ${workspaceId} and visit.contact_id = ${contact_id}
    and visit.state = 'planned' and visit.owner_id = ${owner_id} and visit.starts_at = ${starts_at}
    and visit.minutes = ${minutes} and visit.place = ${place} and visit.purpose = ${purpose}`;
  const { rows } = await visits(where, sql`visit.id`).execute(trx);
  return rows[0];
}

type Stretch = Readonly<{ from: Date; to: Date; ownerId?: string | undefined }>;

/** The visits of a stretch of days, in their order; those that were called off are on no agenda. */
export async function listVisits(
  { trx, workspaceId }: WorkspaceTransaction,
  { from, to, ownerId }: Stretch,
): Promise<readonly VisitRow[]> {
  const where = sql`visit.workspace_id = ${workspaceId} and visit.starts_at >= ${from} and visit.starts_at < ${to}
    and visit.state <> 'cancelled' ${ownerId === undefined ? sql`` : sql`and visit.owner_id = ${ownerId}`}`;
  const { rows } = await visits(where, sql`visit.starts_at, visit.id`).execute(trx);
  return rows;
}

/** Everything that a calendar of one colleague has to know: also what was called off, so that it goes from there. */
export async function listVisitsOfCalendar(
  { trx, workspaceId }: WorkspaceTransaction,
  { from, to, ownerId }: Required<Stretch>,
): Promise<readonly VisitRow[]> {
  const where = sql`visit.workspace_id = ${workspaceId} and visit.owner_id = ${ownerId}
    and visit.starts_at >= ${from} and visit.starts_at < ${to}`;
  const { rows } = await visits(where, sql`visit.starts_at, visit.id`).execute(trx);
  return rows;
}

/** How often each mark was given at visits, on one scale. */
export async function countVisitMarks(
  { trx, workspaceId }: WorkspaceTransaction,
  { scale, since }: Readonly<{ scale: ScaleId; since: Date }>,
): Promise<readonly Readonly<{ mark: number; count: number }>[]> {
  const { rows } = await sql<{ mark: number; count: number }>`
    select mark, count(*)::int as count from courtesy_visit
    where workspace_id = ${workspaceId} and made_at >= ${since} and scale = ${scale} and mark is not null
    group by mark order by mark limit 100`.execute(trx);
  return rows;
}

export async function countVisitsMade({ trx, workspaceId }: WorkspaceTransaction, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from courtesy_visit
    where workspace_id = ${workspaceId} and made_at >= ${since}`.execute(trx);
  return rows[0]?.count ?? 0;
}
