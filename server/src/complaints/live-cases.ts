import type { Listener } from '../jobs/drain-news.ts';
import { wakeScreens } from './news-store.ts';

/**
 * What a colleague did to a case shows on the other screens without a reload. Said after the step and not in it: a NOTIFY inside
 * every step would make all of them queue for one lock.
 */
export const caseScreensListeners: readonly Listener[] = (['case.opened', 'case.stepped'] as const).map((kind) => ({
  kind,
  name: 'case screens',
  hear: (_product, db) => wakeScreens(db),
}));
