import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { hashToken, makeToken } from '../secret/token.ts';
import { sessionSecondsMax } from './session-age.ts';
import { deleteEndedSessions, insertSession } from './store.ts';

/** Opens a session with a new id and token; the token goes into the cookie and nowhere else. */
export async function openSession(
  db: WorkspaceTransaction,
  { code, staffId, now }: Readonly<{ code: string; staffId: string; now: Date }>,
): Promise<string> {
  await deleteEndedSessions(db, { staffId, now });
  const token = makeToken(code);
  const expiresAt = new Date(now.getTime() + sessionSecondsMax * 1000);
  await insertSession(db, { id: uuid(now.getTime()), staffId, tokenHash: hashToken(token), now, expiresAt });
  return token;
}

/** Sessions that ended and whose person never came back to open another one. */
export function forgetSessions(db: WorkspaceTransaction, now: Date): Promise<void> {
  return deleteEndedSessions(db, { now });
}
