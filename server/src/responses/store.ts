import type pg from 'pg';
import { uuid } from '../database/uuid.ts';
import type { AnswerAct, AnswerOutcome } from './answer-act.ts';
import { firstActsStatement, furtherActsStatement, removeScoreStatement } from './store-statements.ts';

/**
 * Stores a batch of acts of any number of workspaces, under row-level security throughout. Acts of one workspace, the
 * common case, are one statement that is a transaction of its own: one journey to the database and back. Those of
 * several share one transaction, and so one flush to the disk. No two acts of a batch are of the same respondent.
 */
export async function storeActs(
  connection: pg.ClientBase,
  acts: readonly AnswerAct[],
  at: Date,
): Promise<readonly AnswerOutcome[]> {
  const shares = sharesOf(acts);
  const [only] = shares;
  if (shares.length === 1 && only !== undefined) await storeFirstActs(connection, only, at);
  else
    await inTransaction(
      connection,
      shares.map((share) => () => storeFirstActs(connection, share, at)),
    );
  const outcomes: AnswerOutcome[] = acts.map((act) => ({ state: 'stored', responseId: act.responseId }));
  for (const share of shares) {
    if (share.acts.length > 0) await storeFurtherActs(connection, share, at, outcomes);
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
async function storeFirstActs(connection: pg.ClientBase, share: Share, at: Date): Promise<void> {
  const { acts } = share;
  const values = [...valuesOf(share, at), answeredInvitations(acts), uuid(at.getTime())];
  const { rows } = await connection.query<{ n: number }>({
    name: 'store-first-acts',
    text: firstActsStatement,
    values,
  });
  share.acts = rows.flatMap(({ n }) => acts[n] ?? []);
}

type FurtherRow = {
  n: number;
  id: string;
  is_seen: boolean;
  is_same: boolean;
  is_closed: boolean;
  replaced_day: string | null;
};

/** Adds to responses that there are: the next page, the same act again, or a person's vote in a machine's place. */
async function storeFurtherActs(
  connection: pg.ClientBase,
  share: Share,
  at: Date,
  outcomes: AnswerOutcome[],
): Promise<void> {
  const values = [...valuesOf(share, at), uuid(at.getTime())];
  await inTransaction(connection, [
    () => bindTo(connection, share.workspaceId),
    async () => {
      const query = { name: 'store-further-acts', text: furtherActsStatement, values };
      const { rows } = await connection.query<FurtherRow>(query);
      for (const row of rows) {
        const placed = share.acts[row.n];
        if (placed === undefined) continue;
        outcomes[placed.place] = { state: stateOf(row), responseId: row.id };
        if (row.replaced_day !== null) await removeScore(connection, placed.act, row.id, row.replaced_day);
      }
    },
  ]);
}

function stateOf(row: FurtherRow): AnswerOutcome['state'] {
  if (row.is_seen && !row.is_same) return 'reused';
  if (row.is_closed) return 'closed';
  return row.is_seen ? 'seen' : 'stored';
}

/** Sends all steps at once, since the connection is one in pipeline mode; commits when all of them have done their part. */
async function inTransaction(connection: pg.ClientBase, steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const sent = [connection.query('begin'), ...steps.map((step) => step())];
  try {
    // Nothing of it may be left to be read when the next statement is sent.
    for (const result of await Promise.allSettled(sent)) if (result.status === 'rejected') throw result.reason;
    await connection.query('commit');
  } catch (error) {
    await connection.query('rollback').catch(() => undefined);
    throw error;
  }
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

/** Only what says something: each name costs the database a look, and most acts are neither test nor late nor invited. */
function itemOf(act: AnswerAct, n: number): string {
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
    test: act.isTest || undefined,
    late: act.isLate || undefined,
    invitation: act.invitation?.id,
    contact: act.invitation?.contactId ?? undefined,
    ...namedSlots(act.slots),
  });
}

const slotNames = new WeakMap<AnswerAct['slots'], Readonly<Record<string, string>>>();

/** `{ s0: 'nps' }`: made once for a version, whose list of slots is always the same one. */
function namedSlots(slots: AnswerAct['slots']): Readonly<Record<string, string>> {
  const known = slotNames.get(slots);
  if (known !== undefined) return known;
  const named = Object.fromEntries(
    slots.flatMap((question, slot) => (question === null ? [] : [[`s${slot}`, question]])),
  );
  slotNames.set(slots, named);
  return named;
}

/** Takes away the score of a machine's vote whose human successor is counted on another day. */
async function removeScore(connection: pg.ClientBase, act: AnswerAct, responseId: string, day: string): Promise<void> {
  const values = [act.workspaceId, act.surveyId, day, responseId];
  await connection.query({ name: 'remove-score', text: removeScoreStatement, values });
}
