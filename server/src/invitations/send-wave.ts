import { setTimeout as delay } from 'node:timers/promises';
import { createGroupCommit, type GroupCommit } from '../database/group-commit.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { MailServer } from '../mail/mail-server.ts';
import { findMailServer } from '../mail/mail-setting.ts';
import { keepMail } from '../mail/outbox.ts';
import { signerFor } from '../mail/sign-mail.ts';
import { openTransport, type ReadyMail, type Transport } from '../mail/transport.ts';
import { type ReturnPathOf, returnPathsFor } from '../mail/verp.ts';
import type { Product } from '../product.ts';
import type { ContactRules } from '../studies/contact-rules.ts';
import { followCarriers } from './carried-store.ts';
import { claimInvitations } from './claim-invitations.ts';
import { enqueueSending } from './enqueue-sending.ts';
import { type HandOverVerdict, handOver } from './hand-over.ts';
import { type JudgedHandover, judgeHandover } from './judge-handover.ts';
import type { ClaimedInvitation } from './ledger-store.ts';
import { openPart } from './open-part.ts';
import { countWaiting } from './outcome-views.ts';
import { pauseUnwelcome } from './pause-unwelcome.ts';
import { openSendQueue, type Refill, type SendQueue } from './send-queue.ts';
import { type SentMail, settleMails } from './settle-mails.ts';
import { releaseClaims, settleHanded } from './settle-store.ts';
import { finishWave, noteOnWave } from './store.ts';
import { findWaveToSend, secondsUntilDue, type WaveToSend } from './views.ts';
import { type MailToWrite, type WaveMail, waveMailer } from './wave-mail.ts';

/** Where a test may stop a sender, as a kill or a full second of sleep would. */
export type SendPoint = 'claimed' | 'handed' | 'sent';

export type SendPorts = Readonly<{
  open?: typeof openTransport;
  at?: (point: SendPoint, invitationId: string) => Promise<void>;
  /** Asks to stop taking up new mails; what is under way is finished. */
  signal?: AbortSignal;
}>;

export type WaveTarget = Readonly<{ workspaceId: string; waveId: string }>;

const claimRows = 200;
const connections = 8;
/** So many may wait for their receivers before the next list of a wave is opened. */
const waitingMost = 5000;
/**
 * The most mails that are in the hands of one sender, and so the most that can be in doubt after it died: while a quarter
 * of them are on the wire, the others are being written down before and after.
 */
export const inHandMost = 4 * connections;
/** One wave does not keep a worker for longer; it goes to the end of the line and comes back. */
const sliceMs = 30_000;
/** How long a wave rests when its mail server makes trouble, and how soon it comes back when its receivers are slow. */
const troubleSeconds = 30;
const paceSeconds = 3;

type Sending = Readonly<{
  product: Product;
  target: WaveTarget;
  ports: SendPorts;
  mailOf: (claimed: MailToWrite) => WaveMail;
  /** Undefined where mail is kept in the outbox. */
  way: Way | undefined;
  known: Known;
  hand: GroupCommit<ClaimedInvitation, HandOverVerdict>;
  settle: GroupCommit<SentMail, true>;
}>;

/** The workspace's rules as the latest claim found them. */
type Known = { rules?: ContactRules };

type Way = Readonly<{ server: MailServer; transport: Transport; returnPathOf: ReturnPathOf }>;

/**
 * Sends what is due of a wave until nothing is due, the slice is over, or the mail server makes trouble. Any number of
 * nodes may do this for the same wave at once: the ledger keeps them apart.
 */
export async function sendWave(product: Product, target: WaveTarget, ports: SendPorts = {}): Promise<void> {
  const wave = await within(product, target, (db) => takeUp(db, target.waveId));
  if (wave === undefined) return;
  const way = await openWay(product, target, wave, ports);
  const sending = { product, target, ports, way, mailOf: waveMailer(product, wave), ...ledgerOf(product, target, way) };
  try {
    const isTrouble = await drain(sending);
    await leave(sending, isTrouble);
  } finally {
    way?.transport.close();
  }
}

/** A wave that is to go on; what came back while it rested may have stopped it. */
async function takeUp(db: WorkspaceTransaction, waveId: string): Promise<WaveToSend | undefined> {
  const wave = await findWaveToSend(db, waveId);
  if (wave?.state !== 'sending') return undefined;
  return wave.has_rested && (await pauseUnwelcome(db, waveId)) ? undefined : wave;
}

async function openWay(
  product: Product,
  target: WaveTarget,
  { workspace_code: workspaceCode }: WaveToSend,
  { open = openTransport }: SendPorts,
): Promise<Way | undefined> {
  const { server } = await findMailServer(product, target.workspaceId);
  if (server === undefined) return undefined;
  const { sign, returnPathOf } = await within(product, target, async (db) => ({
    sign: await signerFor(product, db, server.senderAddress),
    returnPathOf: await returnPathsFor(product, db, { address: server.senderAddress, workspaceCode }),
  }));
  return { server, returnPathOf, transport: open(server, connections, sign) };
}

/** Hand-overs that are ready at the same moment are one transaction, and so are outcomes. */
function ledgerOf(
  product: Product,
  target: WaveTarget,
  way: Way | undefined,
): Pick<Sending, 'known' | 'hand' | 'settle'> {
  const known: Known = {};
  // One batch at a time: the mails in hand are few, and two halves cost the database more than they save in waiting.
  const gathered = { keyOf: ({ id }: ClaimedInvitation) => id, isOutage: () => false, lanes: 1, batchMost: inHandMost };
  // Counting a large wave takes a while: it is counted at ten failures, at twenty, at forty.
  let failures = 0;
  let failuresToCount = 10;
  const moment = () => ({ ...known, now: product.clock(), isDelivered: way !== undefined });
  return {
    known,
    hand: createGroupCommit({
      ...gathered,
      write: (claims) => within(product, target, (db) => handOver(db, claims, moment())),
    }),
    settle: createGroupCommit<SentMail, true>({
      ...gathered,
      keyOf: ({ claim }) => claim.id,
      write: async (mails) => {
        const settled = await within(product, target, (db) => settleMails(db, target.waveId, mails));
        failures += mails.filter(({ judged }) => judged.settlement.state === 'failed').length;
        if (failures < failuresToCount) return settled;
        failuresToCount = failures * 2;
        await within(product, target, (db) => pauseUnwelcome(db, target.waveId));
        return settled;
      },
    }),
  };
}

/** True when it stopped because the mail server makes trouble. */
async function drain(sending: Sending): Promise<boolean> {
  const { ports } = sending;
  const endsAt = performance.now() + sliceMs;
  const queue = openSendQueue(() => claimNext(sending));
  let isTrouble = false;
  const line = async () => {
    for (let mail = await queue.next(); mail !== undefined; mail = await queue.next()) {
      try {
        if (!(await sendOne(sending, mail))) isTrouble = true;
      } finally {
        queue.done(mail);
      }
      if (isTrouble || ports.signal?.aborted || performance.now() > endsAt) queue.stop();
    }
  };
  const lines = await Promise.allSettled(Array.from({ length: inHandMost }, () => stopping(queue, line)));
  await giveBack(sending, queue.rest());
  const broken = lines.find((outcome) => outcome.status === 'rejected');
  if (broken) throw broken.reason;
  return isTrouble;
}

/** When nothing that is due may go now, the next list of the wave becomes invitations. */
async function claimNext({ product, target, way, known }: Sending): Promise<Refill> {
  const { waveId } = target;
  const wish = { waveId, limit: claimRows, now: product.clock(), isDelivered: way !== undefined };
  const claim = await within(product, target, (db) => claimInvitations(db, wish));
  known.rules = claim.rules;
  if (claim.moved > 0) return claim;
  const opened = await within(product, target, async (db) =>
    (await countWaiting(db, waveId, waitingMost)) < waitingMost ? openPart(product, db, waveId) : undefined,
  );
  return { moved: opened?.customers ?? 0, claimed: [] };
}

/** What breaks one line ends the others when their mail is done. */
async function stopping(queue: SendQueue, line: () => Promise<void>): Promise<void> {
  try {
    await line();
  } catch (error) {
    queue.stop();
    throw error;
  }
}

async function giveBack({ product, target }: Sending, rest: readonly ClaimedInvitation[]): Promise<void> {
  if (rest.length > 0) await within(product, target, (db) => releaseClaims(db, rest));
}

/** Hands one mail over. False when the trouble is not with this mail but with the server. */
async function sendOne(sending: Sending, claimed: ClaimedInvitation): Promise<boolean> {
  const { product, target, ports, way, hand } = sending;
  await ports.at?.('claimed', claimed.id);
  if (way === undefined) {
    const { mailOf } = sending;
    await within(product, target, (db) => keepInOutbox(db, claimed, { mailOf, now: product.clock() }));
    return true;
  }
  const [verdict, alone] = await Promise.all([hand.submit(claimed), write(sending, way, claimed)]);
  if (verdict.state !== 'handed') return true;
  await ports.at?.('handed', claimed.id);
  const { along } = verdict;
  // Few mails take another question along, and only now it is certain which.
  const ready = along.length === 0 ? alone : await write(sending, way, { ...claimed, along });
  const noted = (judged: JudgedHandover) => note(sending, { claim: claimed, judged, isCarrier: along.length > 0 });
  if (ready === undefined) return noted(unwritable);
  const { transport, returnPathOf } = way;
  const isLate = () => product.clock().getTime() >= verdict.until;
  const handover = await transport.send(ready, { from: returnPathOf(claimed.id), to: claimed.email, isLate });
  await ports.at?.('sent', claimed.id);
  return noted(judgeHandover(handover, claimed.attempts + 1, product.clock()));
}

/** A mail that cannot be written must not stop all others. Not a byte of it has left. */
const unwritable: JudgedHandover = { settlement: { state: 'failed', reason: 'mail_unwritable' } };

async function write(sending: Sending, way: Way, claimed: MailToWrite): Promise<ReadyMail | undefined> {
  try {
    return await way.transport.prepare(sending.mailOf(claimed).message(way.server.senderAddress));
  } catch (error) {
    sending.product.log.error({ err: error, invitation: claimed.id }, 'a mail could not be written');
    return undefined;
  }
}

/** Writes down what became of a mail. False when the trouble is not with this mail but with the server. */
async function note({ settle }: Sending, mail: SentMail): Promise<boolean> {
  // The server's word is known now; a database that is away for a moment must not turn it into a doubt.
  await persistently(() => settle.submit(mail));
  return mail.judged.trouble === undefined;
}

type Kept = Pick<Sending, 'mailOf'> & Readonly<{ now: Date }>;

/** Without a mail server the mail is kept for staff to read, in the transaction that says so. */
async function keepInOutbox(
  db: WorkspaceTransaction,
  claimed: ClaimedInvitation,
  { mailOf, now }: Kept,
): Promise<void> {
  const [verdict] = await handOver(db, [claimed], { now, isDelivered: false });
  if (verdict?.state !== 'handed') return;
  const { subject, html, text } = mailOf({ ...claimed, along: verdict.along }).mail;
  await keepMail(db, {
    kind: 'invitation',
    invitationId: claimed.id,
    recipient: claimed.email,
    subject,
    html,
    text,
  });
  await settleHanded(db, [{ claim: claimed, settlement: { state: 'sent', reason: 'outbox' } }]);
  if (claimed.takes_along || verdict.along.length > 0) await followCarriers(db, [claimed.id]);
}

const waitsMs = [250, 500, 1000, 2000, 4000, 8000] as const;

/** Tries again over a quarter of a minute: the time in which a database restarts. */
async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (const waitMs of waitsMs) {
    try {
      return await work();
    } catch {
      // Not quietly lost: the last try below is outside of this, and says what is wrong.
      await delay(waitMs);
    }
  }
  return work();
}

/** Goes on later when mails are still planned, closes the wave when none is, and leaves a stopped one alone. */
async function leave({ product, target: { workspaceId, waveId } }: Sending, isTrouble: boolean): Promise<void> {
  await inWorkspace(product.databases.app, workspaceId, async (db) => {
    if (!isTrouble) await noteOnWave(db, { id: waveId, notice: null });
    await pauseUnwelcome(db, waveId);
    await finishWave(db, waveId);
    const seconds = await secondsUntilDue(db, waveId);
    if (seconds === undefined) return;
    const waitMs = Math.max(seconds, isTrouble ? troubleSeconds : paceSeconds) * 1000;
    await enqueueSending(db, waveId, new Date(product.clock().getTime() + waitMs));
  });
}

function within<T>(product: Product, target: WaveTarget, work: (db: WorkspaceTransaction) => Promise<T>): Promise<T> {
  return inWorkspace(product.databases.app, target.workspaceId, work);
}
