import { Refusal } from '@voldaan/domain/refusal';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { findCase } from '../case-views.ts';
import type { RecoveryAnswerShown } from './schema.ts';
import { type RecoveryAnswer, recoveryOfCase } from './views.ts';

/** What the customer said of how a case was handled. */
export function showRecoveryAnswers(
  product: Product,
  caller: Caller,
  caseId: string,
): Promise<readonly RecoveryAnswerShown[]> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if ((await findCase(db, caseId)) === undefined) throw new Refusal('not_found');
    return (await recoveryOfCase(db, caseId)).map(shown);
  });
}

function shown({ responseId, answeredAt, answers }: RecoveryAnswer): RecoveryAnswerShown {
  const mark = (name: string) => {
    const value = answers[name];
    return typeof value === 'number' ? value : null;
  };
  const solved = answers['c_solved'];
  return {
    response_id: responseId,
    answered_at: answeredAt,
    satisfaction: mark('sat_moment'),
    is_solved: typeof solved === 'string' ? solved : null,
    heard: mark('c_heard'),
    helped: mark('c_helped'),
    valued: mark('c_valued'),
    outcome: mark('c_outcome'),
    process: mark('c_process'),
    time: mark('c_time'),
  };
}
