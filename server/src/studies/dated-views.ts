import type { StudyTiming } from '@voldaan/domain/studies/schedule/study';
import type { Audience } from '@voldaan/domain/studies/study-draft';
import { type RawBuilder, sql } from 'kysely';
import { audienceSql } from '../contacts/audience-views.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

type DatedTiming = Extract<StudyTiming, { kind: 'expectation' | 'exit' | 'silent' }>;

export type DatedCustomer = Readonly<{
  id: string;
  customer_since: Date | null;
  left_at: Date | null;
  heard_at: Date | null;
}>;

export type DatedWish = Readonly<{
  timing: DatedTiming;
  audience: Audience;
  now: Date;
  limit: number;
  /** Passes by those whom this study has asked or decided about on this very occasion. */
  studyId?: string;
}>;

/**
 * Customers whose date makes an occasion that is not over, the earliest first. Whom the study knows is looked up in a table that is
 * made of them once (planInMemory): met one by one, some thousands of customers on one day would be given up half-way.
 */
export async function listDatedCustomers(
  { trx, workspaceId }: WorkspaceTransaction,
  { timing, audience, now, limit, studyId }: DatedWish,
): Promise<readonly DatedCustomer[]> {
  const { column, name, hours, guard } = datesOf(timing);
  const date = sql.ref(`contact.${column}`);
  const occasion = sql`${name} || to_char(${date} at time zone 'UTC', 'YYYY-MM-DD')`;
  const knownIn = (table: 'invitation' | 'contact_request') => sql`
    select address_hash, contact_id, occasion from ${sql.table(table)}
    where workspace_id = ${workspaceId} and study_id = ${studyId ?? null} and kind = 'invitation'`;
  // Whoever has another address since is known by their contact.
  const isNew = sql`(contact.address_hash, ${occasion}) not in (select address_hash, occasion from known)
    and (contact.id, ${occasion}) not in (select contact_id, occasion from known where contact_id is not null)`;
  const { rows } = await sql<DatedCustomer>`
    with known as materialized (${knownIn('invitation')} union all ${knownIn('contact_request')})
    select contact.id, contact.customer_since, contact.left_at, contact.heard_at
    from contact
    where contact.workspace_id = ${workspaceId} and not contact.is_sample and ${guard}
      and ${date} > ${now}::timestamptz - make_interval(hours => ${hours.past}) and ${date} <= ${now}::timestamptz - make_interval(hours => ${hours.least})
      and ${audienceSql(audience, 'contact')}
      and ${studyId === undefined ? sql`true` : isNew}
    order by ${date}, contact.id
    limit ${limit}`.execute(trx);
  return rows;
}

type Dates = Readonly<{
  column: 'customer_since' | 'left_at' | 'heard_at';
  /** As the domain names the occasion (due-at.ts). */
  name: string;
  hours: Readonly<{ past: number; least: number }>;
  guard: RawBuilder<unknown>;
}>;

function datesOf(timing: DatedTiming): Dates {
  switch (timing.kind) {
    case 'expectation':
      return { column: 'customer_since', name: 'first-', hours: delayed(timing), guard: sql`contact.left_at is null` };
    case 'exit':
      return { column: 'left_at', name: 'left-', hours: delayed(timing), guard: sql`true` };
    case 'silent': {
      const least = timing.silentDays * 24;
      const hours = { past: least + timing.validHours, least };
      return { column: 'heard_at', name: 'silent-', hours, guard: sql`contact.left_at is null` };
    }
  }
}

function delayed({ delayHours, validHours }: Readonly<{ delayHours: number; validHours: number }>) {
  return { past: delayHours + validHours, least: delayHours };
}
