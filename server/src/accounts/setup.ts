import { checkPassword } from '@voldaan/domain/accounts/password';
import { Refusal } from '@voldaan/domain/refusal';
import { showId } from '../database/public-id.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { hashToken, makeWorkspaceCode } from '../secret/token.ts';
import { recordAudit } from './audit-store.ts';
import { commonWords } from './common-words.ts';
import { emailKeyOf } from './email-key.ts';
import { showMe } from './me.ts';
import { hashPassword } from './password-hash.ts';
import type { Claim } from './schema.ts';
import { openSession } from './session.ts';
import { isOpenSetupLink } from './setup-link.ts';
import type { SignedIn } from './sign-in.ts';
import { endSetupLinks, insertStaff, insertWorkspace, lockSetupLinks, useSetupLink } from './store.ts';
import { hasWorkspace } from './views.ts';

/** Makes a company and its first owner with a set-up link, and signs that person in: all of it, or nothing. */
export async function claimSetupLink(product: Product, token: string, claim: Claim): Promise<SignedIn> {
  if (!(await isOpenSetupLink(product, token))) throw new Refusal('not_found');
  checkPassword(claim.password, { commonWords, ownWords: [claim.company, claim.name, claim.email, 'voldaan'] });
  const passwordHash = await hashPassword(claim.password);
  const now = product.clock();
  const code = makeWorkspaceCode();
  const staffId = uuid(now.getTime());
  const workspaceId = uuid(now.getTime());
  const isFirst = !(await hasWorkspace(product.databases.gate));
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    await lockSetupLinks(db);
    if (!(await useSetupLink(db, { tokenHash: hashToken(token), now }))) throw new Refusal('not_found');
    // Every start before the first company printed a link of its own; they go with it.
    if (isFirst) await endSetupLinks(db, now);
    await insertWorkspace(db, { code, name: claim.company, language: claim.language, createdAt: now });
    await insertStaff(db, {
      id: staffId,
      email: claim.email,
      emailKey: emailKeyOf(claim.email),
      name: claim.name,
      role: 'owner',
      language: claim.language,
      passwordHash,
      createdAt: now,
    });
    const sessionToken = await openSession(db, { code, staffId, now });
    await recordAudit(db, { staffId, action: 'workspace.made', subject: showId('wsp', workspaceId), at: now });
    return { token: sessionToken, me: await showMe(product, db, staffId) };
  });
}
