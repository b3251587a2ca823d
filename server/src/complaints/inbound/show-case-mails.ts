import { Refusal } from '@voldaan/domain/refusal';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { findCase } from '../case-views.ts';
import { listCaseInbound } from './inbound-views.ts';

export function showCaseMails(product: Product, caller: Caller, caseId: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if ((await findCase(db, caseId)) === undefined) throw new Refusal('not_found');
    const rows = await listCaseInbound(db, caseId);
    return rows.map(({ left_out, ...row }) => ({ ...row, left_out: left_out.map(({ name }) => name) }));
  });
}
