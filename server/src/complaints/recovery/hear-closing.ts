import { isOver } from '@voldaan/domain/complaints/case-state';
import { askAfterAll } from '../../invitations/ask-after-all.ts';
import type { Listener } from '../../jobs/drain-news.ts';
import { findCase } from '../case-views.ts';
import { loadCase } from '../cases.ts';

/** So long the customer is asked about nothing but the complaint: room for the question how it was handled. */
const calmDays = 14;

/** Customers whom a study passed by because of a complaint come back into it when the complaint is closed. */
export const closingListener: Listener = {
  kind: 'case.stepped',
  name: 'recovery',
  hear: async (_product, db, news) => {
    for (const id of news.subjects) {
      if ((await findCase(db, id)) === undefined) continue;
      const { row, state } = await loadCase(db, id);
      if (row.contact_id === null || state.kind !== 'complaint' || !isOver(state) || row.closed_at === null) continue;
      await askAfterAll(db, {
        contactId: row.contact_id,
        at: new Date(row.closed_at.getTime() + calmDays * 86_400_000),
      });
    }
  },
};
