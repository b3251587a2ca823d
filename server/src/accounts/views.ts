import type { Language } from '@voldaan/domain/language';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Alongside } from '../database/alongside.ts';
import { type KeptQuery, keptQuery, namedValue } from '../database/kept-query.ts';
import type { Role, Tables } from '../database/tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type LiveSession = Readonly<{
  sessionId: string;
  staffId: string;
  role: Role;
  language: Language;
  lastSeenAt: Date;
  isLimitedToUnits: boolean;
}>;

type Life = Readonly<{ now: Date; seenAfter: Date }>;

const now = namedValue('now');

const sessions = (isWanted: RawBuilder<unknown>) => sql<LiveSession>`
  select session.id as "sessionId", session.staff_id as "staffId", staff.role, staff.language,
    staff.is_limited_to_units and staff.role = 'agent' as "isLimitedToUnits", session.last_seen_at as "lastSeenAt"
  from session join staff on staff.workspace_id = session.workspace_id and staff.id = session.staff_id
  where ${isWanted} and session.expires_at > ${now} and session.last_seen_at > ${namedValue('seenAfter')}
    and staff.removed_at is null`;

const sessionOfId = keptQuery(
  sql<LiveSession>`/* kept */ ${sessions(
    sql`session.workspace_id = ${namedValue('workspaceId')} and session.id = ${namedValue('sessionId')}`,
  )}`,
);

/** Finds a session by its id, if it has not ended and its owner is still there. */
export async function liveSession(
  { trx, workspaceId }: WorkspaceTransaction,
  asked: Readonly<{ sessionId: string }> & Life,
): Promise<LiveSession | undefined> {
  const { rows } = await trx.executeQuery(sessionOfId({ workspaceId, ...asked }));
  return rows[0];
}

/**
 * The same by the hash of its token, which every request asks: in one trip, where a transaction around it makes three, and with it
 * what is asked alongside. The statement is its own transaction. Its inner parts are fenced off (offset 0) and take the workspace
 * from the outer one, so they begin after the workspace was set; were it otherwise, row-level security would find no session, and
 * never another's.
 */
export async function sessionOfToken(
  app: Kysely<Tables>,
  asked: Readonly<{ workspaceId: string; tokenHash: Buffer }> & Life,
  alongside?: Alongside,
): Promise<LiveSession | undefined> {
  const statement = alongside === undefined ? sessionAlone : sessionWith(alongside);
  const { rows } = await app.executeQuery(statement({ ...asked, ...alongside?.values }));
  return rows[0];
}

const bound = sql`(select set_config('voldaan.workspace_id', ${namedValue('workspaceId')}, true)) as bound (workspace_id)`;
const found = sql`cross join lateral (${sessions(
  sql`session.workspace_id = bound.workspace_id::uuid and session.token_hash = ${namedValue('tokenHash')}`,
)} offset 0) as found`;
const sessionAlone = keptQuery(sql<LiveSession>`/* kept */ select found.* from ${bound} ${found}`);
const sessionsWith = new WeakMap<RawBuilder<unknown>, KeptQuery<LiveSession>>();

function sessionWith({ select }: Alongside): KeptQuery<LiveSession> {
  const known = sessionsWith.get(select);
  if (known !== undefined) return known;
  const made = keptQuery(sql<LiveSession>`/* kept */
    select found.*, alongside.* from ${bound} ${found} cross join lateral (${select} offset 0) as alongside`);
  sessionsWith.set(select, made);
  return made;
}

export type Account = Readonly<{ workspaceId: string; staffId: string; passwordHash: string }>;

/** One person rarely works for more companies on one instance; each costs a verified hash at sign-in. */
const accountsMax = 5;

/** Accounts behind an address, over all workspaces. Only the gate's role can ask this. */
export async function accountsOfAddress(
  gate: Kysely<Tables>,
  { emailKey, code }: Readonly<{ emailKey: string; code: string | undefined }>,
): Promise<readonly Account[]> {
  return gate
    .selectFrom('staff')
    .innerJoin('workspace', 'workspace.id', 'staff.workspace_id')
    .select(['staff.workspace_id as workspaceId', 'staff.id as staffId', 'staff.password_hash as passwordHash'])
    .where('staff.email_key', '=', emailKey)
    .where('staff.removed_at', 'is', null)
    .$if(code !== undefined, (query) => query.where('workspace.code', '=', code ?? ''))
    .orderBy('staff.workspace_id')
    .limit(accountsMax)
    .execute();
}

export async function workspacesOfIds(
  gate: Kysely<Tables>,
  ids: readonly string[],
): Promise<readonly Readonly<{ id: string; code: string; name: string }>[]> {
  return gate
    .selectFrom('workspace')
    .select(['id', 'code', 'name'])
    .where('id', 'in', ids)
    .orderBy('name')
    .limit(accountsMax)
    .execute();
}

export async function hasWorkspace(gate: Kysely<Tables>): Promise<boolean> {
  const row = await gate.selectFrom('workspace').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function setupLinkIsOpen(
  database: Kysely<Tables>,
  { tokenHash, now }: Readonly<{ tokenHash: Buffer; now: Date }>,
): Promise<boolean> {
  const row = await database
    .selectFrom('setup_link')
    .select('created_at')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

export type Company = Readonly<{ id: string; code: string; name: string; language: Language; postal_line: string }>;

export async function company(db: WorkspaceTransaction): Promise<Company | undefined> {
  return db.trx
    .selectFrom('workspace')
    .select(['id', 'code', 'name', 'language', 'postal_line'])
    .where('id', '=', db.workspaceId)
    .executeTakeFirst();
}

const staffColumns = ['id', 'name', 'email', 'role', 'language', 'created_at', 'password_hash'] as const;

export type Staff = Readonly<{
  id: string;
  name: string;
  email: string;
  role: Role;
  language: Language;
  created_at: Date;
  password_hash: string;
}>;

/** A member of staff who is still there. */
export async function staffOfId(db: WorkspaceTransaction, id: string): Promise<Staff | undefined> {
  return db.trx
    .selectFrom('staff')
    .select(staffColumns)
    .where('workspace_id', '=', db.workspaceId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

export async function staffHasAddress(db: WorkspaceTransaction, emailKey: string): Promise<boolean> {
  const row = await db.trx
    .selectFrom('staff')
    .select('id')
    .where('workspace_id', '=', db.workspaceId)
    .where('email_key', '=', emailKey)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

type ListWish = Readonly<{ after: string | undefined; limit: number }>;

/** In the order of joining, which is the order of the ids. */
export async function staffList(db: WorkspaceTransaction, wish: ListWish): Promise<readonly Staff[]> {
  return db.trx
    .selectFrom('staff')
    .select(staffColumns)
    .where('workspace_id', '=', db.workspaceId)
    .where('removed_at', 'is', null)
    .$if(wish.after !== undefined, (query) => query.where('id', '>', wish.after ?? ''))
    .orderBy('id')
    .limit(wish.limit)
    .execute();
}

export type Invite = Readonly<{ id: string; email: string; role: Role; created_at: Date; expires_at: Date }>;

const inviteColumns = ['id', 'email', 'role', 'created_at', 'expires_at'] as const;

/** Invitations that can still be accepted, the oldest first. */
export async function inviteList(
  db: WorkspaceTransaction,
  wish: ListWish & Readonly<{ now: Date }>,
): Promise<readonly Invite[]> {
  return openInvites(db, wish.now)
    .select(inviteColumns)
    .$if(wish.after !== undefined, (query) => query.where('id', '>', wish.after ?? ''))
    .orderBy('id')
    .limit(wish.limit)
    .execute();
}

export type InviteOfToken = Readonly<{ id: string; email: string; role: Role; inviterRole: Role }>;

/** The open invitation behind a token, with the role that whoever made it has now; undefined when they have left. */
export async function inviteOfToken(
  db: WorkspaceTransaction,
  { tokenHash, now }: Readonly<{ tokenHash: Buffer; now: Date }>,
): Promise<InviteOfToken | undefined> {
  return openInvites(db, now)
    .innerJoin('staff as inviter', (join) =>
      join
        .onRef('inviter.workspace_id', '=', 'staff_invite.workspace_id')
        .onRef('inviter.id', '=', 'staff_invite.invited_by'),
    )
    .select(['staff_invite.id', 'staff_invite.email', 'staff_invite.role', 'inviter.role as inviterRole'])
    .where('staff_invite.token_hash', '=', tokenHash)
    .where('inviter.removed_at', 'is', null)
    .executeTakeFirst();
}

function openInvites(db: WorkspaceTransaction, now: Date) {
  return db.trx
    .selectFrom('staff_invite')
    .where('staff_invite.workspace_id', '=', db.workspaceId)
    .where('staff_invite.accepted_at', 'is', null)
    .where('staff_invite.withdrawn_at', 'is', null)
    .where('staff_invite.expires_at', '>', now);
}

export type Checklist = Readonly<{
  survey: boolean;
  answered_self: boolean;
  mail: boolean;
  colleague: boolean;
  first_answer: boolean;
}>;

/** What a company has done of the first steps. Reads the tables of later features by name, so that theirs need no hook. */
export async function checklist(db: WorkspaceTransaction): Promise<Checklist> {
  const { rows } = await sql<Checklist>`
    select
      exists (select from survey where workspace_id = ${db.workspaceId} and state <> 'draft') as survey,
      exists (select from response where workspace_id = ${db.workspaceId} and is_test) as answered_self,
      exists (select from mail_setting where workspace_id = ${db.workspaceId}) as mail,
      exists (select from staff_invite where workspace_id = ${db.workspaceId}) as colleague,
      exists (select from response where workspace_id = ${db.workspaceId} and not is_test) as first_answer
  `.execute(db.trx);
  return rows[0] ?? { survey: false, answered_self: false, mail: false, colleague: false, first_answer: false };
}

export type AuditRow = Readonly<{
  number: number;
  at: Date;
  staff: Readonly<{ id: string; name: string }> | null;
  action: string;
  subject: string;
  detail: Record<string, unknown>;
}>;

/** The newest first. Who has left since is still named. */
export async function auditList(
  db: WorkspaceTransaction,
  wish: Readonly<{ before: number | undefined; limit: number }>,
): Promise<readonly AuditRow[]> {
  const rows = await db.trx
    .selectFrom('audit_entry')
    .leftJoin('staff', (join) =>
      join.onRef('staff.workspace_id', '=', 'audit_entry.workspace_id').onRef('staff.id', '=', 'audit_entry.staff_id'),
    )
    .select(['number', 'at', 'staff_id', 'staff.name as staff_name', 'action', 'subject', 'detail'])
    .where('audit_entry.workspace_id', '=', db.workspaceId)
    .$if(wish.before !== undefined, (query) => query.where('number', '<', wish.before ?? 0))
    .orderBy('number', 'desc')
    .limit(wish.limit)
    .execute();
  return rows.map(({ staff_id: id, staff_name: name, ...row }) => ({
    ...row,
    staff: id !== null && name !== null ? { id, name } : null,
  }));
}
