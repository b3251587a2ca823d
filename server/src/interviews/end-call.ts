import { brokenOff, type CallOutcome, outweighing } from '@voldaan/domain/interviews/call-outcome';
import { nextCall } from '@voldaan/domain/interviews/next-call';
import { Refusal } from '@voldaan/domain/refusal';
import { zoneClock } from '@voldaan/domain/studies/calendar/zone-clock';
import { isSendTime, type SendHours } from '@voldaan/domain/studies/quiet-hours';
import { path as pagesOf } from '@voldaan/domain/surveys/path';
import { questionsOn } from '@voldaan/domain/surveys/survey-definition';
import { recordAudit } from '../accounts/audit-store.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { recordRing } from '../invitations/call-ledger.ts';
import { hoursOf, loadContactRules } from '../studies/contact-rules.ts';
import { type CallParts, completeAnswers, requireOwnCall, whyNotOwn } from './answer-call.ts';
import { callContext, type OpenCall, openCall } from './call-script.ts';
import { endCall, keepFromCalling } from './call-store.ts';
import { type CallRow, findOwnCall } from './call-views.ts';
import { hashNumber } from './number-hash.ts';
import type { CallEnd } from './schema.ts';

/** Ends a call with what it came to, and says when the customer is rung again. */
export async function finishCall(parts: CallParts, caller: Caller, { id, ...end }: CallEnd & Readonly<{ id: string }>) {
  const { product, path } = parts;
  const call = await requireOwnCall(product, caller, id);
  const open = await openCall(product, path, call);
  const outcome = outcomeOf(open, end);
  const now = product.clock();
  const agreed = await inWorkspace(product.databases.app, caller.workspaceId, (db) => agreedTime(db, call, end, now));
  if (outcome === 'complete' || outcome === 'partial') await completeAnswers(path, caller, { call, open });
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    // Somebody else may have taken it up meanwhile, or this very end have come before.
    const held = await findOwnCall(db, { id, staffId: caller.staffId, isLocked: true });
    if (held === undefined) throw await whyNotOwn(db, caller, id);
    const hours = await hoursFor(db, held);
    const number = held.attempt_count + 1;
    const dueAt = nextCall({ outcome, attempts: number, endedAt: now, callBackAt: agreed }, hours);
    await endCall(db, {
      id,
      staffId: caller.staffId,
      number,
      outcome,
      standing: outweighing(held.outcome, outcome),
      beganAt: held.called_at,
      endedAt: now,
      dueAt,
      callBackAt: agreed ?? null,
      note: end.note,
    });
    const ring = outcome === 'wrong_number' ? outcome : isRefusal(outcome) ? 'refused' : 'reached';
    const times = { beganAt: held.called_at, endedAt: now };
    await recordRing(db, { invitationId: held.invitation_id, outcome: ring, ...times });
    if (outcome === 'do_not_call') await keepNumber(parts, db, caller, held);
    return { outcome, call_back_at: dueAt };
  });
}

function isRefusal(outcome: CallOutcome): boolean {
  return outcome === 'refused' || outcome === 'do_not_call' || outcome === 'broken_off';
}

/** Whether an interview is complete, partial or a refusal is told by its answers, and not by whoever asked. */
function outcomeOf(open: OpenCall, { outcome }: Pick<CallEnd, 'outcome'>): CallOutcome {
  if (outcome !== 'finished' && outcome !== 'broken_off') return outcome;
  const asked = pagesOf(open.link.version.definition, open.answers, callContext(open)).flatMap(({ nodes }) =>
    questionsOn(nodes),
  );
  const answered = asked.filter(({ id }) => Object.hasOwn(open.answers, id)).length;
  if (outcome === 'broken_off') return brokenOff({ asked: asked.length, answered });
  if (answered < asked.length) throw new Refusal('interview_unfinished');
  return 'complete';
}

async function hoursFor(db: WorkspaceTransaction, place: Pick<CallRow, 'zone' | 'country'>): Promise<SendHours> {
  const { sendHours } = await loadContactRules(db);
  return hoursOf(sendHours)(place);
}

/** The time that the customer named, by their own clock: within the hours in which customers are called, and in time. */
async function agreedTime(
  db: WorkspaceTransaction,
  call: CallRow,
  { outcome, call_back: callBack }: CallEnd,
  now: Date,
): Promise<Date | undefined> {
  if (outcome !== 'call_back') return undefined;
  if (callBack === null) throw new Refusal('call_back_missing', { pointer: '/call_back' });
  const hours = await hoursFor(db, call);
  const local = Date.parse(`${callBack.day}T${callBack.time}:00Z`);
  const at = new Date(zoneClock(hours.zone).instantsAt(local).first);
  if (at <= now) throw new Refusal('call_back_past', { pointer: '/call_back' });
  if (at >= call.expires_at) throw new Refusal('call_back_late', { pointer: '/call_back' });
  const values = { from: hours.from, until: hours.until };
  if (!isSendTime(at, hours)) throw new Refusal('call_back_outside_hours', { pointer: '/call_back', values });
  return at;
}

async function keepNumber({ product }: CallParts, db: WorkspaceTransaction, caller: Caller, call: CallRow) {
  const numberHash = hashNumber(product.key('address-hash'), db.workspaceId, call.phone);
  if (numberHash === undefined) return;
  await keepFromCalling(db, { numberHash, source: 'call' });
  const subject = showId('cll', call.id);
  await recordAudit(db, { staffId: caller.staffId, action: 'number.not-called', subject, at: product.clock() });
}
