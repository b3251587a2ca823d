import type pg from 'pg';
import { uuid } from '../database/uuid.ts';
import type { AnswerAct, AnswerOutcome } from './answer-act.ts';
import { firstActsStatement, furtherActsStatement, removeScoreStatement } from './store-statements.ts';

/**
 * Stores a batch of acts of any number of workspaces in one transaction, under row-level security throughout: before
 * each workspace's statement the transaction is bound to that workspace. What can be sent together is: the connection
 * is one in pipeline mode. No two acts of one batch are of the same respondent.
 */
export async function storeActs(
  connection: pg.ClientBase,
  acts: readonly AnswerAct[],
  at: Date,
): Promise<readonly AnswerOutcome[]> {
  const outcomes: AnswerOutcome[] = acts.map((act) => ({ state: 'stored', responseId: act.responseId }));
  const shares = sharesOf(acts);
  try {
    await storeFirstActs(connection, shares, at);
    const further = shares.filter((share) => share.acts.length > 0);
    if (further.length > 0) await storeFurtherActs(connection, further, at, outcomes);
    await connection.query('commit');
  } catch (error) {
    await connection.query('rollback').catch(() => undefined);
    throw error;
  }
  return outcomes;
}

/** A workspace's share of the batch. After the first statement it holds the acts that the first one left. */
type Share = { readonly workspaceId: string; acts: readonly PlacedAct[] };
type PlacedAct = Readonly<{ act: AnswerAct; place: number }>;

function sharesOf(acts: readonly AnswerAct[]): readonly Share[] {
  const placed = acts.map((act, place) => ({ act, place }));
  return [...Map.groupBy(placed, ({ act }) => act.workspaceId)].map(([workspaceId, own]) => ({
    workspaceId,
    acts: own,
  }));
}

/** Stores all acts whose respondent has no response yet. Those of others stay in their share. */
async function storeFirstActs(connection: pg.ClientBase, shares: readonly Share[], at: Date): Promise<void> {
  const steps: Promise<unknown>[] = [connection.query('begin')];
  for (const share of shares) {
    steps.push(bindTo(connection, share.workspaceId));
    const { acts } = share;
    const values = [...valuesOf(share, at), answeredInvitations(acts), uuid(at.getTime())];
    const left = connection.query<{ n: number }>({ name: 'store-first-acts', text: firstActsStatement, values });
    steps.push(
      left.then(({ rows }) => {
        share.acts = rows.flatMap(({ n }) => acts[n] ?? []);
      }),
    );
  }
  await settleAll(steps);
}

type FurtherRow = { n: number; id: string; is_seen: boolean; is_same: boolean; replaced_day: string | null };

/** Adds to responses that there are: the next page, the same act again, or a person's vote in a machine's place. */
async function storeFurtherActs(
  connection: pg.ClientBase,
  shares: readonly Share[],
  at: Date,
  outcomes: AnswerOutcome[],
): Promise<void> {
  for (const share of shares) {
    const bound = bindTo(connection, share.workspaceId);
    const values = [...valuesOf(share, at), uuid(at.getTime())];
    const stored = connection.query<FurtherRow>({ name: 'store-further-acts', text: furtherActsStatement, values });
    await settleAll([bound, stored]);
    for (const row of (await stored).rows) {
      const placed = share.acts[row.n];
      if (placed === undefined) continue;
      const state = !row.is_seen ? 'stored' : row.is_same ? 'seen' : 'reused';
      outcomes[placed.place] = { state, responseId: row.id };
      if (row.replaced_day !== null) await removeScore(connection, placed.act, row.id, row.replaced_day);
    }
  }
}

/** Waits for all that was sent, so that nothing of it is still to be read, and only then fails with the first error. */
async function settleAll(steps: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(steps);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

function bindTo(connection: pg.ClientBase, workspaceId: string): Promise<unknown> {
  const text = `select set_config('voldaan.workspace_id', $1, true)`;
  return connection.query({ name: 'bind-workspace', text, values: [workspaceId] });
}

function valuesOf(share: Share, at: Date): readonly unknown[] {
  return [share.workspaceId, at.toISOString(), `[${share.acts.map(({ act }, n) => itemOf(act, n)).join(',')}]`];
}

/** Invitations that a person has answered now. */
function answeredInvitations(acts: readonly PlacedAct[]): readonly string[] {
  return acts.flatMap(({ act }) =>
    act.invitation !== undefined && act.voteClass === 'human' ? [act.invitation.id] : [],
  );
}

function itemOf(act: AnswerAct, n: number): string {
  const [s0, s1, s2, s3, s4, s5, s6, s7] = act.slots;
  return JSON.stringify({
    n,
    survey: act.surveyId,
    version: act.versionId,
    submission: act.submission,
    respondent: act.respondentKey,
    response: act.responseId,
    channel: act.channel,
    class: act.voteClass,
    language: act.language,
    answers: act.answers,
    final: act.isFinal,
    evidence: act.evidence,
    test: act.isTest,
    late: act.isLate,
    invitation: act.invitation?.id,
    contact: act.invitation?.contactId ?? undefined,
    ...{ s0, s1, s2, s3, s4, s5, s6, s7 },
  });
}

/** Takes away the score of a machine's vote whose human successor is counted on another day. */
async function removeScore(connection: pg.ClientBase, act: AnswerAct, responseId: string, day: string): Promise<void> {
  const values = [act.workspaceId, act.surveyId, day, responseId];
  await connection.query({ name: 'remove-score', text: removeScoreStatement, values });
}
