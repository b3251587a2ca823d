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

/** Customers whose date makes an occasion that is not over, the earliest first. */
export async function listDatedCustomers(
  { trx, workspaceId }: WorkspaceTransaction,
  { timing, audience, now, limit, studyId }: DatedWish,
): Promise<readonly DatedCustomer[]> {
  const { column, name, hours, guard } = datesOf(timing);
  const date = sql.ref(`contact.${column}`);
  const occasion = sql`${name} || to_char(${date} at time zone 'UTC', 'YYYY-MM-DD')`;
  // Whoever has another address since is known by their contact.
  const isNew = (table: 'invitation' | 'contact_request') => {
    const known = sql`from ${sql.table(table)} known
      where known.workspace_id = ${workspaceId} and known.study_id = ${studyId ?? null}
        and known.occasion = ${occasion} and known.kind = 'invitation'`;
    return sql`not exists (select ${known} and known.address_hash = contact.address_hash)
      and not exists (select ${known} and known.contact_id = contact.id)`;
  };
  const { rows } = await sql<DatedCustomer>`
    select contact.id, contact.customer_since, contact.left_at, contact.heard_at
    from contact
    where contact.workspace_id = ${workspaceId} and not contact.is_sample and ${guard}
      and ${date} > ${now}::timestamptz - make_interval(hours => ${hours.past}) and ${date} <= ${now}::timestamptz - make_interval(hours => ${hours.least})
      and ${audienceSql(audience, 'contact')}
      and ${studyId === undefined ? sql`true` : sql`${isNew('invitation')} and ${isNew('contact_request')}`}
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
