import type { Job } from '../jobs/queue.ts';
import type { Product } from '../product.ts';
import { sendKeptMail } from './send-kept-mail.ts';

/** Hands over a mail to staff as soon as the transaction that wrote it is committed. */
export function sendKeptMailJob(product: Product): Job {
  return ({ workspace, mail }) => sendKeptMail(product, { workspaceId: String(workspace), id: String(mail) });
}
