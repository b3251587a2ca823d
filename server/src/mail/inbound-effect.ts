import type { InboundDetail } from '@voldaan/domain/mail/inbound-detail';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { changeInboundDetail } from './inbound-store.ts';

/** Notes what became of a mail, for whoever looks at the list of what came in. */
export function noteInboundEffect(
  db: WorkspaceTransaction,
  noted: Readonly<{ id: string; detail: InboundDetail }>,
): Promise<void> {
  return changeInboundDetail(db, noted);
}
