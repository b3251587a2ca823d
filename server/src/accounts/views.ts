import type { Language } from '@voldaan/domain/surveys/language';
import type { Role } from '../database/tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type LiveSession = Readonly<{
  sessionId: string;
  staffId: string;
  role: Role;
  language: Language;
  lastSeenAt: Date;
}>;

/** Finds a session by its token's hash or its id, if it has not ended and its owner is still there. */
export async function liveSession(
  db: WorkspaceTransaction,
  wanted: Readonly<{ tokenHash?: Buffer; sessionId?: string; now: Date; seenAfter: Date }>,
): Promise<LiveSession | undefined> {
  const { tokenHash, sessionId, now, seenAfter } = wanted;
  return db.trx
    .selectFrom('session')
    .innerJoin('staff', (join) =>
      join.onRef('staff.workspace_id', '=', 'session.workspace_id').onRef('staff.id', '=', 'session.staff_id'),
    )
    .select([
      'session.id as sessionId',
      'session.staff_id as staffId',
      'staff.role',
      'staff.language',
      'session.last_seen_at as lastSeenAt',
    ])
    .where('session.workspace_id', '=', db.workspaceId)
    .where((is) => (tokenHash ? is('session.token_hash', '=', tokenHash) : is('session.id', '=', sessionId ?? null)))
    .where('session.expires_at', '>', now)
    .where('session.last_seen_at', '>', seenAfter)
    .where('staff.removed_at', 'is', null)
    .executeTakeFirst();
}
