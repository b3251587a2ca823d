import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { findInboundAddress } from '../../mail/arrived-views.ts';
import { readCaseMailTag } from '../../mail/case-mail-tag.ts';
import { mailServerIn } from '../../mail/mail-setting.ts';
import { readMailTag } from '../../mail/mail-tag.ts';
import { returnAddress } from '../../mail/return-mail-views.ts';
import type { Product } from '../../product.ts';
import type { CaseMail } from './read-case-mail.ts';

/** Whether we wrote it: a mailbox that passes on to itself would else complain to us for ever. */
export async function isOwnMail(product: Product, db: WorkspaceTransaction, mail: CaseMail): Promise<boolean> {
  const id = mail.messageId.replaceAll(/[<>\s]/g, '');
  const [local = ''] = id.split('@');
  if (readCaseMailTag(product, id) !== undefined) return true;
  if (readMailTag(product, local, 'message-id') !== undefined) return true;
  const { server } = await mailServerIn(product, db);
  const own = [server?.senderAddress ?? '', await returnAddress(db), await findInboundAddress(db, 'case')];
  return own.some((address) => address !== '' && address.toLowerCase() === mail.fromAddress.toLowerCase());
}
