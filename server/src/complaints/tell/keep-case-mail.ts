import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { enqueue } from '../../jobs/queue.ts';
import { caseMessageId, caseReplyAddress } from '../../mail/case-mail-tag.ts';
import { mailServerOf } from '../../mail/mail-server.ts';
import { keepMail } from '../../mail/outbox.ts';
import { returnAddress } from '../../mail/return-mail-views.ts';
import { domainOf } from '../../mail/sign-mail.ts';
import { findMailSetting } from '../../mail/views.ts';
import type { Product } from '../../product.ts';
import { type CaseMail, caseMailHtml, caseMailText } from './case-mail-html.ts';

type CaseLetter = Readonly<{
  workspaceCode: string;
  caseId: string;
  /** Which step of the case it tells, counted from 1. */
  step: number;
  to: string;
  mail: CaseMail;
}>;

/**
 * Keeps a mail about a case in the outbox, with the step that it tells; a job hands it over once that is committed, where there is a
 * mail server. An answer to it finds its case.
 */
export async function keepCaseMail(
  product: Product,
  db: WorkspaceTransaction,
  { workspaceCode, caseId, step, to, mail }: CaseLetter,
): Promise<void> {
  const { server } = mailServerOf(product.config, product.key('seal'), await findMailSetting(db));
  const tagged = { workspaceCode, caseId };
  const replyTo = caseReplyAddress(product, tagged, await returnAddress(db));
  const domain = server === undefined ? new URL(product.config.baseUrl).hostname : domainOf(server.senderAddress);
  const id = await keepMail(db, {
    kind: 'case',
    recipient: to,
    subject: mail.subject,
    html: caseMailHtml(mail),
    text: caseMailText(mail),
    messageId: caseMessageId(product, tagged, { step, domain }),
    ...(replyTo === undefined ? {} : { replyTo }),
  });
  if (server !== undefined) await enqueue(db.trx, 'mail.send-kept', { workspace: db.workspaceId, mail: id });
}
