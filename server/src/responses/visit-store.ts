import { handOverLeastSeconds } from '@voldaan/domain/responses/classify-vote';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type VisitKind = 'open' | 'preselect' | 'head' | 'trap' | 'unsubscribe';

/** One page that was asked for through a link. */
export type Visit = Readonly<{
  id: string;
  workspaceId: string;
  surveyId: string;
  invitationId: string | undefined;
  at: Date;
  kind: VisitKind;
  /** The score that the link in the mail carried. */
  preselected: number | undefined;
  isPrefetch: boolean;
}>;

/**
 * Notes visits, and on their invitations that the page was opened, unless a machine said that it was one or nobody can
 * have read the mail yet.
 */
export async function insertVisits(db: WorkspaceTransaction, visits: readonly Visit[]): Promise<void> {
  const rows = visits.map((visit) => ({
    workspace_id: db.workspaceId,
    id: visit.id,
    survey_id: visit.surveyId,
    invitation_id: visit.invitationId ?? null,
    at: visit.at,
    kind: visit.kind,
    preselected: visit.preselected ?? null,
    evidence: visit.isPrefetch ? { prefetch: true } : {},
  }));
  await db.trx
    .insertInto('visit')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doNothing())
    .execute();
  for (const visit of visits) {
    const opens = (visit.kind === 'open' || visit.kind === 'preselect') && !visit.isPrefetch;
    if (opens && visit.invitationId !== undefined) await markOpened(db, visit.invitationId, visit.at);
  }
}

async function markOpened(db: WorkspaceTransaction, invitationId: string, at: Date): Promise<void> {
  await db.trx
    .updateTable('invitation')
    .set({ opened_at: at })
    .where('workspace_id', '=', db.workspaceId)
    .where('id', '=', invitationId)
    .where('opened_at', 'is', null)
    .where(
      sql<boolean>`(handed_at is null or handed_at < ${at}::timestamptz - make_interval(secs => ${handOverLeastSeconds}))`,
    )
    .execute();
}
