import { nextSendTime } from '@voldaan/domain/studies/quiet-hours';
import { staffOfId } from '../accounts/views.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { hoursOf, loadContactRules } from '../studies/contact-rules.ts';
import { type CallParts, requireOwnCall } from './answer-call.ts';
import { callContext, callScript, openCall } from './call-script.ts';
import { addToLists } from './call-store.ts';
import { type CallRow, countCalls, findOwnCall, listAgreed, listAttempts, listCallLists } from './call-views.ts';
import type { CallDeskShown, CallShown, NextCallShown } from './schema.ts';
import { takeCall } from './take-call.ts';

/** What there is to do, before anybody's name is shown. */
export function showDesk(product: Product, caller: Caller): Promise<CallDeskShown> {
  const now = product.clock();
  const { staffId } = caller;
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await addToLists(db);
    const { sendHours } = await loadContactRules(db);
    const { zone, from, until } = sendHours;
    const opensAt = nextSendTime(now, sendHours);
    const current = await findOwnCall(db, { staffId });
    return {
      lists: [...(await listCallLists(db, wishOf(caller, now)))],
      // Who was cut off for long has nobody on the line any more: a colleague may have.
      current: current !== undefined && current.lease_until > now ? current.id : null,
      agreed: [...(await listAgreed(db, { staffId, now }))],
      today: await countCalls(db, { staffId, since: startOfDay(now, zone) }),
      hours: { zone, from, until, is_open: opensAt.getTime() === now.getTime(), opens_at: opensAt },
    };
  });
}

function wishOf({ staffId, role }: Caller, now: Date) {
  return { staffId, isInterviewer: role === 'interviewer', now };
}

/** Midnight by the workspace's clock. */
function startOfDay(now: Date, zone: string): Date {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
  })
    .formatToParts(now)
    .filter(({ type }) => type === 'hour' || type === 'minute')
    .map(({ value }) => Number(value));
  const [hour = 0, minute = 0] = parts;
  return new Date(now.getTime() - (hour * 60 + minute) * 60_000 - (now.getTime() % 60_000));
}

/** The customer on the line, or the next one who may be rung; else why there is none. */
export async function nextOnDesk(parts: CallParts, caller: Caller, studyId: string | null): Promise<NextCallShown> {
  const { product } = parts;
  const now = product.clock();
  const { app } = product.databases;
  const taken = await inWorkspace(app, caller.workspaceId, (db) =>
    takeCall(product, db, { ...wishOf(caller, now), studyId }),
  );
  if (taken !== undefined) {
    const call = await requireOwnCall(product, caller, taken);
    return { call: await describeCall(parts, caller, call), reason: null, next_at: null };
  }
  return inWorkspace(app, caller.workspaceId, async (db) => {
    const lists = await listCallLists(db, wishOf(caller, now));
    const { sendHours } = await loadContactRules(db);
    const opensAt = nextSendTime(now, sendHours);
    const moments = lists.flatMap(({ next_at: at }) => (at === null ? [] : [at.getTime()]));
    const next = moments.length === 0 ? null : new Date(Math.max(Math.min(...moments), now.getTime()));
    if (lists.length === 0) return { call: null, reason: 'no_list', next_at: null };
    if (opensAt > now) return { call: null, reason: 'outside_hours', next_at: opensAt };
    return { call: null, reason: 'nobody_due', next_at: next };
  });
}

async function describeCall({ product, path }: CallParts, caller: Caller, call: CallRow): Promise<CallShown> {
  const open = await openCall(product, path, call);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { sendHours } = await loadContactRules(db);
    const staff = await staffOfId(db, caller.staffId);
    return {
      id: call.id,
      study: { id: call.study_id, name: call.study_name },
      name: call.name,
      phone: call.phone,
      organisation: call.organisation,
      zone: hoursOf(sendHours)(call).zone,
      attempts: [...(await listAttempts(db, call.id))],
      is_agreed: call.is_agreed,
      note: call.note,
      language: open.language,
      script: callScript(open, call, staff?.name ?? ''),
      definition: open.link.version.definition,
      context: callContext(open),
      answers: open.answers,
    };
  });
}
