import { Refusal } from '@voldaan/domain/refusal';
import type { Answers } from '@voldaan/domain/surveys/answers';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { captureAnswers, readAnswers } from '../responses/capture-answers.ts';
import type { AnswerPath } from '../responses/open-answers.ts';
import { callContext, type OpenCall, openCall } from './call-script.ts';
import { renewLease } from './call-store.ts';
import { type CallRow, findCallHands, findOwnCall } from './call-views.ts';
import { leaseMinutes } from './take-call.ts';

export type CallParts = Readonly<{ product: Product; path: AnswerPath }>;

/** The call that this person has on the line. */
export async function requireOwnCall(product: Product, caller: Caller, id: string): Promise<CallRow> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const call = await findOwnCall(db, { id, staffId: caller.staffId });
    if (call !== undefined) return call;
    throw await whyNotOwn(db, caller, id);
  });
}

/** What became of a call that this person thought to have on the line: ended by themselves, in another window perhaps, or taken over. */
export async function whyNotOwn(db: WorkspaceTransaction, { staffId }: Caller, id: string): Promise<Refusal> {
  const hands = await findCallHands(db, id);
  if (hands === undefined) return new Refusal('not_found');
  const isEnded = hands.claimed_by === null && hands.ended_by === staffId;
  return new Refusal(isEnded ? 'call_ended' : 'call_not_yours');
}

/** Answers that a customer gave on the telephone: the same way in as every other, with who asked. */
export async function answerCall(
  { product, path }: CallParts,
  caller: Caller,
  given: Readonly<{ id: string; submission: string; answers: unknown }>,
) {
  const call = await requireOwnCall(product, caller, given.id);
  const open = await openCall(product, path, call);
  const { answers } = readAnswers(open.link, given.answers);
  const { responseId, state } = await capture(path, caller, {
    call,
    open,
    answers,
    isFinal: false,
    submission: given.submission,
  });
  if (state === 'closed') throw new Refusal('response_complete');
  const leaseUntil = new Date(product.clock().getTime() + leaseMinutes * 60_000);
  const lease = { id: call.id, staffId: caller.staffId, leaseUntil };
  await inWorkspace(product.databases.app, caller.workspaceId, (db) => renewLease(db, lease));
  return { response_id: responseId };
}

/** Nothing more will be asked: what was answered is complete as it is. */
export async function completeAnswers(
  path: AnswerPath,
  caller: Caller,
  { call, open }: Readonly<{ call: CallRow; open: OpenCall }>,
): Promise<void> {
  if (open.isComplete) return;
  const submission = `call-${call.id}-end`;
  await capture(path, caller, { call, open, answers: {}, isFinal: true, submission });
}

type Given = Readonly<{ call: CallRow; open: OpenCall; answers: Answers; isFinal: boolean; submission: string }>;

function capture(path: AnswerPath, caller: Caller, { call, open, answers, isFinal, submission }: Given) {
  return captureAnswers(path, {
    link: open.link,
    submission,
    respondent: '',
    answers,
    isFinal,
    language: open.language,
    channel: 'telephone',
    context: callContext(open),
    marks: [],
    evidence: { nonce: 'valid', interviewer: caller.staffId },
    isTest: false,
    openedAt: call.called_at,
  });
}
