import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** A visit that is about the invitation and not about an answer. */
export type LinkVisit = Readonly<{
  id: string;
  surveyId: string;
  invitationId: string;
  at: Date;
  kind: 'trap' | 'unsubscribe';
}>;

const repeatSeconds = 10;

/**
 * Notes a visit, unless the same was noted a moment ago: whoever comes a thousand times a minute has said it once. Of an anonymous
 * wave none is: when somebody had its mail in hand would say when they answered.
 */
export async function insertVisit({ trx, workspaceId }: WorkspaceTransaction, visit: LinkVisit): Promise<void> {
  const { id, surveyId, invitationId, at, kind } = visit;
  await sql`
    insert into visit (workspace_id, id, survey_id, invitation_id, at, kind, evidence)
    select ${workspaceId}, ${id}, ${surveyId}, ${invitationId}, ${at}::timestamptz, ${kind}, '{}'
    where not exists (
      select from visit
      where workspace_id = ${workspaceId} and invitation_id = ${invitationId} and kind = ${kind}
        and at > ${at}::timestamptz - make_interval(secs => ${repeatSeconds}))
      and not exists (
        select from invitation join wave_anonymity promise
          on promise.workspace_id = invitation.workspace_id and promise.wave_id = invitation.wave_id
        where invitation.workspace_id = ${workspaceId} and invitation.id = ${invitationId})`.execute(trx);
}
