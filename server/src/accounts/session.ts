import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { hashToken, makeToken } from '../secret/token.ts';
import { sessionSecondsMax } from './session-age.ts';
import { deleteEndedSessionsOf, insertSession } from './store.ts';

/** Opens a session with a new id and token; the token goes into the cookie and nowhere else. */
export async function openSession(
  db: WorkspaceTransaction,
  { code, staffId, now }: Readonly<{ code: string; staffId: string; now: Date }>,
): Promise<string> {
  await deleteEndedSessionsOf(db, { staffId, now });
  const token = makeToken(code);
  const expiresAt = new Date(now.getTime() + sessionSecondsMax * 1000);
  await insertSession(db, { id: uuid(now.getTime()), staffId, tokenHash: hashToken(token), now, expiresAt });
  return token;
}
