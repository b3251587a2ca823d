import { checkPassword } from '@voldaan/domain/accounts/password';
import { checkRoleChange, mayGiveRole, type Role, roles } from '@voldaan/domain/accounts/role';
import type { Language } from '@voldaan/domain/language';
import { Refusal } from '@voldaan/domain/refusal';
import { showId } from '../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { revokeKeysOf } from './api-key-store.ts';
import { recordAudit } from './audit-store.ts';
import { commonWords } from './common-words.ts';
import { emailKeyOf } from './email-key.ts';
import { showMe } from './me.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import type { Me, StaffRow } from './schema.ts';
import { openSession } from './session.ts';
import { beginSignIn } from './sign-in-attempt.ts';
import { deleteSessionsOf, lockOwners, updateStaff, updateWorkspace, withdrawInvitesBy } from './store.ts';
import { withUnits } from './units/units.ts';
import { company, type Staff, staffOfId } from './views.ts';

/** Gives somebody another role. All their sessions end with the old one; the caller's own goes on under a new id. */
export async function changeRole(
  product: Product,
  caller: Caller,
  { id, role }: Readonly<{ id: string; role: Role }>,
): Promise<Readonly<{ staff: StaffRow; token: string | undefined }>> {
  const now = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const staff = await staffToChange(db, caller, { id, to: role });
    if (staff.role === role) return { staff: await withUnits(db, staff), token: undefined };
    await updateStaff(db, { id, role });
    await deleteSessionsOf(db, id);
    await withdrawInvitesBy(db, { staffId: id, roles: rolesNotGivenBy(role), now });
    const detail = { from: staff.role, to: role };
    const subject = showId('stf', id);
    await recordAudit(db, { staffId: caller.staffId, action: 'staff.role-changed', subject, detail, at: now });
    const isSelf = id === caller.staffId;
    const token = isSelf ? await openSession(db, { code: caller.workspaceCode, staffId: id, now }) : undefined;
    return { staff: await withUnits(db, { ...staff, role }), token };
  });
}

/** Takes somebody's access away, at once: their sessions go in the same transaction. What they did stays theirs. */
export async function removeStaff(product: Product, caller: Caller, id: string): Promise<void> {
  const now = product.clock();
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await staffToChange(db, caller, { id, to: undefined });
    await updateStaff(db, { id, removed_at: now });
    await deleteSessionsOf(db, id);
    // Otherwise they could come back by an invitation that they made while they were here.
    await withdrawInvitesBy(db, { staffId: id, roles, now });
    const subject = showId('stf', id);
    await recordAudit(db, { staffId: caller.staffId, action: 'staff.removed', subject, at: now });
    // A key was shown to whoever made it: what leaves with them must open nothing.
    for (const key of await revokeKeysOf(db, { staffId: id, now })) {
      await recordAudit(db, {
        staffId: caller.staffId,
        action: 'api-key.revoked',
        subject: showId('key', key),
        at: now,
      });
    }
  });
}

function rolesNotGivenBy(giver: Role): readonly Role[] {
  return roles.filter((role) => !mayGiveRole(giver, role));
}

async function staffToChange(
  db: WorkspaceTransaction,
  caller: Caller,
  { id, to }: Readonly<{ id: string; to: Role | undefined }>,
): Promise<Staff> {
  const owners = await lockOwners(db);
  const staff = await staffOfId(db, id);
  if (staff === undefined) throw new Refusal('not_found');
  checkRoleChange({ by: caller.role, from: staff.role, to, owners });
  return staff;
}

export async function changeMe(
  product: Product,
  caller: Caller,
  change: Readonly<{ name?: string | undefined; language?: Language | undefined }>,
): Promise<Me> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (hasAny(change)) await updateStaff(db, { id: caller.staffId, ...change });
    return showMe(product, db, caller.staffId);
  });
}

/**
 * Ends every session of the person and opens one for the browser that asked; gives its token. Who guesses at the current
 * password here, with a browser that somebody left open, is slowed down as at the door.
 */
export async function changePassword(
  product: Product,
  caller: Caller,
  given: Readonly<{ current: string; new: string; place: string }>,
): Promise<string> {
  const { staff, workspace } = await inWorkspace(product.databases.app, caller.workspaceId, async (db) => ({
    staff: await staffOfId(db, caller.staffId),
    workspace: await company(db),
  }));
  const attempt = await beginSignIn(product, {
    emailKey: emailKeyOf(staff?.email ?? ''),
    place: given.place,
    browser: caller.sessionId,
  });
  if (!(await verifyPassword(staff?.password_hash, given.current))) {
    throw new Refusal('password_refused', { pointer: '/current' });
  }
  await attempt.succeed();
  const ownWords = [staff?.name ?? '', staff?.email ?? '', workspace?.name ?? '', 'voldaan'];
  checkPassword(given.new, { commonWords, ownWords }, '/new');
  const passwordHash = await hashPassword(given.new);
  const now = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await updateStaff(db, { id: caller.staffId, password_hash: passwordHash });
    await deleteSessionsOf(db, caller.staffId);
    await recordAudit(db, { staffId: caller.staffId, action: 'staff.password-changed', at: now });
    return openSession(db, { code: caller.workspaceCode, staffId: caller.staffId, now });
  });
}

export async function changeWorkspace(
  product: Product,
  caller: Caller,
  change: Readonly<{ name?: string | undefined; language?: Language | undefined; postal_line?: string | undefined }>,
): Promise<Me> {
  const now = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (hasAny(change)) {
      await updateWorkspace(db, change);
      const subject = showId('wsp', caller.workspaceId);
      await recordAudit(db, { staffId: caller.staffId, action: 'workspace.changed', subject, at: now });
    }
    return showMe(product, db, caller.staffId);
  });
}

function hasAny(change: Readonly<Record<string, unknown>>): boolean {
  return Object.values(change).some((value) => value !== undefined);
}
