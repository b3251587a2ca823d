import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** A visit that is about the invitation and not about an answer. */
export type LinkVisit = Readonly<{
  id: string;
  surveyId: string;
  invitationId: string;
  at: Date;
  kind: 'trap' | 'unsubscribe';
}>;

export async function insertVisit({ trx, workspaceId }: WorkspaceTransaction, visit: LinkVisit): Promise<void> {
  await trx
    .insertInto('visit')
    .values({
      workspace_id: workspaceId,
      id: visit.id,
      survey_id: visit.surveyId,
      invitation_id: visit.invitationId,
      at: visit.at,
      kind: visit.kind,
      evidence: '{}',
    })
    .execute();
}
