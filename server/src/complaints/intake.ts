import type { AnswerRule } from '@voldaan/domain/complaints/case-of-answer';
import { recordAudit } from '../accounts/audit-store.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { findAnswerRule } from './answer-views.ts';
import { saveAnswerRule } from './intake-store.ts';
import type { IntakeBody, IntakeShown } from './schema.ts';

/** What opens a case by itself. */
export function showIntake(product: Product, caller: Caller): Promise<IntakeShown> {
  return inWorkspace(product.databases.app, caller.workspaceId, shown);
}

/** Holds from the next answer on; what is a case already stays one. */
export function changeIntake(product: Product, caller: Caller, body: IntakeBody): Promise<IntakeShown> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await saveAnswerRule(db, { change: readChange(body), at });
    await recordAudit(db, { staffId: caller.staffId, action: 'case-intake.changed', at });
    return shown(db);
  });
}

function readChange({ on_contact_wish, on_low_score, on_compliment }: IntakeBody): Partial<AnswerRule> {
  return {
    ...(on_contact_wish === undefined ? {} : { onContactWish: on_contact_wish }),
    ...(on_low_score === undefined ? {} : { onLowScore: on_low_score }),
    ...(on_compliment === undefined ? {} : { onCompliment: on_compliment }),
  };
}

async function shown(db: WorkspaceTransaction): Promise<IntakeShown> {
  const { onContactWish, onLowScore, onCompliment } = await findAnswerRule(db);
  return { on_contact_wish: onContactWish, on_low_score: onLowScore, on_compliment: onCompliment };
}
