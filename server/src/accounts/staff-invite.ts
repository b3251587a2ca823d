import { checkPassword } from '@voldaan/domain/accounts/password';
import { mayGiveRole, type Role } from '@voldaan/domain/accounts/role';
import type { Language } from '@voldaan/domain/language';
import { Refusal } from '@voldaan/domain/refusal';
import { showId } from '../database/public-id.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { codeOfToken, hashToken, makeToken } from '../secret/token.ts';
import { recordAudit } from './audit-store.ts';
import { commonWords } from './common-words.ts';
import { emailKeyOf } from './email-key.ts';
import { showMe } from './me.ts';
import { hashPassword } from './password-hash.ts';
import type { Acceptance, InviteMade } from './schema.ts';
import { openSession } from './session.ts';
import type { SignedIn } from './sign-in.ts';
import { acceptInvite, insertInvite, insertStaff, withdrawInvites } from './store.ts';
import { company, type InviteOfToken, inviteOfToken, staffHasAddress, staffOfId } from './views.ts';
import { workspaceOfCode } from './workspace-code-views.ts';

const inviteDays = 7;

/** Invites a colleague. The link is shown now, to be passed on by hand as well; a new invitation replaces the old one. */
export async function inviteStaff(
  product: Product,
  caller: Caller,
  { email, role, send }: Readonly<{ email: string; role: Role; send: boolean }>,
): Promise<InviteMade> {
  if (!mayGiveRole(caller.role, role)) throw new Refusal('not_permitted');
  const now = product.clock();
  const expiresAt = new Date(now.getTime() + inviteDays * 86_400_000);
  const id = uuid(now.getTime());
  const token = makeToken(caller.workspaceCode);
  const link = `${product.config.baseUrl}/invite/${token}`;
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const emailKey = emailKeyOf(email);
    if (await staffHasAddress(db, emailKey)) throw new Refusal('email_taken', { pointer: '/email' });
    await withdrawInvites(db, { email: emailKey, now });
    const tokenHash = hashToken(token);
    await insertInvite(db, { id, tokenHash, email, role, invitedBy: caller.staffId, createdAt: now, expiresAt });
    const sent = send && (await mailInvite(product, db, caller, { email, link, expiresAt }));
    const subject = showId('inv', id);
    const detail = { role, sent };
    await recordAudit(db, { staffId: caller.staffId, action: 'staff-invite.made', subject, detail, at: now });
    return { id, email, role, created_at: now, expires_at: expiresAt, link, sent };
  });
}

async function mailInvite(
  product: Product,
  db: WorkspaceTransaction,
  caller: Caller,
  mail: Readonly<{ email: string; link: string; expiresAt: Date }>,
): Promise<boolean> {
  const workspace = await company(db);
  const inviter = await staffOfId(db, caller.staffId);
  if (workspace === undefined || inviter === undefined) throw new Refusal('not_found');
  return product.mailer.sendStaffInvite(db, {
    to: mail.email,
    // Nothing is known of the colleague yet; the company's language is the best guess.
    language: workspace.language,
    company: workspace.name,
    invitedBy: inviter.name,
    link: mail.link,
    expiresAt: mail.expiresAt,
  });
}

export async function withdrawInvite(product: Product, caller: Caller, id: string): Promise<void> {
  const now = product.clock();
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if ((await withdrawInvites(db, { id, now })) === 0) throw new Refusal('not_found');
    const subject = showId('inv', id);
    await recordAudit(db, { staffId: caller.staffId, action: 'staff-invite.withdrawn', subject, at: now });
  });
}

export type ShownInvite = Readonly<{ company: string; email: string; role: Role; language: Language }>;

/** What the colleague sees before accepting. */
export async function showInvite(product: Product, token: string): Promise<ShownInvite> {
  return withInvite(product, token, async (db, invite) => {
    const workspace = await company(db);
    if (workspace === undefined) throw new Refusal('not_found');
    return { company: workspace.name, email: invite.email, role: invite.role, language: workspace.language };
  });
}

/** Makes the colleague's account and signs them in. */
export async function acceptStaffInvite(product: Product, token: string, given: Acceptance): Promise<SignedIn> {
  const shown = await showInvite(product, token);
  checkPassword(given.password, { commonWords, ownWords: [given.name, shown.email, shown.company, 'voldaan'] });
  const passwordHash = await hashPassword(given.password);
  return withInvite(product, token, async (db, invite, code) => {
    const now = product.clock();
    if (!(await acceptInvite(db, { id: invite.id, now }))) throw new Refusal('not_found');
    const staffId = uuid(now.getTime());
    const isNew = await insertStaff(db, {
      id: staffId,
      email: invite.email,
      emailKey: emailKeyOf(invite.email),
      name: given.name,
      role: invite.role,
      language: given.language,
      passwordHash,
      createdAt: now,
    });
    if (!isNew) throw new Refusal('email_taken');
    const sessionToken = await openSession(db, { code, staffId, now });
    await recordAudit(db, { staffId, action: 'staff-invite.accepted', subject: showId('inv', invite.id), at: now });
    return { token: sessionToken, me: await showMe(product, db, staffId) };
  });
}

async function withInvite<T>(
  product: Product,
  token: string,
  work: (db: WorkspaceTransaction, invite: InviteOfToken, code: string) => Promise<T>,
): Promise<T> {
  const code = codeOfToken(token);
  const workspaceId = code === undefined ? undefined : await workspaceOfCode(product.databases, code);
  if (code === undefined || workspaceId === undefined) throw new Refusal('not_found');
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    const invite = await inviteOfToken(db, { tokenHash: hashToken(token), now: product.clock() });
    // Whoever made it may have left or changed roles since, perhaps in the moment in which they made it.
    if (invite === undefined || !mayGiveRole(invite.inviterRole, invite.role)) throw new Refusal('not_found');
    return work(db, invite, code);
  });
}
