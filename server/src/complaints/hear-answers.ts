import { caseOfAnswer } from '@voldaan/domain/complaints/case-of-answer';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Listener } from '../jobs/drain-news.ts';
import { enqueue, type Job } from '../jobs/queue.ts';
import type { Product } from '../product.ts';
import { findAnswerRule, findWorkspaceCode, lockCandidates } from './answer-views.ts';
import { openCase } from './cases.ts';
import { findKnownPerson } from './person-views.ts';

/** So long a half-finished answer may still be going on; then it is taken as it stands. */
const patienceMs = 30 * 60_000;

/** Opens a case for whoever asks for a word in an answer, or gives a low mark where the company wants to know. */
export const answersListener: Listener = {
  kind: 'responses.stored',
  name: 'complaints',
  hear: async (product, db, news) => {
    const unfinished = await openCasesOf(product, db, news.subjects);
    for (const response of unfinished)
      await enqueue(
        db.trx,
        'cases.of-answer',
        { workspace: db.workspaceId, response },
        { key: `cases.of-answer ${response}`, runAt: new Date(product.clock().getTime() + patienceMs) },
      );
  },
};

/** Looks again at an answer that was not finished. Whoever changed it since has a look of their own coming. */
export function caseOfAnswerJob(product: Product): Job {
  return async ({ workspace, response }) => {
    if (typeof workspace !== 'string' || typeof response !== 'string') return;
    await inWorkspace(product.databases.app, workspace, (db) => openCasesOf(product, db, [response], true));
  };
}

/** Returns the answers that would be a case and may still go on. */
async function openCasesOf(
  product: Product,
  db: WorkspaceTransaction,
  responseIds: readonly string[],
  isLastLook = false,
): Promise<readonly string[]> {
  const candidates = responseIds.length === 0 ? [] : await lockCandidates(db, responseIds);
  if (candidates.length === 0) return [];
  const rule = await findAnswerRule(db);
  const unfinished: string[] = [];
  for (const { id, definition, answers, off_path, completed_at, contact_id, language } of candidates) {
    const found = caseOfAnswer(definition, answers, off_path, rule);
    if (found === undefined) continue;
    if (completed_at === null && !isLastLook) {
      unfinished.push(id);
      continue;
    }
    const known = contact_id === null ? undefined : await findKnownPerson(db, contact_id);
    await openCase(product, db, {
      workspaceCode: await findWorkspaceCode(db),
      intake: {
        kind: found.kind,
        source: found.source,
        words: found.words,
        contactId: contact_id,
        responseId: id,
        name: found.name || (known?.name ?? ''),
        email: found.email || (known?.email ?? ''),
        phone: found.phone || (known?.phone ?? ''),
        language,
      },
    });
  }
  return unfinished;
}
