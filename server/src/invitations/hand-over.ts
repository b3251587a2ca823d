import { dayMs } from '@voldaan/domain/studies/calendar/day';
import { type SendHours, sendWindow } from '@voldaan/domain/studies/quiet-hours';
import { lookBackDays } from '@voldaan/domain/studies/rules-for';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { type ContactRules, hoursOf, loadContactRules } from '../studies/contact-rules.ts';
import { followCarriers, loosenCarried } from './carried-store.ts';
import type { CarriedQuestion } from './carried-views.ts';
import { judgeCarried } from './judge-carried.ts';
import {
  type ClaimedInvitation,
  type HeldInvitation,
  holdContacts,
  lockClaimed,
  moveHeld,
  type SendMove,
} from './ledger-store.ts';
import { weighSending } from './weigh-sending.ts';

/**
 * `handed`: the mail may leave, its first byte before `until`. Anything else: it may not; the row says why. `lost`: it is
 * not ours any more.
 */
export type HandOverVerdict = Readonly<{
  state: 'handed' | 'suppressed' | 'cancelled' | 'planned' | 'lost';
  until: number;
  /** What goes along in the mail: it has to be written with these. */
  along: readonly CarriedQuestion[];
}>;

/** `rules`: as they stood at the claim, a moment ago; without them they are read. */
export type HandOverMoment = Readonly<{ now: Date; isDelivered: boolean; rules?: ContactRules }>;

/** A mail whose hour ends sooner waits for the next one: handing over takes a while. */
const handSeconds = 30;
/** A sender that slept for longer than this does not begin: it might have slept into the night. */
const beginSeconds = 60;

/**
 * The last look before mails leave: still ours, still wanted, wave still running, budget and hour still right. Commit it
 * before sending. The customers are locked first, so that of two mails to one customer, from whatever wave, the second is
 * judged when the first is on record.
 */
export async function handOver(
  db: WorkspaceTransaction,
  claims: readonly Pick<ClaimedInvitation, 'id' | 'fence'>[],
  { now, isDelivered, rules: known }: HandOverMoment,
): Promise<readonly HandOverVerdict[]> {
  const rules = known ?? (await loadContactRules(db));
  await holdContacts(
    db,
    claims.map(({ id }) => id),
  );
  const held = await lockClaimed(db, claims, lookBackDays(rules.budget));
  const stopped = new Map(held.flatMap((mail) => stop(mail)).map((move) => [move.id, move]));
  const open = held.filter(({ id }) => !stopped.has(id));
  const weighed = await weighSending(db, open, { budget: rules.budget, stage: 'hand_over', now });
  const hours = hoursOf(rules.sendHours);
  const judged = new Map(
    held.map((mail) => {
      const closes = isDelivered ? closingOf(hours(mail), now) : now.getTime() + dayMs;
      return [mail.id, { closes, move: stopped.get(mail.id) ?? weighed.get(mail.id) ?? goOn(mail, closes, now) }];
    }),
  );
  await moveHeld(
    db,
    [...judged.values()].map(({ move }) => move),
  );
  const along = await boardCarried(db, held, { moves: [...judged.values()].map(({ move }) => move), rules, now });
  return claims.map(({ id }) => {
    const one = judged.get(id);
    const until = Math.min(one?.closes ?? 0, now.getTime() + beginSeconds * 1000);
    return { state: verdictOf(one?.move), until, along: along.get(id) ?? [] };
  });
}

type Boarding = Readonly<{ moves: readonly SendMove[]; rules: ContactRules; now: Date }>;

/** What goes along is handed over with its mail, in one transaction; what was to go along in a mail that does not go comes loose. */
async function boardCarried(
  db: WorkspaceTransaction,
  held: readonly HeldInvitation[],
  { moves, rules, now }: Boarding,
): Promise<ReadonlyMap<string, readonly CarriedQuestion[]>> {
  const carrying = held.filter(({ takes_along }) => takes_along);
  if (carrying.length === 0) return new Map();
  const moveOf = new Map(moves.map((move) => [move.id, move]));
  const leaving = carrying.filter(({ id }) => moveOf.get(id)?.state === 'handed');
  const stopped = carrying.filter(({ id }) => isStopped(moveOf.get(id)));
  await loosenCarried(db, { carrierIds: stopped.map(({ id }) => id) }, 'hand_over');
  const along = await judgeCarried(db, leaving, { budget: rules.budget, stage: 'hand_over', now });
  await followCarriers(
    db,
    leaving.map(({ id }) => id),
  );
  return along;
}

/** A mail that waits for its hour, or with its wave, is not stopped: it goes as it is. */
function isStopped(move: SendMove | undefined): boolean {
  if (move?.state === 'planned') return move.reason !== null && move.reason !== 'quiet_hours';
  return move?.state !== 'handed';
}

function stop({ id, wave_state, contact_id }: HeldInvitation): readonly SendMove[] {
  if (wave_state === 'cancelled') return [{ id, state: 'cancelled', reason: null }];
  if (contact_id === null) return [{ id, state: 'cancelled', reason: 'contact_removed' }];
  return wave_state === 'sending' ? [] : [{ id, state: 'planned', reason: null }];
}

/** When the hour that is open for this customer ends; now, when none is. */
function closingOf(hours: SendHours, now: Date): number {
  const { opens, closes } = sendWindow(now, hours);
  return opens <= now.getTime() ? closes : now.getTime();
}

/** A mail that is too late for this hour is due again at once; the claim then finds the next hour. */
function goOn({ id }: HeldInvitation, closes: number, now: Date): SendMove {
  if (closes - now.getTime() > handSeconds * 1000) return { id, state: 'handed', reason: null };
  return { id, state: 'planned', reason: 'quiet_hours', dueInSeconds: handSeconds };
}

function verdictOf(move: SendMove | undefined): HandOverVerdict['state'] {
  if (move === undefined || move.state === 'claimed') return 'lost';
  return move.state;
}
