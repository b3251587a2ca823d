import { type AnswerRule, defaultAnswerRule } from '@voldaan/domain/complaints/case-of-answer';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** What is not in the change stays as it is, also when a colleague changes it at the same time. */
export async function saveAnswerRule(
  { trx, workspaceId }: WorkspaceTransaction,
  { change, at }: Readonly<{ change: Partial<AnswerRule>; at: Date }>,
): Promise<void> {
  const columns = ({ onContactWish, onLowScore, onCompliment }: Partial<AnswerRule>) => ({
    ...(onContactWish === undefined ? {} : { on_contact_wish: onContactWish }),
    ...(onLowScore === undefined ? {} : { on_low_score: onLowScore }),
    ...(onCompliment === undefined ? {} : { on_compliment: onCompliment }),
    changed_at: at,
  });
  const { onContactWish, onLowScore, onCompliment } = { ...defaultAnswerRule, ...change };
  await trx
    .insertInto('case_intake')
    .values({
      workspace_id: workspaceId,
      on_contact_wish: onContactWish,
      on_low_score: onLowScore,
      on_compliment: onCompliment,
      changed_at: at,
    })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(columns(change)))
    .execute();
}
