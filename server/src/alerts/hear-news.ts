import type { Listener } from '../jobs/drain-news.ts';
import { enqueue } from '../jobs/queue.ts';
import { lookAtAnswers, lookAtCases } from './look.ts';

/** So long a half-finished answer may still be going on; then it is taken as it stands. */
const patienceMs = 30 * 60_000;

const onAnswers: Listener = {
  kind: 'responses.stored',
  name: 'alerts',
  hear: async (product, db, news) => {
    const unfinished = await lookAtAnswers(product, db, { ids: news.subjects, isLastLook: false });
    for (const response of unfinished)
      await enqueue(
        db.trx,
        'alerts.of-answer',
        { workspace: db.workspaceId, response },
        { key: `alerts.of-answer ${response}`, runAt: new Date(product.clock().getTime() + patienceMs) },
      );
  },
};

const onCase = (kind: 'case.opened' | 'case.stepped'): Listener => ({
  kind,
  name: 'alerts',
  hear: (product, db, news) => lookAtCases(product, db, news.subjects),
});

/** What alerts want to know. Behind those who keep the words of an answer, since a rule may turn on what it says. */
export const alertListeners: readonly Listener[] = [onAnswers, onCase('case.opened'), onCase('case.stepped')];
