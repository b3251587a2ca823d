import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { loadContactRules } from '../studies/contact-rules.ts';
import { type DueCustomer, dueCustomers } from '../studies/due-customers.ts';
import type { StudyRecord } from '../studies/views.ts';
import type { EventPlace } from '../touchpoints/views.ts';
import { planRequests, type Wish } from './plan-requests.ts';
import { type AskedBefore, findPlannedWave, listAskedBefore, listRecipients, type PlannedWave } from './plan-views.ts';
import { goOnSending, studyWave } from './study-wave.ts';

/** Read at once, and asked about in one transaction at most. */
const pageSize = 1_000;
const wishesMost = 2_000;
const pagesMost = 1_000;

/**
 * A story may be received before another and be seen after it, by as long as its transaction takes. So much is read again
 * each time; what was asked already is known by its occasion.
 */
const overlapMs = 10 * 60_000;

export type OccasionsPlanned = Readonly<{ readTo: Date | null; isMore: boolean }>;

/** Plans for what happened to customers since the study was planned last: a delivery, a complaint that was closed, a goodbye. */
export async function planOccasions(
  product: Product,
  db: WorkspaceTransaction,
  study: StudyRecord,
): Promise<OccasionsPlanned> {
  const now = product.clock();
  const rules = await loadContactRules(db);
  const since = study.events_read_to ?? study.started_at ?? now;
  let place: EventPlace = { receivedAt: new Date(since.getTime() - overlapMs) };
  let [wished, planned, waveId] = [0, 0, ''];
  for (let page = 0; page < pagesMost && wished < wishesMost; page += 1) {
    const round = await dueCustomers(db, { plan: study.plan, after: place, now, limit: pageSize, studyId: study.id });
    if (round.due.length > 0) {
      waveId ||= (await studyWave(db, study, { drawId: null, occasion: '', closesAt: null })) ?? '';
      const wave = waveId === '' ? undefined : await findPlannedWave(db, waveId);
      // Nothing to send with: what happened is read again when there is.
      if (wave === undefined) return { readTo: study.events_read_to, isMore: false };
      const wishes = await newWishes(db, wave, round.due);
      planned += (await planRequests(product, db, { wave, rules, now }, wishes)).planned;
      if (planned > 0) await goOnSending(product, db, { waveId, count: planned });
      wished += wishes.length;
    }
    place = round.place ?? place;
    if (!round.isMore) return { readTo: later(since, place.receivedAt), isMore: false };
  }
  return { readTo: later(since, place.receivedAt), isMore: true };
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

/** Each occasion once: what was asked or decided before is passed by, and so is the second telling of one story. */
async function newWishes(
  db: WorkspaceTransaction,
  wave: PlannedWave,
  due: readonly DueCustomer[],
): Promise<readonly Wish[]> {
  const recipients = await listRecipients(db, [...new Set(due.map(({ contactId }) => contactId))]);
  const byId = new Map(recipients.map((recipient) => [recipient.contact_id, recipient]));
  const wishes = new Map(
    due.flatMap(({ contactId, occasion, wantedAt, expiresAt }): readonly (readonly [string, Wish])[] => {
      const recipient = byId.get(contactId);
      if (recipient === undefined) return [];
      const wish: Wish = { recipient, occasion, kind: 'invitation', wantedAt, expiresAt };
      return [[nameOf(askedBy(wish)), wish]];
    }),
  );
  const known = await listAskedBefore(db, wave.study_id ?? wave.id, [...wishes.values()].map(askedBy));
  for (const asked of known) wishes.delete(nameOf(asked));
  return [...wishes.values()];
}

function askedBy({ recipient, occasion, kind }: Wish): AskedBefore & Readonly<{ contact_id: string }> {
  const { address_hash, contact_id } = recipient;
  return { address_hash, contact_id, occasion, kind };
}

function nameOf({ address_hash, occasion, kind }: AskedBefore): string {
  return `${address_hash.toString('hex')}/${occasion}/${kind}`;
}
