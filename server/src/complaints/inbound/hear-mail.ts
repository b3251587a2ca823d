import type { Listener } from '../../jobs/drain-news.ts';
import { enqueue, type Job } from '../../jobs/queue.ts';
import type { Product } from '../../product.ts';
import { takeCaseMail } from './take-case-mail.ts';

/** A mail is long, and may be made to trouble whoever reads it: each is read in a job of its own. */
export const caseMailListener: Listener = {
  kind: 'mail.arrived',
  name: 'complaints',
  hear: async (_product, db, news) => {
    for (const mail of news.subjects)
      await enqueue(db.trx, 'cases.of-mail', { workspace: db.workspaceId, mail }, { key: `cases.of-mail ${mail}` });
  },
};

export function caseOfMailJob(product: Product): Job {
  return async ({ workspace, mail }, { isLast }) => {
    if (typeof workspace !== 'string' || typeof mail !== 'string') return;
    await takeCaseMail(product, { workspaceId: workspace, mailId: mail, isLastTry: isLast });
  };
}
