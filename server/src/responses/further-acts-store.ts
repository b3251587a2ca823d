import { type MergedVote, mergeAct, type StandingVote } from '@voldaan/domain/responses/merge-act';
import type pg from 'pg';
import { arrayLiteral, booleanArray, charArray, jsonbArray, textArray, uuidArray } from '../database/binary-array.ts';
import { uuid } from '../database/uuid.ts';
import type { AnswerAct, AnswerOutcome } from './answer-act.ts';
import type { CountedAnswers } from './compile-version.ts';
import { languageLetter } from './language-letter.ts';
import { scoreArrays, scoreWidth, traitArrays, traitWidth } from './score-columns.ts';
import { allOf } from './send-all.ts';
import { furtherActsText, heldText, pressedText, removeScoresText, seenText } from './store-statements.ts';

/**
 * Adds acts of one workspace to responses that there are: the next page, the same act again, or a person's vote in a
 * machine's place. The responses are read and locked, merged by the domain's rule, and written back, score and all. To be
 * called in a transaction that is bound to the workspace; `acts` in one order for all, since each locks its response.
 */
export async function storeFurtherActs(
  connection: pg.ClientBase,
  workspaceId: string,
  acts: readonly AnswerAct[],
  at: Date,
): Promise<readonly AnswerOutcome[]> {
  const held = await readHeld(connection, workspaceId, acts);
  const further = acts.map((act, place) => {
    const found = held[place];
    // It was there when the first act was tried; a response is never removed.
    if (found === undefined) throw new Error(`no response of ${act.respondentKey} to add to`);
    return furtherOf(act, found, at);
  });
  const unseen = further.filter((one) => one.held.seen === undefined);
  if (unseen.length > 0) await writeFurtherActs(connection, workspaceId, unseen, at);
  return further.map((one) => ({ state: stateOf(one), responseId: one.held.id }));
}

type HeldRow = Omit<StandingVote, 'versionId'> &
  Readonly<{ id: string; key: string; versionId: string; isTest: boolean; isRemoved: boolean }>;
type SeenRow = Readonly<{ id: string; isSame: boolean; receivedAt: Date }>;
type Held = HeldRow & Readonly<{ seen: SeenRow | undefined; isPagePressed: boolean }>;
type Further = Readonly<{ act: AnswerAct; held: Held; merged: MergedVote; counted: CountedAnswers }>;

/**
 * The response of each act, and the act itself if it was stored before. Two statements, both on their way at once: the
 * second sees what another process committed while the first one waited for its lock.
 */
async function readHeld(
  connection: pg.ClientBase,
  workspaceId: string,
  acts: readonly AnswerAct[],
): Promise<readonly (Held | undefined)[]> {
  const surveys = uuidArray(acts.map((act) => act.surveyId));
  const respondents = textArray(acts.map((act) => act.respondentKey));
  const submissions = textArray(acts.map((act) => act.submission));
  const answers = jsonbArray(acts.map((act) => JSON.stringify(act.answers)));
  const finals = booleanArray(acts.map((act) => act.isFinal));
  const [held, seen, pressed] = await allOf([
    connection.query<HeldRow>({ name: 'hold-responses', text: heldText, values: [workspaceId, surveys, respondents] }),
    connection.query<SeenRow>({
      name: 'seen-acts',
      text: seenText,
      values: [workspaceId, surveys, respondents, submissions, answers, finals],
    }),
    readPressed(connection, workspaceId, acts),
  ]);
  const heldByKey = new Map(held.rows.map((row) => [row.key, row]));
  const seenById = new Map(seen.rows.map((row) => [row.id, row]));
  return acts.map((act) => {
    const row = heldByKey.get(`${act.surveyId} ${act.respondentKey}`);
    return row && { ...row, seen: seenById.get(row.id), isPagePressed: pressed.has(row.id) };
  });
}

/** The responses in which a button was pressed on the very page that an act was given on before its press. */
async function readPressed(
  connection: pg.ClientBase,
  workspaceId: string,
  acts: readonly AnswerAct[],
): Promise<ReadonlySet<string>> {
  const touches = acts.filter(({ touchedPage }) => touchedPage !== undefined);
  if (touches.length === 0) return new Set();
  const values = [
    workspaceId,
    uuidArray(touches.map((act) => act.surveyId)),
    textArray(touches.map((act) => act.respondentKey)),
    textArray(touches.map(({ touchedPage = '' }) => touchedPage)),
  ];
  const { rows } = await connection.query<{ id: string }>({ name: 'pressed-pages', text: pressedText, values });
  return new Set(rows.map(({ id }) => id));
}

function furtherOf(act: AnswerAct, held: Held, at: Date): Further {
  const { voteClass, language, answers, shownOrder, marks, isLate, isFinal } = act;
  const next = { versionId: act.version.id, voteClass, language, answers, shownOrder, marks, isLate, isFinal };
  const merged: MergedVote = held.isPagePressed ? { vote: held, effect: 'kept' } : mergeAct(held, next, at);
  return { act, held, merged, counted: act.version.count(merged.vote.answers, act.context) };
}

/** An act after the last page is kept beside the response; it says so, also when it comes again. */
function stateOf({ held, merged }: Further): AnswerOutcome['state'] {
  const { seen, completedAt, changedAt } = held;
  if (seen === undefined) return merged.effect === 'kept' && completedAt !== null ? 'closed' : 'stored';
  if (!seen.isSame) return 'reused';
  return completedAt !== null && seen.receivedAt > changedAt ? 'closed' : 'seen';
}

/** All acts become events; those that changed something change the response and its score, and are news. */
async function writeFurtherActs(
  connection: pg.ClientBase,
  workspaceId: string,
  further: readonly Further[],
  at: Date,
): Promise<void> {
  const changed = further.filter(({ merged }) => merged.effect !== 'kept');
  const scored = changed.filter(({ held, merged }) => !merged.vote.isLate && !held.isRemoved);
  const scores = scored.map(({ counted }) => counted.scores);
  const traits = scored.map(({ act }) => act.traits);
  const widths = { width: scoreWidth(scores), traitWidth: traitWidth(traits) };
  const values = [
    workspaceId,
    at.toISOString(),
    uuid(at.getTime()),
    ...eventValues(further),
    ...voteValues(changed),
    uuidArray(scored.map(({ held }) => held.id)),
    charArray(scored.map(({ merged }) => languageLetter(merged.vote.language))),
    ...scoreArrays(scores, widths.width),
    ...traitArrays(traits, widths.traitWidth),
  ];
  const name = `store-further-acts-${widths.width}-${widths.traitWidth}`;
  const query = { name, text: furtherActsText(widths), values };
  await allOf([connection.query(query), removeMovedScores(connection, workspaceId, changed)]);
}

async function removeMovedScores(
  connection: pg.ClientBase,
  workspaceId: string,
  changed: readonly Further[],
): Promise<void> {
  const moved = changed.filter((one) => hasMovedScore(one));
  if (moved.length === 0) return;
  const values = [
    workspaceId,
    uuidArray(moved.map(({ act }) => act.surveyId)),
    moved.map(({ held }) => dayOf(held.startedAt)),
    uuidArray(moved.map(({ held }) => held.id)),
  ];
  await connection.query({ name: 'remove-scores', text: removeScoresText, values });
}

/** The score of a machine's vote whose successor is counted on another day, or on none. */
function hasMovedScore({ held, merged: { effect, vote } }: Further): boolean {
  return effect === 'replaced' && (vote.isLate || dayOf(vote.startedAt) !== dayOf(held.startedAt));
}

function eventValues(further: readonly Further[]): readonly Buffer[] {
  return [
    uuidArray(further.map(({ held }) => held.id)),
    textArray(further.map(({ act }) => act.submission)),
    uuidArray(further.map(({ act }) => act.surveyId)),
    uuidArray(further.map(({ act }) => act.version.id)),
    jsonbArray(further.map(({ act }) => JSON.stringify(act.answers))),
    booleanArray(further.map(({ act }) => act.isFinal)),
    textArray(further.map(({ act }) => act.voteClass)),
    jsonbArray(further.map(({ act }) => JSON.stringify(act.evidence))),
  ];
}

function voteValues(changed: readonly Further[]): readonly (Buffer | readonly (string | null)[])[] {
  const votes = changed.map(({ merged }) => merged.vote);
  return [
    uuidArray(changed.map(({ held }) => held.id)),
    uuidArray(votes.map((vote) => vote.versionId)),
    textArray(votes.map((vote) => vote.voteClass)),
    textArray(votes.map((vote) => vote.language)),
    jsonbArray(votes.map((vote) => JSON.stringify(vote.answers))),
    jsonbArray(votes.map((vote) => vote.shownOrder && JSON.stringify(vote.shownOrder))),
    textArray(votes.map((vote) => arrayLiteral(vote.marks))),
    textArray(changed.map(({ counted }) => arrayLiteral(counted.offPath))),
    booleanArray(votes.map((vote) => vote.isLate)),
    votes.map((vote) => vote.startedAt.toISOString()),
    votes.map((vote) => vote.completedAt?.toISOString() ?? null),
  ];
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
