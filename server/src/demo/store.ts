import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** A row of any table, by column. Times are ISO texts, JSON columns are objects. */
export type PlainRow = Readonly<Record<string, unknown>>;

/**
 * The tables that the sample fills, in the order in which foreign keys allow them; a closed list, since their names
 * become SQL.
 */
export const demoTables = [
  'staff',
  'organisation',
  'contact_attribute',
  'touchpoint',
  'contact',
  'consent',
  'consent_event',
  'customer_event',
  'suppression',
  'survey',
  'survey_version',
  'study',
  'study_draw',
  'wave',
  'call_interviewer',
  'invitation',
  'phone_interview',
  'call_attempt',
  'send_event',
  'contact_request',
  'contact_decision',
  'visit',
  'response',
  'response_contact',
  'answer_event',
  'trait',
  'trait_value',
  'score_row',
] as const;

export type DemoTable = (typeof demoTables)[number];
type CaseTable = 'case_number' | 'complaint_case' | 'case_event';
type QuotaTable = 'draw_member' | 'quota_cell';

const rowsPerStatement = 2000;

/** Inserts rows as they are, in the transaction of the workspace. The database fills in what a row leaves out, in each for itself. */
export async function insertRows(
  db: WorkspaceTransaction,
  table: DemoTable | CaseTable | QuotaTable,
  rows: readonly PlainRow[],
): Promise<void> {
  for (const [columns, alike] of Map.groupBy(rows, (row) => Object.keys(row).toSorted().join())) {
    const names = sql.join(columns.split(',').map((column) => sql.ref(column)));
    for (let start = 0; start < alike.length; start += rowsPerStatement) {
      const part = JSON.stringify(alike.slice(start, start + rowsPerStatement));
      await sql`insert into ${sql.table(table)} (${names})
        select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${part}::jsonb)`.execute(db.trx);
    }
  }
}

/** A year of cases with their numbers and their steps, in as many statements as there are tables. */
export async function insertCaseRows(
  db: WorkspaceTransaction,
  {
    numbers,
    cases,
    events,
  }: Readonly<{ numbers: readonly PlainRow[]; cases: readonly PlainRow[]; events: readonly PlainRow[] }>,
): Promise<void> {
  await insertRows(db, 'case_number', numbers);
  await insertRows(db, 'complaint_case', cases);
  await insertRows(db, 'case_event', events);
}

/** The cases of no unit: complaints go to one, what is left to the other. */
export async function giveCasesToUnits(
  { trx, workspaceId }: WorkspaceTransaction,
  { workshop, shop }: Readonly<{ workshop: string; shop: string }>,
): Promise<void> {
  await sql`update complaint_case set unit_id = case when kind = 'complaint' then ${workshop}::uuid else ${shop}::uuid end
    where workspace_id = ${workspaceId} and unit_id is null`.execute(trx);
}

/** Makes the partitions of the months that the sample covers. */
export async function ensureScoreMonths(db: WorkspaceTransaction, from: string, to: string): Promise<void> {
  await sql`select ensure_score_month(month::date) from generate_series(${from}::date, ${to}::date, interval '1 month') as month`.execute(
    db.trx,
  );
}

export type DemoOwner = Readonly<{ workspaceId: string; code: string; staffId: string }>;

/** Nobody can sign in with a password of which this is the hash. */
export const noPassword = '!';

/** A sample company and its owner. */
export async function insertDemoCompany(
  db: WorkspaceTransaction,
  demo: DemoOwner &
    Readonly<{ company: string; readerName: string; email: string; passwordHash: string; createdAt: Date }>,
): Promise<void> {
  const { workspaceId, createdAt } = demo;
  await db.trx
    .insertInto('workspace')
    .values({
      id: workspaceId,
      code: demo.code,
      name: demo.company,
      language: 'nl',
      postal_line: `${demo.company}, Biltstraat 117, 3572 AP Utrecht`,
      created_at: createdAt,
    })
    .execute();
  await db.trx
    .insertInto('staff')
    .values({
      workspace_id: workspaceId,
      id: demo.staffId,
      email: demo.email,
      email_key: demo.email,
      name: demo.readerName,
      role: 'owner',
      language: 'nl',
      password_hash: demo.passwordHash,
      created_at: createdAt,
    })
    .execute();
}
