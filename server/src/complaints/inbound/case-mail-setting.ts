import { recordAudit } from '../../accounts/audit-store.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { findInboundAddress } from '../../mail/arrived-views.ts';
import { changeInboundAddress } from '../../mail/inbound-address.ts';
import { findReturnMail } from '../../mail/return-mail-views.ts';
import type { Product } from '../../product.ts';
import { countRecentMail } from './inbound-views.ts';
import type { CaseMailShown } from './schema.ts';

/** By which address complaints come in by mail. */
export function showCaseMail(product: Product, caller: Caller): Promise<CaseMailShown> {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => shown(product, db));
}

export function changeCaseMail(product: Product, caller: Caller, address: string): Promise<CaseMailShown> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await changeInboundAddress(db, { purpose: 'case', address, at });
    await recordAudit(db, { staffId: caller.staffId, action: 'case-mail.changed', subject: address.trim(), at });
    return shown(product, db);
  });
}

async function shown(product: Product, db: WorkspaceTransaction): Promise<CaseMailShown> {
  const mailbox = await findReturnMail(db);
  const since = new Date(product.clock().getTime() - 30 * 86_400_000);
  return {
    address: await findInboundAddress(db, 'case'),
    has_mailbox: (mailbox?.host ?? '') !== '',
    polled_at: mailbox?.polled_at ?? null,
    taken: (await countRecentMail(db, { fromAddress: '', since })).all,
  };
}
