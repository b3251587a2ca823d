import { type HandlingMark, handlingItems, solvedItem } from '@voldaan/domain/complaints/analysis/handling-marks';
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
  const mark = (name: HandlingMark) => {
    const value = answers[handlingItems[name]];
    return typeof value === 'number' ? value : null;
  };
  const solved = answers[solvedItem];
  return {
    response_id: responseId,
    answered_at: answeredAt,
    satisfaction: mark('satisfaction'),
    is_solved: typeof solved === 'string' ? solved : null,
    heard: mark('heard'),
    helped: mark('helped'),
    valued: mark('valued'),
    outcome: mark('outcome'),
    process: mark('process'),
    time: mark('time'),
  };
}
