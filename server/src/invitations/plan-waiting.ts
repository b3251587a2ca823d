import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { loadContactRules } from '../studies/contact-rules.ts';
import { findStudy } from '../studies/views.ts';
import { planRequests, type Wish } from './plan-requests.ts';
import { findPlannedWave } from './plan-views.ts';
import { followAddresses, postponeRequests, putAsideRequests } from './request-store.ts';
import { goOnSending, studyWave } from './study-wave.ts';
import { lockWaitingRequests, type WaitingRequest } from './study-wave-views.ts';

const waitingOnce = 500;

/** Decides again about requests that were put off, the most important first. True when there may be more. */
export async function planWaiting(product: Product, db: WorkspaceTransaction): Promise<boolean> {
  const now = product.clock();
  await followAddresses(db, now);
  await putAsideRequests(db, now);
  const waiting = await lockWaitingRequests(db, { now, limit: waitingOnce });
  const rules = await loadContactRules(db);
  const groups = await byWave(db, waiting);
  const going = new Set([...groups.values()].flat().map(({ request_id }) => request_id));
  const ids = waiting.map(({ request_id }) => request_id).filter((id) => !going.has(id));
  await postponeRequests(db, { ids, now });
  for (const [waveId, requests] of groups) {
    const wave = await findPlannedWave(db, waveId);
    if (wave === undefined) continue;
    const { planned } = await planRequests(product, db, { wave, rules, now }, requests.map(wishOf));
    if (planned > 0) await goOnSending(product, db, { waveId, count: planned });
  }
  return waiting.length === waitingOnce;
}

/** Requests by the wave that they go with, in the order of their importance. */
async function byWave(
  db: WorkspaceTransaction,
  waiting: readonly WaitingRequest[],
): Promise<ReadonlyMap<string, readonly WaitingRequest[]>> {
  const groups = new Map<string, WaitingRequest[]>();
  const waves = new Map<string, string | undefined>();
  for (const request of waiting) {
    const waveId = request.reminded_wave_id ?? (await waveOf(db, request, waves));
    if (waveId === undefined) continue;
    const group = groups.get(waveId);
    if (group === undefined) groups.set(waveId, [request]);
    else group.push(request);
  }
  return groups;
}

async function waveOf(
  db: WorkspaceTransaction,
  { study_id: studyId, draw_id: drawId, occasion, expires_at: closesAt }: WaitingRequest,
  known: Map<string, string | undefined>,
): Promise<string | undefined> {
  const name = `${studyId}/${drawId}`;
  if (known.has(name)) return known.get(name);
  const study = await findStudy(db, studyId);
  const wish = drawId === null ? { drawId, occasion: '', closesAt: null } : { drawId, occasion, closesAt };
  const waveId = study && (await studyWave(db, study, wish));
  known.set(name, waveId);
  return waveId;
}

function wishOf({
  occasion,
  kind,
  wanted_at: wantedAt,
  expires_at: expiresAt,
  reminder_of,
  ...recipient
}: WaitingRequest): Wish {
  const wish = { recipient, occasion, kind, wantedAt, expiresAt, isRepeated: true };
  return reminder_of === null ? wish : { ...wish, reminderOf: reminder_of };
}
