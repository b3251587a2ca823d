import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { deleteSubmissions } from './form-store.ts';

/** A form is taken for a day; a program that asks again after a week has a new case to tell. */
const keptDays = 7;

export function forgetCaseSubmissions(db: WorkspaceTransaction, now: Date): Promise<void> {
  return deleteSubmissions(db, new Date(now.getTime() - keptDays * 86_400_000));
}
