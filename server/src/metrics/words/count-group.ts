import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { TextChoice } from './text-source-views.ts';
import { countTexts } from './word-views.ts';

type Counted = Readonly<{ count: number; until: number }>;

const keptMs = 60_000;
const keptMost = 500;
/** Fewer are counted in a moment, and each new one shows in the share. */
const keptFrom = 10_000;

const kept = new Map<string, Counted>();

/**
 * How many texts a group has: what a share is a share of. To count those of a survey with a million takes a tenth of a second,
 * and of a part of its customers more, which each word that is typed would cost again; so the count may be a minute old.
 */
export async function countGroup(db: WorkspaceTransaction, group: TextChoice): Promise<number> {
  const { figure, scoreFrom, scoreTo } = group;
  const { survey, item, window, where, isDisclosed } = figure;
  const days = [window.from, window.to];
  const key = JSON.stringify([db.workspaceId, survey.id, item.key, days, where, scoreFrom, scoreTo, isDisclosed]);
  const known = kept.get(key);
  if (known !== undefined && known.until > performance.now()) return known.count;
  const count = await countTexts(db, group);
  if (kept.size >= keptMost) kept.clear();
  if (count >= keptFrom) kept.set(key, { count, until: performance.now() + keptMs });
  return count;
}
