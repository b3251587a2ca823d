import type { Language } from '@voldaan/domain/language';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type DigestRow = Readonly<{ weekday: number; hour: number; zone: string; next_at: Date }>;

export async function findDigest({ trx, workspaceId }: WorkspaceTransaction): Promise<DigestRow | undefined> {
  return trx
    .selectFrom('praise_digest')
    .select(['weekday', 'hour', 'zone', 'next_at'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
}

/** Asked as the role that sees where something waits, and not what. */
export async function workspacesWithDuePraise(work: Kysely<Tables>, now: Date): Promise<readonly string[]> {
  const rows = await work
    .selectFrom('praise_digest')
    .select('workspace_id')
    .where('next_at', '<=', now)
    .orderBy('workspace_id')
    .limit(10_000)
    .execute();
  return rows.map(({ workspace_id }) => workspace_id);
}

/** A kind word about somebody; the customer's name is empty where they did not say who they are. */
export type Praise = Readonly<{
  case_id: string;
  staff_name: string;
  words: string;
  customer: string;
  language: string;
}>;

const praiseMost = 100;

/** What was passed on in a time, and still stands: whoever was erased took their words along. */
export async function listPraise(
  { trx, workspaceId }: WorkspaceTransaction,
  { from, until }: Readonly<{ from: Date; until: Date }>,
): Promise<readonly Praise[]> {
  const { rows } = await sql<Praise>`
    select c.id as case_id, s.name as staff_name, c.words, ${customer} as customer, c.language
    from case_event e
    join complaint_case c on c.workspace_id = e.workspace_id and c.id = e.case_id
    join staff s on s.workspace_id = e.workspace_id and s.id = (e.detail ->> 'to')::uuid
    where e.workspace_id = ${workspaceId} and e.what = 'passed_on' and e.at > ${from} and e.at <= ${until}
      and c.kind = 'compliment' and c.words <> ''
    order by e.at, c.id
    limit ${praiseMost}`.execute(trx);
  return rows;
}

/** Who answered without a person behind the answer stays unknown, whatever else is kept of them. */
const customer = sql`case when c.source in ('answer', 'low_score') and c.contact_id is null then '' else c.name end`;

export async function findPraise(
  { trx, workspaceId }: WorkspaceTransaction,
  caseId: string,
): Promise<Omit<Praise, 'staff_name'> | undefined> {
  const { rows } = await sql<Omit<Praise, 'staff_name'>>`
    select c.id as case_id, c.words, ${customer} as customer, c.language from complaint_case c
    where c.workspace_id = ${workspaceId} and c.id = ${caseId}`.execute(trx);
  return rows[0];
}

export type PraiseReader = Readonly<{ id: string; name: string; email: string; language: Language }>;

/** Everybody who works here and wants the kind words of the week. */
export async function listPraiseReaders({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly PraiseReader[]> {
  const { rows } = await sql<PraiseReader>`
    select id, name, email, language from staff
    where workspace_id = ${workspaceId} and removed_at is null and not exists (
      select from praise_unwanted u where u.workspace_id = staff.workspace_id and u.staff_id = staff.id)
    order by id limit 10000`.execute(trx);
  return rows;
}

export async function listColleagues({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly PraiseReader[]> {
  return trx
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'language'])
    .where('workspace_id', '=', workspaceId)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .limit(5000)
    .execute();
}

export async function isPraiseWanted({ trx, workspaceId }: WorkspaceTransaction, staffId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('praise_unwanted')
    .select('staff_id')
    .where('workspace_id', '=', workspaceId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return row === undefined;
}
