import type pg from 'pg';
import { storeAnonymousActs } from './anonymous/anonymous-acts-store.ts';
import type { AnswerAct, AnswerOutcome } from './answer-act.ts';
import { bindTo, inTransaction } from './bound-transaction-store.ts';
import { storeFirstActs } from './first-acts-store.ts';
import { storeFurtherActs } from './further-acts-store.ts';
import { allOf } from './send-all.ts';

/**
 * Stores a batch of acts of any number of workspaces, under row-level security throughout. Acts of one workspace, the
 * common case, are one statement that is a transaction of its own: one journey to the database and back. Those of
 * several share one transaction, and so one flush to the disk. No two acts of a batch are of the same respondent. Acts of
 * anonymous waves are written apart, each alone: a batch has one time and one row of news, and they have neither.
 */
export async function storeActs(
  connection: pg.ClientBase,
  acts: readonly AnswerAct[],
  at: Date,
): Promise<readonly AnswerOutcome[]> {
  const anonymous = acts.filter(({ anonymousWaveId }) => anonymousWaveId !== undefined);
  if (anonymous.length === 0) return storeNamedActs(connection, acts, at);
  const outcomes = new Map(await storeAnonymousActs(connection, anonymous, at));
  const named = acts.filter((act) => !outcomes.has(act));
  const stored = named.length === 0 ? [] : await storeNamedActs(connection, named, at);
  for (const [place, act] of named.entries()) outcomes.set(act, stored[place] ?? lost(act));
  return acts.map((act) => outcomes.get(act) ?? lost(act));
}

function lost(act: AnswerAct): never {
  throw new Error(`no outcome of an act of ${act.surveyId}`);
}

async function storeNamedActs(
  connection: pg.ClientBase,
  acts: readonly AnswerAct[],
  at: Date,
): Promise<readonly AnswerOutcome[]> {
  const shares = sharesOf(acts);
  const left = await storeAllFirst(connection, shares, at);
  const outcomes: AnswerOutcome[] = acts.map((act) => ({ state: 'stored', responseId: act.responseId }));
  for (const [place, share] of shares.entries()) {
    const further = share.acts.filter(({ act }) => left[place]?.has(act.responseId));
    if (further.length === 0) continue;
    const found = await inTransaction(connection, async () => {
      const givenActs = further.map(({ act }) => act);
      const [, stored] = await allOf([
        bindTo(connection, share.workspaceId),
        storeFurtherActs(connection, share.workspaceId, givenActs, at),
      ]);
      return stored;
    });
    for (const [number, outcome] of found.entries()) {
      const given = further[number];
      if (given !== undefined) outcomes[given.place] = outcome;
    }
  }
  return outcomes;
}

/** A workspace's share of the batch, in an order that is the same for all who write. */
type Share = Readonly<{ workspaceId: string; acts: readonly PlacedAct[] }>;
type PlacedAct = Readonly<{ act: AnswerAct; place: number; key: string }>;

function sharesOf(acts: readonly AnswerAct[]): readonly Share[] {
  const placed = acts.map((act, place) => ({ act, place, key: `${act.surveyId} ${act.respondentKey}` }));
  return [...Map.groupBy(placed, ({ act }) => act.workspaceId)].map(([workspaceId, own]) => ({
    workspaceId,
    acts: own.sort((one, other) => (one.key < other.key ? -1 : 1)),
  }));
}

/** What is left of each share: the responses that it could not make, because their respondents have one. */
async function storeAllFirst(
  connection: pg.ClientBase,
  shares: readonly Share[],
  at: Date,
): Promise<readonly ReadonlySet<string>[]> {
  const send = ({ workspaceId, acts }: Share) =>
    storeFirstActs(
      connection,
      workspaceId,
      acts.map(({ act }) => act),
      at,
    );
  if (shares.length === 1) return allOf(shares.map(send));
  return inTransaction(connection, () => allOf(shares.map(send)));
}
