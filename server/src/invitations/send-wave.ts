import { setTimeout as delay } from 'node:timers/promises';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { MailServer } from '../mail/mail-server.ts';
import { findMailServer } from '../mail/mail-setting.ts';
import { keepMail } from '../mail/outbox.ts';
import { type Handover, openTransport, type Transport } from '../mail/transport.ts';
import type { Product } from '../product.ts';
import { enqueueSending } from './enqueue-sending.ts';
import { judgeHandover } from './judge-handover.ts';
import { type ClaimedInvitation, claimInvitations, markHanded, releaseClaims, settleHanded } from './ledger-store.ts';
import { finishWave, moveWave, noteOnWave } from './store.ts';
import { findWaveToSend, secondsUntilDue } from './views.ts';
import { type WaveMail, waveMailer } from './wave-mail.ts';

/** Where a test may stop a sender, as a kill or a full second of sleep would. */
export type SendPoint = 'claimed' | 'handed' | 'sent';

export type SendPorts = Readonly<{
  open?: (server: MailServer, connections: number) => Transport;
  at?: (point: SendPoint, invitationId: string) => Promise<void>;
  /** Asks to stop taking up new mails; what is under way is finished. */
  signal?: AbortSignal;
}>;

export type WaveTarget = Readonly<{ workspaceId: string; waveId: string }>;

const claimRows = 50;
const connections = 8;
/** One wave does not keep a worker for longer; it goes to the end of the line and comes back. */
const sliceMs = 30_000;
/** How long a wave rests when its mail server makes trouble. */
const troubleSeconds = 30;

type Sending = Readonly<{
  product: Product;
  target: WaveTarget;
  ports: SendPorts;
  mailOf: (claimed: ClaimedInvitation) => WaveMail;
  server: MailServer | undefined;
  transport: Transport | undefined;
}>;

/**
 * Sends what is due of a wave, fifty at a time, until nothing is due, the slice is over, or the mail server makes
 * trouble. Any number of nodes may do this for the same wave at once: the ledger keeps them apart.
 */
export async function sendWave(product: Product, target: WaveTarget, ports: SendPorts = {}): Promise<void> {
  const wave = await within(product, target, (db) => findWaveToSend(db, target.waveId));
  if (wave?.state !== 'sending') return;
  const { server } = await findMailServer(product, target.workspaceId);
  const transport = server && (ports.open ?? openTransport)(server, connections);
  const sending: Sending = { product, target, ports, mailOf: waveMailer(product, wave), server, transport };
  try {
    const isTrouble = await drain(sending);
    await leave(sending, isTrouble ? troubleSeconds : 1);
  } finally {
    transport?.close();
  }
}

/** True when it stopped because the mail server makes trouble. */
async function drain(sending: Sending): Promise<boolean> {
  const { product, target, ports } = sending;
  const endsAt = performance.now() + sliceMs;
  while (!ports.signal?.aborted && performance.now() < endsAt) {
    const wish = { waveId: target.waveId, limit: claimRows };
    const { taken, claimed } = await within(product, target, (db) => claimInvitations(db, wish));
    if (taken === 0) return false;
    if (!(await sendBatch(sending, claimed))) return true;
    await within(product, target, (db) => noteOnWave(db, { id: target.waveId, notice: null }));
  }
  return false;
}

/** Sends a batch over several connections. False when the server makes trouble and the rest had better wait. */
async function sendBatch(sending: Sending, claimed: readonly ClaimedInvitation[]): Promise<boolean> {
  const waiting = [...claimed];
  let isTrouble = false;
  const line = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (isTrouble || sending.ports.signal?.aborted) {
        waiting.unshift(next);
        return;
      }
      if (!(await sendOne(sending, next))) isTrouble = true;
    }
  };
  const lines = await Promise.allSettled(Array.from({ length: connections }, line));
  if (waiting.length > 0) {
    await within(sending.product, sending.target, (db) => releaseClaims(db, waiting));
  }
  const broken = lines.find((outcome) => outcome.status === 'rejected');
  if (broken) throw broken.reason;
  return !isTrouble;
}

/** Hands one mail over. False when the trouble is not with this mail but with the server. */
async function sendOne(sending: Sending, claimed: ClaimedInvitation): Promise<boolean> {
  const { product, target, ports, transport, server } = sending;
  await ports.at?.('claimed', claimed.id);
  const { mail, message } = sending.mailOf(claimed);
  if (transport === undefined || server === undefined) {
    await within(product, target, (db) => keepInOutbox(db, claimed, mail));
    return true;
  }
  const verdict = await within(product, target, (db) => markHanded(db, claimed));
  if (verdict !== 'handed') return true;
  await ports.at?.('handed', claimed.id);
  const envelope = { from: server.senderAddress, to: claimed.email };
  const handover = await transport.send(message(server.senderAddress), envelope);
  await ports.at?.('sent', claimed.id);
  // The server's word is known now; a database that is away for a moment must not turn it into a doubt.
  return persistently(() =>
    within(product, target, (db) => settle(db, { waveId: target.waveId, claimed, handover, now: product.clock() })),
  );
}

/** Without a mail server the mail is kept for staff to read, in the transaction that says so. */
async function keepInOutbox(
  db: WorkspaceTransaction,
  claimed: ClaimedInvitation,
  mail: WaveMail['mail'],
): Promise<void> {
  if ((await markHanded(db, claimed)) !== 'handed') return;
  const { subject, html, text } = mail;
  await keepMail(db, {
    kind: 'invitation',
    invitationId: claimed.id,
    recipient: claimed.email,
    subject,
    html,
    text,
  });
  await settleHanded(db, claimed, { state: 'sent', reason: 'outbox' });
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

type Outcome = Readonly<{ waveId: string; claimed: ClaimedInvitation; handover: Handover; now: Date }>;

async function settle(db: WorkspaceTransaction, { waveId, claimed, handover, now }: Outcome): Promise<boolean> {
  const { trouble, settlement } = judgeHandover(handover, claimed.attempts + 1, now);
  await settleHanded(db, claimed, settlement);
  if (trouble === undefined) return true;
  // A wrong password or a forbidden sender does not mend itself: the wave waits for a person.
  if (trouble.isLasting) await moveWave(db, { id: waveId, from: ['sending'], to: 'held', notice: trouble.notice });
  else await noteOnWave(db, { id: waveId, notice: trouble.notice });
  return false;
}

/** Goes on later when mails are still planned, closes the wave when none is, and leaves a stopped one alone. */
async function leave({ product, target }: Sending, leastSeconds: number): Promise<void> {
  await within(product, target, async (db) => {
    await finishWave(db, target.waveId);
    const seconds = await secondsUntilDue(db, target.waveId);
    const wave = await findWaveToSend(db, target.waveId);
    if (seconds === undefined || wave?.state !== 'sending') return;
    const waitMs = Math.max(seconds, leastSeconds) * 1000;
    await enqueueSending(db, target.waveId, new Date(product.clock().getTime() + waitMs));
  });
}

function within<T>(product: Product, target: WaveTarget, work: (db: WorkspaceTransaction) => Promise<T>): Promise<T> {
  return inWorkspace(product.databases.app, target.workspaceId, work);
}
