import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { lockSpaces } from '../database/lock-spaces.ts';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** What was done, by whom, to what. The detail holds no addresses, answers or tokens: it outlives all of them. */
export type AuditRecord = Readonly<{
  staffId: string | null;
  /** A noun and a past participle: `staff.removed`, `survey.published`. */
  action: string;
  /** The shown id of what it was done to, or ''. */
  subject?: string;
  detail?: Readonly<Record<string, string | number | boolean | null>>;
  at: Date;
}>;

/** Writes the row in the transaction of what it tells about: both happen, or neither. */
export async function recordAudit(db: WorkspaceTransaction, record: AuditRecord): Promise<void> {
  // The chain has one end; whoever adds to it waits for the one before to commit.
  await sql`select pg_advisory_xact_lock(${lockSpaces.auditChain}, hashtext(${db.workspaceId}))`.execute(db.trx);
  const last = await db.trx
    .selectFrom('audit_entry')
    .select(['number', 'hash'])
    .where('workspace_id', '=', db.workspaceId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const entry = {
    id: uuid(record.at.getTime()),
    number: (last?.number ?? 0) + 1,
    at: record.at,
    staffId: record.staffId,
    action: record.action,
    subject: record.subject ?? '',
    detail: record.detail ?? {},
  };
  await db.trx
    .insertInto('audit_entry')
    .values({
      workspace_id: db.workspaceId,
      id: entry.id,
      at: entry.at,
      staff_id: entry.staffId,
      action: entry.action,
      subject: entry.subject,
      detail: JSON.stringify(entry.detail),
      number: entry.number,
      hash: hashOfEntry(last?.hash, entry),
    })
    .execute();
}

/** Number of the first row of the workspace whose hash does not follow from the row before, or undefined when all do. */
export async function firstBrokenAuditEntry(db: WorkspaceTransaction): Promise<number | undefined> {
  let last: Buffer | undefined;
  let expected = 1;
  for (;;) {
    const rows = await readChain(db, expected);
    for (const row of rows) {
      if (row.number !== expected || !row.hash.equals(hashOfEntry(last, row))) return expected;
      last = row.hash;
      expected += 1;
    }
    if (rows.length < pageSize) return undefined;
  }
}

const pageSize = 1000;

async function readChain(db: WorkspaceTransaction, from: number) {
  return db.trx
    .selectFrom('audit_entry')
    .select(['id', 'number', 'at', 'staff_id as staffId', 'action', 'subject', 'detail', 'hash'])
    .where('workspace_id', '=', db.workspaceId)
    .where('number', '>=', from)
    .orderBy('number')
    .limit(pageSize)
    .execute();
}

type ChainEntry = Readonly<{
  id: string;
  number: number;
  at: Date;
  staffId: string | null;
  action: string;
  subject: string;
  detail: Readonly<Record<string, unknown>>;
}>;

function hashOfEntry(last: Buffer | undefined, entry: ChainEntry): Buffer {
  // jsonb keeps no order of names, so they are sorted before they are hashed.
  const detail = Object.entries(entry.detail).sort(([a], [b]) => (a < b ? -1 : 1));
  const { id, number, at, staffId, action, subject } = entry;
  return createHash('sha256')
    .update(last ?? '')
    .update(JSON.stringify([id, number, at.toISOString(), staffId, action, subject, detail]))
    .digest();
}
