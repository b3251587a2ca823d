import type { Language } from '@voldaan/domain/language';
import { type Kysely, sql } from 'kysely';
import { lockSpaces } from '../database/lock-spaces.ts';
import type { Role, Tables } from '../database/tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export async function insertSetupLink(
  database: Kysely<Tables>,
  link: Readonly<{ tokenHash: Buffer; createdAt: Date; expiresAt: Date }>,
): Promise<void> {
  await database
    .insertInto('setup_link')
    .values({ token_hash: link.tokenHash, created_at: link.createdAt, expires_at: link.expiresAt })
    .execute();
}

/** Uses the link up. False when it is unknown, used or past its time; of two at once one gets true. */
export async function useSetupLink(
  db: WorkspaceTransaction,
  { tokenHash, now }: Readonly<{ tokenHash: Buffer; now: Date }>,
): Promise<boolean> {
  const { numUpdatedRows } = await db.trx
    .updateTable('setup_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The links that nobody has used end: a claimed instance is not claimed again by one that lies in a log. */
export async function endSetupLinks(db: WorkspaceTransaction, now: Date): Promise<void> {
  await db.trx
    .updateTable('setup_link')
    .set({ expires_at: now })
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute();
}

/** Claims go one after the other, so that two of them never wait for each other's links. */
export async function lockSetupLinks(db: WorkspaceTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockSpaces.setupLink}, 0)`.execute(db.trx);
}

export async function insertWorkspace(
  db: WorkspaceTransaction,
  workspace: Readonly<{ code: string; name: string; language: Language; createdAt: Date }>,
): Promise<void> {
  await db.trx
    .insertInto('workspace')
    .values({
      id: db.workspaceId,
      code: workspace.code,
      name: workspace.name,
      language: workspace.language,
      created_at: workspace.createdAt,
    })
    .execute();
}

export async function updateWorkspace(
  db: WorkspaceTransaction,
  change: Readonly<{ name?: string | undefined; language?: Language | undefined; postal_line?: string | undefined }>,
): Promise<void> {
  await db.trx.updateTable('workspace').set(change).where('id', '=', db.workspaceId).execute();
}

export type NewStaff = Readonly<{
  id: string;
  email: string;
  emailKey: string;
  name: string;
  role: Role;
  language: Language;
  passwordHash: string;
  createdAt: Date;
}>;

/** False when the address already has an account here. */
export async function insertStaff(db: WorkspaceTransaction, staff: NewStaff): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.trx
    .insertInto('staff')
    .values({
      workspace_id: db.workspaceId,
      id: staff.id,
      email: staff.email,
      email_key: staff.emailKey,
      name: staff.name,
      role: staff.role,
      language: staff.language,
      password_hash: staff.passwordHash,
      created_at: staff.createdAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'email_key']).where('removed_at', 'is', null).doNothing(),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function updateStaff(
  db: WorkspaceTransaction,
  {
    id,
    ...change
  }: Readonly<{
    id: string;
    name?: string | undefined;
    language?: Language | undefined;
    role?: Role;
    password_hash?: string;
    removed_at?: Date;
    is_limited_to_units?: boolean;
  }>,
): Promise<void> {
  await db.trx
    .updateTable('staff')
    .set(change)
    .where('workspace_id', '=', db.workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Whoever changes roles holds the owners' rows, so that two owners cannot step down past each other. */
export async function lockOwners(db: WorkspaceTransaction): Promise<number> {
  const owners = await db.trx
    .selectFrom('staff')
    .select('id')
    .where('workspace_id', '=', db.workspaceId)
    .where('role', '=', 'owner')
    .where('removed_at', 'is', null)
    .orderBy('id')
    .limit(1000)
    .forUpdate()
    .execute();
  return owners.length;
}

export async function insertSession(
  db: WorkspaceTransaction,
  session: Readonly<{ id: string; staffId: string; tokenHash: Buffer; now: Date; expiresAt: Date }>,
): Promise<void> {
  await db.trx
    .insertInto('session')
    .values({
      workspace_id: db.workspaceId,
      id: session.id,
      staff_id: session.staffId,
      token_hash: session.tokenHash,
      created_at: session.now,
      last_seen_at: session.now,
      expires_at: session.expiresAt,
    })
    .execute();
}

export async function keepSession(
  db: WorkspaceTransaction,
  { sessionId, now }: Readonly<{ sessionId: string; now: Date }>,
): Promise<void> {
  await db.trx
    .updateTable('session')
    .set({ last_seen_at: now })
    .where('workspace_id', '=', db.workspaceId)
    .where('id', '=', sessionId)
    .execute();
}

export async function deleteSession(db: WorkspaceTransaction, sessionId: string): Promise<void> {
  await db.trx.deleteFrom('session').where('workspace_id', '=', db.workspaceId).where('id', '=', sessionId).execute();
}

export async function deleteSessionByToken(db: WorkspaceTransaction, tokenHash: Buffer): Promise<void> {
  await db.trx
    .deleteFrom('session')
    .where('workspace_id', '=', db.workspaceId)
    .where('token_hash', '=', tokenHash)
    .execute();
}

export async function deleteSessionsOf(db: WorkspaceTransaction, staffId: string): Promise<void> {
  await db.trx
    .deleteFrom('session')
    .where('workspace_id', '=', db.workspaceId)
    .where('staff_id', '=', staffId)
    .execute();
}

/** Rows that no cookie opens any more, of one person or of all. */
export async function deleteEndedSessions(
  db: WorkspaceTransaction,
  { staffId, now }: Readonly<{ staffId?: string; now: Date }>,
): Promise<void> {
  await db.trx
    .deleteFrom('session')
    .where('workspace_id', '=', db.workspaceId)
    .$if(staffId !== undefined, (query) => query.where('staff_id', '=', staffId ?? ''))
    .where('expires_at', '<=', now)
    .execute();
}

export async function insertInvite(
  db: WorkspaceTransaction,
  invite: Readonly<{
    id: string;
    tokenHash: Buffer;
    email: string;
    role: Role;
    invitedBy: string;
    createdAt: Date;
    expiresAt: Date;
  }>,
): Promise<void> {
  await db.trx
    .insertInto('staff_invite')
    .values({
      workspace_id: db.workspaceId,
      id: invite.id,
      token_hash: invite.tokenHash,
      email: invite.email,
      role: invite.role,
      invited_by: invite.invitedBy,
      created_at: invite.createdAt,
      expires_at: invite.expiresAt,
    })
    .execute();
}

/** Takes back the open invitations of an id or an address; how many there were. */
export async function withdrawInvites(
  db: WorkspaceTransaction,
  { now, ...which }: Readonly<{ now: Date } & ({ id: string } | { email: string })>,
): Promise<number> {
  const { numUpdatedRows } = await db.trx
    .updateTable('staff_invite')
    .set({ withdrawn_at: now })
    .where('workspace_id', '=', db.workspaceId)
    .where((is) => ('id' in which ? is('id', '=', which.id) : is(sql`lower(email)`, '=', which.email)))
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Takes back the open invitations to these roles that somebody made. */
export async function withdrawInvitesBy(
  db: WorkspaceTransaction,
  { staffId, roles, now }: Readonly<{ staffId: string; roles: readonly Role[]; now: Date }>,
): Promise<void> {
  if (roles.length === 0) return;
  await db.trx
    .updateTable('staff_invite')
    .set({ withdrawn_at: now })
    .where('workspace_id', '=', db.workspaceId)
    .where('invited_by', '=', staffId)
    .where('role', 'in', roles)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** Uses the invitation up; false when another press of the button already has. */
export async function acceptInvite(
  db: WorkspaceTransaction,
  { id, now }: Readonly<{ id: string; now: Date }>,
): Promise<boolean> {
  const { numUpdatedRows } = await db.trx
    .updateTable('staff_invite')
    .set({ accepted_at: now })
    .where('workspace_id', '=', db.workspaceId)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
