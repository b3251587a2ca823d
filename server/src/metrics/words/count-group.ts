import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { isEverything, type TextChoice } from './text-source-views.ts';
import { countTexts } from './word-views.ts';

type Counted = Readonly<{ count: number; until: number }>;

const keptMs = 60_000;
const keptMost = 500;
/** Fewer are counted in a moment, and each new one shows in the share. */
const keptFrom = 10_000;

const kept = new Map<string, Counted>();

/**
 * How many texts the chosen group has: what a share is a share of. A million are counted in a tenth of a second, which each
 * word that is typed would cost again; so the count of everything of some days may be a minute old.
 */
export async function countGroup(db: WorkspaceTransaction, group: TextChoice): Promise<number> {
  if (!isEverything(group)) return countTexts(db, group);
  const { survey, window } = group.figure;
  const key = [db.workspaceId, survey.id, window.from, window.to].join(' ');
  const known = kept.get(key);
  if (known !== undefined && known.until > performance.now()) return known.count;
  const count = await countTexts(db, group);
  if (kept.size >= keptMost) kept.clear();
  if (count >= keptFrom) kept.set(key, { count, until: performance.now() + keptMs });
  return count;
}
