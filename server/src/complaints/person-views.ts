import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type KnownPerson = Readonly<{ name: string; email: string; phone: string; language: string }>;

export async function findKnownPerson(db: WorkspaceTransaction, contactId: string): Promise<KnownPerson | undefined> {
  const row = await db.trx
    .selectFrom('contact')
    .select(['name', 'email', 'phone', 'language'])
    .where('workspace_id', '=', db.workspaceId)
    .where('id', '=', contactId)
    .executeTakeFirst();
  return row && { name: row.name ?? '', email: row.email, phone: row.phone ?? '', language: row.language ?? '' };
}

/** Who gave an answer, where that is known. */
export async function contactOfResponse(
  db: WorkspaceTransaction,
  responseId: string | undefined,
): Promise<string | undefined> {
  if (responseId === undefined) return undefined;
  const row = await db.trx
    .selectFrom('response_contact')
    .select('contact_id')
    .where('workspace_id', '=', db.workspaceId)
    .where('response_id', '=', responseId)
    .executeTakeFirst();
  return row?.contact_id ?? undefined;
}

export async function findCauseName(db: WorkspaceTransaction, id: string): Promise<string | undefined> {
  const row = await db.trx
    .selectFrom('case_cause')
    .select('name')
    .where('workspace_id', '=', db.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.name;
}

export async function findTouchpointName(db: WorkspaceTransaction, id: string): Promise<string | undefined> {
  const row = await db.trx
    .selectFrom('touchpoint')
    .select('name')
    .where('workspace_id', '=', db.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.name;
}

/**
 * The language of an answer, which nobody else makes a case of meanwhile; undefined when there is no such answer. Of one to an
 * anonymous wave no case is made: there is no customer to write to.
 */
export async function lockAnswer(
  db: WorkspaceTransaction,
  id: string,
): Promise<Readonly<{ language: string; isAnonymous: boolean }> | undefined> {
  const { rows } = await sql<{ language: string; isAnonymous: boolean }>`
    select language, anonymous_wave_id is not null as "isAnonymous" from response
    where workspace_id = ${db.workspaceId} and id = ${id} and (anonymous_wave_id is null or removed_at is null)
    for update`.execute(db.trx);
  return rows[0];
}

/** Who work here and may handle cases. */
export async function listCaseHandlers(
  db: WorkspaceTransaction,
): Promise<readonly Readonly<{ id: string; name: string; role: 'owner' | 'manager' | 'agent' }>[]> {
  const rows = await db.trx
    .selectFrom('staff')
    .select(['id', 'name', 'role'])
    .where('workspace_id', '=', db.workspaceId)
    .where('role', 'in', ['owner', 'manager', 'agent'])
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .limit(5000)
    .execute();
  return rows.flatMap(({ id, name, role }) =>
    role === 'owner' || role === 'manager' || role === 'agent' ? [{ id, name, role }] : [],
  );
}

/** Names by id, also of those who left. */
export async function listStaffNames(
  { trx, workspaceId }: WorkspaceTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...new Set(ids)])
    .limit(1000)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function isAnswer(db: WorkspaceTransaction, id: string): Promise<boolean> {
  const row = await db.trx
    .selectFrom('response')
    .select('id')
    .where('workspace_id', '=', db.workspaceId)
    .where('id', '=', id)
    .where((where) => where.or([where('anonymous_wave_id', 'is', null), where('removed_at', 'is', null)]))
    .executeTakeFirst();
  return row !== undefined;
}
