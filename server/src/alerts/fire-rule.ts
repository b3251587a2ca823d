import type { Role } from '@voldaan/domain/accounts/role';
import { type AlertMatter, matterOf } from '@voldaan/domain/alerts/alert-rule';
import { deliverAt } from '@voldaan/domain/alerts/deliver-at';
import { judgeRule } from '@voldaan/domain/alerts/judge-rule';
import { type ZoneClock, zoneClock } from '@voldaan/domain/studies/calendar/zone-clock';
import { limitedAmong } from '../accounts/units/unit-views.ts';
import { type Staff, staffList } from '../accounts/views.ts';
import { heardAtDesk } from '../complaints/alarms/heard-at-desk.ts';
import { seesCase } from '../complaints/sees-case.ts';
import { readId, showId } from '../database/public-id.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { mayUse, type RouteName } from '../http/permission.ts';
import { enqueue } from '../jobs/queue.ts';
import type { Product } from '../product.ts';
import { loadContactRules } from '../studies/contact-rules.ts';
import { listChannels } from './channel-views.ts';
import { insertAlertNotices, insertDeliveries, insertEvent, type Receiver } from './event-store.ts';
import { alertDays } from './forget-alerts.ts';
import type { Occasion } from './occasion.ts';
import type { RuleRow } from './rule-views.ts';

/** Whom a company can tell, and by which clock. */
export type Ears = Readonly<{
  staff: readonly Staff[];
  channelIds: ReadonlySet<string>;
  clock: ZoneClock;
}>;

const dayMs = 86_400_000;

/** More colleagues than any company of ours has. */
const staffMost = 5_000;

/** Whoever may not see the thing itself is not told of it either. */
const seenBy: Readonly<Record<AlertMatter, RouteName>> = {
  answer: 'response.show',
  case: 'case.show',
  figure: 'trend.show',
  sending: 'wave.show',
};

export async function loadEars(db: WorkspaceTransaction): Promise<Ears> {
  const staff = await staffList(db, { after: undefined, limit: staffMost });
  const channels = await listChannels(db);
  const { zone } = (await loadContactRules(db)).sendHours;
  return { staff, channelIds: new Set(channels.map(({ id }) => id)), clock: zoneClock(zone) };
}

/**
 * Fires a rule at what it turns on, each matter once: written down, shown in the app at once, and queued for mail and
 * channels at its hour. All of it in the caller's transaction. Returns at how many it fired now.
 */
export async function fireRule(
  product: Product,
  db: WorkspaceTransaction,
  { rule, occasions, ears }: Readonly<{ rule: RuleRow; occasions: readonly Occasion[]; ears: Ears }>,
): Promise<number> {
  const now = product.clock();
  let fired = 0;
  const keptSince = new Date(now.getTime() - alertDays * dayMs);
  for (const occasion of occasions) {
    // What is older is forgotten (forget-alerts.ts), and would else be told anew.
    if (occasion.at < rule.since || occasion.at < keptSince || !judgeRule(rule.condition, occasion.signal)) continue;
    const about = { kind: rule.condition.kind, ...occasion.about };
    const { subject, at } = occasion;
    const eventId = await insertEvent(db, { ruleId: rule.id, subject, about, at, now });
    if (eventId === undefined) continue;
    fired += 1;
    const people = await within(db, occasion, listeners(rule, occasion, ears));
    const heard = await heardAnyhow(db, occasion, now);
    const staffIds = people.filter(({ id }) => !heard.has(id)).map(({ id }) => id);
    // What it is about, and no words: it is said in the language that is read then (complaints/notices).
    const detail = { rule: rule.name, about };
    // Of each event on its own: several of one moment are several pieces of news.
    const news = { staffIds, subject: `${showId('alr', rule.id)} ${eventId}`, detail, at: now };
    await insertAlertNotices(db, news);
    const dueAt = deliverAt(now, rule, ears.clock);
    const receivers: Receiver[] = [
      ...(rule.audience.mail ? people.filter(({ id }) => heard.get(id)?.byMail !== true) : []).map(({ id }) => ({
        staffId: id,
      })),
      ...rule.audience.channels.filter((id) => ears.channelIds.has(id)).map((channelId) => ({ channelId })),
    ];
    await insertDeliveries(db, { eventId, receivers, dueAt, now });
    if (receivers.length > 0) await askDelivery(db, dueAt);
  }
  return fired;
}

/** Who is told of a promise without any rule, and so not once more by the same way. */
async function heardAnyhow(
  db: WorkspaceTransaction,
  { promise, ownerId }: Occasion,
  now: Date,
): Promise<ReadonlyMap<string, Readonly<{ byMail: boolean }>>> {
  if (promise === undefined) return new Map();
  const { caseId, state, due } = promise;
  if (caseId !== null) return heardAtDesk(db, { caseId, kind: state === 'soon' ? 'reminder' : 'escalation', due, now });
  // The register tells its owner alone, in the app, when a promise is broken (relations/promises/remind-promises.ts).
  return new Map(state === 'broken' && ownerId !== null ? [[ownerId, { byMail: false }]] : []);
}

/** One job waits for each minute at most; a due one that is there already does it as well. */
async function askDelivery(db: WorkspaceTransaction, dueAt: Date): Promise<void> {
  const workspace = db.workspaceId;
  const key = `alerts.deliver ${workspace} ${dueAt.toISOString().slice(0, 16)}`;
  await enqueue(db.trx, 'alerts.deliver', { workspace }, { key, runAt: dueAt });
}

function listeners(rule: RuleRow, occasion: Occasion, { staff }: Ears): readonly Staff[] {
  const { audience, condition } = rule;
  const route = seenBy[matterOf(condition.kind)];
  const isMeant = ({ id, role }: Readonly<{ id: string; role: Role }>) =>
    audience.staff.includes(id) || audience.roles.includes(role) || (audience.owner && occasion.ownerId === id);
  return staff.filter((person) => isMeant(person) && mayUse(person.role, route));
}

/** Who sees the cases of some units alone is told of those, and of promises of their own. */
async function within(
  db: WorkspaceTransaction,
  occasion: Occasion,
  people: readonly Staff[],
): Promise<readonly Staff[]> {
  const named = occasion.about['case'];
  const caseId = typeof named === 'string' ? readId('cas', named) : undefined;
  if (caseId === undefined && occasion.signal.kind !== 'promise') return people;
  const limited = await limitedAmong(
    db,
    people.map(({ id }) => id),
  );
  const mayHear = async (staffId: string) =>
    caseId === undefined ? occasion.ownerId === staffId : seesCase(db, { staffId, caseId });
  const heard: Staff[] = [];
  for (const person of people) if (!limited.has(person.id) || (await mayHear(person.id))) heard.push(person);
  return heard;
}
