import { createHmac } from 'node:crypto';
import type { CaseEvent } from '@voldaan/domain/complaints/case-event';
import { Refusal } from '@voldaan/domain/refusal';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { loadCase, takeStep } from '../cases.ts';
import type { StatusLink } from './form-link.ts';
import { insertSubmission, lockSubmission } from './form-store.ts';
import { listSubmissions } from './form-views.ts';
import { mayOf } from './status-view.ts';

export const statusActs = ['add', 'agree', 'disagree', 'reopen'] as const;
export type StatusAct = (typeof statusActs)[number];

export type StatusForm = Readonly<{ key: string; act: StatusAct; words: string }>;

/** A colleague may be at work on the same case at this moment. */
const triesMax = 3;

/**
 * What a customer says on the page of their case, once: it is a step like any other, by the same rules. Sent twice it is one.
 *
 * @throws Refusal case_changed when the case no longer stands so that it can be said.
 */
export async function actOnStatus(product: Product, link: StatusLink, form: StatusForm): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await actOnce(product, link, form);
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'case_changed') || tries >= triesMax) throw error;
    }
  }
}

function actOnce(product: Product, link: StatusLink, { key, act, words }: StatusForm): Promise<void> {
  const digest = createHmac('sha256', product.key('case-form')).update(`${act}\0${words}`).digest();
  return inWorkspace(product.databases.app, link.workspaceId, async (db) => {
    await lockSubmission(db, key);
    if ((await listSubmissions(db, key)).some((known) => known.digest.equals(digest))) return;
    const { row, state } = await loadCase(db, link.caseId);
    const at = product.clock();
    if (!mayOf(state, at)[act]) throw new Refusal('case_changed');
    const event: CaseEvent = { ...stepOf(act, words), at, by: { kind: 'customer' } };
    await takeStep(product, db, { caseId: row.id, revision: row.revision, event });
    await insertSubmission(db, { key, digest, caseId: row.id, at });
  });
}

function stepOf(act: StatusAct, words: string) {
  switch (act) {
    case 'add':
    case 'disagree':
      return { what: 'customer_replied', text: words } as const;
    case 'agree':
      return { what: 'closed', closing: 'accepted' } as const;
    case 'reopen':
      return { what: 'reopened', reason: words } as const;
  }
}
