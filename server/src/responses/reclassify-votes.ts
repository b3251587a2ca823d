import { isDeepStrictEqual } from 'node:util';
import { judgeAgain, type ReplayedVote, replayVotes } from '@voldaan/domain/responses/replay-votes';
import type { VoteClass } from '@voldaan/domain/responses/vote-class';
import { recordAudit } from '../accounts/audit-store.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { type ClassChange, changeClasses, insertJudgements, type VoteJudgement } from './reclassify-store.ts';
import { holdResponses, type JudgedResponse } from './reclassify-views.ts';

/** In whose name, and whether it is to happen or only to be said. */
export type ReclassifyWish = Readonly<{ workspaceId: string; staffId: string; isDryRun: boolean }>;

export type Reclassified = Readonly<{
  acts: number;
  /** Acts that came out otherwise than they count now, by `from-to`. */
  changed: Readonly<Record<string, number>>;
  /** Responses that count otherwise now. */
  responses: number;
  /** Responses whose answers themselves would be others: left as they are, for a person to look at. */
  left: number;
}>;

const batchResponses = 500;

/**
 * Judges all of history again by today's rules. Acts stay as they came; what came out otherwise is written beside them,
 * and the responses and figures follow. Each batch is a transaction of its own: stopped half-way, it is done half-way,
 * and doing it again does the rest.
 */
export async function reclassifyVotes(product: Product, wish: ReclassifyWish): Promise<Reclassified> {
  const { workspaceId, staffId, isDryRun } = wish;
  const at = product.clock();
  const changed: Record<string, number> = {};
  const sums = { acts: 0, responses: 0, left: 0 };
  let after: string | undefined;
  for (;;) {
    const last = await inWorkspace(product.databases.app, workspaceId, async (db) => {
      const held = await holdResponses(db, { after, limit: batchResponses });
      const verdicts = held.map(verdictOf);
      for (const { judgements } of verdicts) {
        for (const { from, to } of judgements) changed[`${from}-${to}`] = (changed[`${from}-${to}`] ?? 0) + 1;
      }
      sums.acts += held.reduce((total, { acts }) => total + acts.length, 0);
      sums.responses += verdicts.filter(({ change }) => change !== undefined).length;
      sums.left += verdicts.filter(({ isLeft }) => isLeft).length;
      if (!isDryRun) await write(db, verdicts, at);
      return held.length < batchResponses ? undefined : held.at(-1)?.id;
    });
    if (last === undefined) break;
    after = last;
  }
  const outcome = { ...sums, changed };
  if (!isDryRun) {
    await inWorkspace(product.databases.app, workspaceId, (db) =>
      recordAudit(db, { staffId, action: 'votes.reclassified', subject: 'votes', detail: { ...sums, ...changed }, at }),
    );
  }
  return outcome;
}

type Verdict = Readonly<{
  judgements: readonly VoteJudgement[];
  change: ClassChange | undefined;
  isLeft: boolean;
}>;

function verdictOf(response: JudgedResponse): Verdict {
  const { acts } = response;
  const classes = judgeAgain(acts);
  const judgements = acts.flatMap(({ submission, voteClass: from }, place) => {
    const to = classes[place] ?? from;
    return to === from ? [] : [{ responseId: response.id, submission, from, to }];
  });
  if (judgements.length === 0) return { judgements, change: undefined, isLeft: false };
  const known = replayVotes(
    acts,
    acts.map(({ voteClass }) => voteClass),
  );
  const replayed = replayVotes(acts, classes);
  if (!standsAs(response, known) || !standsAs(response, replayed)) {
    return { judgements: [], change: undefined, isLeft: true };
  }
  const voteClass: VoteClass = replayed?.voteClass ?? response.vote_class;
  const change = voteClass === response.vote_class ? undefined : { responseId: response.id, voteClass };
  return { judgements, change, isLeft: false };
}

/** Whether the same answers stand since the same moment: then only what they count as can be another. */
function standsAs(response: JudgedResponse, replayed: ReplayedVote | undefined): boolean {
  return (
    replayed !== undefined &&
    replayed.startedAt.getTime() === response.started_at.getTime() &&
    replayed.completedAt?.getTime() === response.completed_at?.getTime() &&
    isDeepStrictEqual(replayed.answers, response.answers)
  );
}

async function write(db: WorkspaceTransaction, verdicts: readonly Verdict[], at: Date): Promise<void> {
  await insertJudgements(
    db,
    verdicts.flatMap(({ judgements }) => judgements),
    at,
  );
  await changeClasses(
    db,
    verdicts.flatMap(({ change }) => (change === undefined ? [] : [change])),
  );
}
