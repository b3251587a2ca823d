import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Snapshot } from '../columns/change-views.ts';
import { isRecent } from '../columns/is-recent.ts';
import { type PublishedSurvey, publishedSurveys } from '../views.ts';
import type { Ground } from './ground.ts';
import type { Marks } from './mark-views.ts';

/** What is known of a workspace, each part with the snapshot since which nothing of it may have changed. */
export type KeptGround = Readonly<{
  ground: Ground;
  asOf: Snapshot;
  surveys: readonly PublishedSurvey[];
  /** Their order follows every answer. */
  surveysAsOf: Snapshot;
  checkedAt: number;
}>;

export type GroundMemory = Readonly<{
  find: (workspaceId: string) => KeptGround | undefined;
  /** What holds as of these marks: what is known, as far as it does, and the rest read anew. */
  renew: (
    db: WorkspaceTransaction,
    known: KeptGround | undefined,
    found: Readonly<{ marks: Marks; askedAt: number }>,
  ) => Promise<Pick<KeptGround, 'ground' | 'surveys'>>;
}>;

/** Names of a workspace with ten thousand organisations take two of them. */
const bytesMost = 32_000_000;
/** What stands for a workspace before anything is kept of it. */
const bytesLeast = 2_000;

/** Holds so much and no more: the workspace that was asked about longest ago goes first. */
export function createGroundMemory(): GroundMemory {
  const kept = new Map<string, KeptGround>();
  // A part is counted when it has been read, so that each figure adds up anew; there are few enough for that.
  const held = () => {
    let sum = 0;
    for (const { ground } of kept.values()) sum += ground.bytes;
    return sum;
  };

  const keep = (workspaceId: string, own: KeptGround) => {
    kept.delete(workspaceId);
    kept.set(workspaceId, own);
    let bytes = held();
    for (const [oldest, { ground }] of kept) {
      if (ground === own.ground || bytes <= bytesMost) break;
      bytes -= ground.bytes;
      kept.delete(oldest);
    }
  };

  return {
    find: (workspaceId) => {
      const known = kept.get(workspaceId);
      return known !== undefined && isRecent(known) ? known : undefined;
    },
    renew: async (db, known, { marks, askedAt }) => {
      const { snapshot, hasGround, hasAnswers, isApart } = marks;
      if (isApart) return { ground: { bytes: 0 }, surveys: await publishedSurveys(db) };
      const isKnown = known !== undefined && !hasGround;
      const { ground, asOf } = isKnown ? known : { ground: { bytes: bytesLeast }, asOf: snapshot };
      const { surveys, surveysAsOf } =
        isKnown && !hasAnswers ? known : { surveys: await publishedSurveys(db), surveysAsOf: snapshot };
      keep(db.workspaceId, { ground, asOf, surveys, surveysAsOf, checkedAt: askedAt });
      return { ground, surveys };
    },
  };
}
