import type { ContactDecision, Reason } from '@voldaan/domain/studies/contact-decision';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { SendFacts } from './ledger-store.ts';

/** When a mail is weighed once more after it was planned. */
export type WeighingStage = 'claim' | 'hand_over';

type SendDecision = Readonly<{
  mail: Pick<SendFacts, 'id'>;
  decision: Readonly<{ decision: ContactDecision['decision']; reasons: readonly Reason[] }>;
}>;

/** Keeps why mails did not go: what "why did this customer not get this survey?" is answered from. */
export async function insertDecisions(
  { trx, workspaceId }: WorkspaceTransaction,
  stage: WeighingStage,
  decisions: readonly SendDecision[],
): Promise<void> {
  if (decisions.length === 0) return;
  const column = <Value>(pick: (one: SendDecision) => Value) => decisions.map(pick);
  await sql`
    insert into contact_decision (workspace_id, study_id, wave_id, invitation_id, contact_id, address_hash, occasion,
      kind, stage, decision, reasons)
    select ${workspaceId}, invitation.study_id, invitation.wave_id, invitation.id, invitation.contact_id,
      invitation.address_hash, invitation.occasion, invitation.kind, ${stage}, given.decision, given.reasons::jsonb
    from unnest(${column(({ mail }) => mail.id)}::uuid[], ${column(({ decision }) => decision.decision)}::text[],
      ${column(({ decision }) => JSON.stringify(decision.reasons))}::text[]) as given (id, decision, reasons)
    join invitation on invitation.workspace_id = ${workspaceId} and invitation.id = given.id`.execute(trx);
}
