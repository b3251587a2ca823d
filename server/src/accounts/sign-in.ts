import { Refusal } from '@voldaan/domain/refusal';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { codeOfToken, hashToken } from '../secret/token.ts';
import { recordAudit } from './audit-store.ts';
import { emailKeyOf } from './email-key.ts';
import { readKnownBrowser } from './known-browser.ts';
import { showMe } from './me.ts';
import { verifyPassword } from './password-hash.ts';
import type { Me, SignIn } from './schema.ts';
import { openSession } from './session.ts';
import { beginSignIn } from './sign-in-attempt.ts';
import { deleteSession, deleteSessionByToken } from './store.ts';
import { type Account, accountsOfAddress, workspacesOfIds } from './views.ts';
import { workspaceOfCode } from './workspace-code-views.ts';

export type SignedIn = Readonly<{ token: string; me: Me }>;

/** Where the address has the same password in several companies: the ones to choose from. */
export type WorkspaceChoice = Readonly<{ workspaces: readonly Readonly<{ code: string; name: string }>[] }>;

/**
 * Opens a session for an address and its password. An address that nobody has costs the same work and gets the same
 * reply as a wrong password.
 */
export async function signIn(
  product: Product,
  given: SignIn,
  from: Readonly<{ place: string; cookies: string | undefined; oldToken: string | undefined }>,
): Promise<SignedIn | WorkspaceChoice> {
  const emailKey = emailKeyOf(given.email);
  const browser = readKnownBrowser(product, from.cookies, emailKey);
  const attempt = await beginSignIn(product, { emailKey, place: from.place, browser });
  const accounts = await accountsOfAddress(product.databases.gate, { emailKey, code: given.workspace });
  const matching = await accountsWithPassword(accounts, given.password);
  const account = matching[0];
  if (account === undefined) {
    product.log.warn({ event: 'sign_in_refused' }, 'sign-in refused');
    throw new Refusal('sign_in_refused');
  }
  await attempt.succeed();
  const workspaces = await workspacesOfIds(
    product.databases.gate,
    matching.map((found) => found.workspaceId),
  );
  if (matching.length > 1) return { workspaces: workspaces.map(({ code, name }) => ({ code, name })) };
  const code = workspaces[0]?.code;
  if (code === undefined) throw new Refusal('sign_in_refused');
  await endSessionOfToken(product, from.oldToken);
  return startSession(product, { ...account, code });
}

export async function signOut(product: Product, caller: Caller): Promise<void> {
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await deleteSession(db, caller.sessionId);
    await recordAudit(db, { staffId: caller.staffId, action: 'session.closed', at: product.clock() });
  });
}

async function accountsWithPassword(accounts: readonly Account[], password: string): Promise<readonly Account[]> {
  if (accounts.length === 0) await verifyPassword(undefined, password);
  const matching: Account[] = [];
  for (const account of accounts) {
    if (await verifyPassword(account.passwordHash, password)) matching.push(account);
  }
  return matching;
}

function startSession(
  product: Product,
  { workspaceId, staffId, code }: Readonly<{ workspaceId: string; staffId: string; code: string }>,
): Promise<SignedIn> {
  const now = product.clock();
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    const token = await openSession(db, { code, staffId, now });
    await recordAudit(db, { staffId, action: 'session.opened', at: now });
    return { token, me: await showMe(product, db, staffId) };
  });
}

/** The browser forgets its old session by getting a new one; so does the database. */
async function endSessionOfToken(product: Product, token: string | undefined): Promise<void> {
  const code = token === undefined ? undefined : codeOfToken(token);
  if (token === undefined || code === undefined) return;
  const workspaceId = await workspaceOfCode(product.databases, code);
  if (workspaceId === undefined) return;
  await inWorkspace(product.databases.app, workspaceId, (db) => deleteSessionByToken(db, hashToken(token)));
}
