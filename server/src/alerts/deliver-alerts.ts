import { pauseAfter } from '@voldaan/domain/alerts/try-again';
import { company, staffOfId } from '../accounts/views.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { enqueue } from '../jobs/queue.ts';
import { keepMail } from '../mail/outbox.ts';
import type { Product } from '../product.ts';
import { loadContactRules } from '../studies/contact-rules.ts';
import { alertMail } from './alert-mail.ts';
import type { ChannelMessage } from './channel-body.ts';
import { type ChannelRow, findChannel } from './channel-views.ts';
import { tellGone } from './gone-channel.ts';
import {
  type ClaimedMessage,
  claimMessage,
  type DueDelivery,
  dropDeliveries,
  insertMessage,
  lockDueDeliveries,
  type Settlement,
  settleMessage,
} from './message-store.ts';
import { eventsOfDeliveries, eventsOfMessage, type ToldEvent } from './message-views.ts';
import { type ChannelReply, postToChannel } from './post-to-channel.ts';

/** More than a company has to send at a time; the next round finds what is left. */
const roundsMost = 200;

/**
 * Tells what is due of a company: gathers it by receiver, writes the mails, and posts to the channels. Safe on any number
 * of nodes at once, and after any crash.
 */
export async function deliverAlerts(product: Product, workspaceId: string): Promise<void> {
  for (let round = 0; round < roundsMost; round += 1)
    if ((await inWorkspace(product.databases.app, workspaceId, (db) => gather(product, db))) === 0) break;
  for (let round = 0; round < roundsMost; round += 1) if (!(await tryNext(product, workspaceId))) return;
}

/** Puts what is due into one message for each receiver; a mail is written in the same transaction. */
async function gather(product: Product, db: WorkspaceTransaction): Promise<number> {
  const now = product.clock();
  const due = await lockDueDeliveries(db, now);
  for (const deliveries of Map.groupBy(due, ({ staff_id, channel_id }) => staff_id ?? channel_id).values())
    await gatherFor(product, db, deliveries);
  return due.length;
}

async function gatherFor(
  product: Product,
  db: WorkspaceTransaction,
  deliveries: readonly DueDelivery[],
): Promise<void> {
  const [first] = deliveries;
  if (first === undefined) return;
  const now = product.clock();
  const deliveryIds = deliveries.map(({ id }) => id);
  const { staff_id: staffId, channel_id: channelId } = first;
  if (staffId === null) {
    await insertMessage(db, { staffId, channelId, deliveryIds, state: 'waiting', now });
    return;
  }
  const person = await staffOfId(db, staffId);
  if (person === undefined) return dropDeliveries(db, deliveryIds);
  const events = await eventsOfDeliveries(db, deliveryIds);
  const companyName = (await company(db))?.name ?? '';
  const { zone } = (await loadContactRules(db)).sendHours;
  const { language } = person;
  const words = alertMail(events, { company: companyName, language, zone, baseUrl: product.config.baseUrl });
  await insertMessage(db, { staffId, channelId, deliveryIds, state: 'sent', now });
  const mail = await keepMail(db, { kind: 'alert', recipient: person.email, ...words });
  if (await product.mailer.isConfigured(db))
    await enqueue(db.trx, 'mail.send-kept', { workspace: db.workspaceId, mail });
}

type Claimed = Readonly<{ message: ClaimedMessage; channel: ChannelRow | undefined; told: ChannelMessage }>;

/** Posts the next message that is due; false when there is none. */
async function tryNext(product: Product, workspaceId: string): Promise<boolean> {
  const claimed = await inWorkspace(product.databases.app, workspaceId, (db) => claim(product, db));
  if (claimed === undefined) return false;
  const { message, channel, told } = claimed;
  const reply = await replyTo(product, channel, { message, told });
  const settlement = settlementOf(reply, { message, channel, now: product.clock() });
  await inWorkspace(product.databases.app, workspaceId, async (db) => {
    if (!(await settleMessage(db, message, settlement))) return;
    if (settlement.fault === 'gone' && channel !== undefined) await tellGone(product, db, channel);
    if (settlement.state !== 'waiting') return;
    const key = `alerts.deliver ${workspaceId} ${settlement.nextTryAt.toISOString().slice(0, 16)}`;
    await enqueue(db.trx, 'alerts.deliver', { workspace: workspaceId }, { key, runAt: settlement.nextTryAt });
  });
  return true;
}

async function claim(product: Product, db: WorkspaceTransaction): Promise<Claimed | undefined> {
  const now = product.clock();
  const message = await claimMessage(db, now);
  if (message === undefined) return undefined;
  const channel = await findChannel(db, message.channel_id);
  const owner = await company(db);
  const events = await eventsOfMessage(db, message.id);
  return {
    message,
    channel,
    told: {
      id: message.id,
      company: owner?.name ?? '',
      language: channel?.language ?? owner?.language ?? 'en',
      zone: (await loadContactRules(db)).sendHours.zone,
      baseUrl: product.config.baseUrl,
      now,
      isTrial: false,
      alerts: events.map(toldAlert),
    },
  };
}

export function toldAlert({ id, rule_id, rule_name, about, at }: ToldEvent): ChannelMessage['alerts'][number] {
  return { id, ruleId: rule_id, rule: rule_name, about, at };
}

type Answered = ChannelReply | 'channel_removed' | 'channel_gone' | 'unknown';

/**
 * A message whose sender died may have arrived. A webhook is sent again, since its receiver knows it by its id; a room of
 * people would read it twice.
 */
async function replyTo(
  product: Product,
  channel: ChannelRow | undefined,
  { message, told }: Pick<Claimed, 'message' | 'told'>,
): Promise<Answered> {
  if (channel === undefined) return 'channel_removed';
  if (channel.gone_at !== null) return 'channel_gone';
  if (message.was_claimed && channel.kind !== 'webhook') return 'unknown';
  return postToChannel(product, channel, told);
}

type Judged = Readonly<{ message: ClaimedMessage; channel: ChannelRow | undefined; now: Date }>;

/** Gone, says the other side: nothing is to be tried again, nor sent there at all. */
const gone = 410;

function settlementOf(reply: Answered, { message, channel, now }: Judged): Settlement {
  const done = { status: null, fault: null, nextTryAt: now, now };
  if (typeof reply === 'string') return { ...done, state: 'dead', fault: reply };
  if ('status' in reply && reply.status >= 200 && reply.status < 300)
    return { ...done, state: 'sent', status: reply.status };
  const status = 'status' in reply ? reply.status : null;
  const fault = 'fault' in reply ? reply.fault : faultOf(reply.status);
  const isUnknown = 'fault' in reply && reply.isUnknown && channel?.kind !== 'webhook';
  const pause = pauseAfter(message.attempts, Math.random());
  if (isUnknown || fault === 'gone' || fault === 'redirected' || pause === undefined)
    return { ...done, state: 'dead', status, fault: isUnknown ? 'unknown' : fault };
  return { ...done, state: 'waiting', status, fault, nextTryAt: new Date(now.getTime() + pause) };
}

function faultOf(status: number): 'gone' | 'redirected' | 'refused' {
  if (status === gone) return 'gone';
  return status >= 300 && status < 400 ? 'redirected' : 'refused';
}
