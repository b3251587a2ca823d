import { isLocalAddress } from '../config.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { databaseIsAway } from '../http/database-outage.ts';
import { enqueue, type Job } from '../jobs/queue.ts';
import type { Product } from '../product.ts';
import { unseal } from '../secret/seal.ts';
import { ImapError } from './imap-error.ts';
import { type ImapMailbox, type ImapServer, openMailbox } from './imap-mailbox.ts';
import { inboundBytesMax, takeInbound } from './inbound.ts';
import { bookPoll, savePoll, saveReadUpTo } from './return-mail-store.ts';
import { findReturnMail, type ReturnMailRow, workspacesToPoll } from './return-mail-views.ts';

const pollMinutes = 5;
/** A mailbox that made trouble is left alone for longer. */
const troubleMinutes = 15;
/** One round; what is left waits for the next. */
const mailsPerRound = 500;
/** Of a mailbox that is new to us: reports are never older, and years of other mail are none of our business. */
const firstDays = 14;

/** Puts every mailbox that is due into the queue, and books its next turn in the same breath. */
export async function sweepInbound(product: Product): Promise<void> {
  const now = product.clock();
  for (const workspaceId of await workspacesToPoll(product.databases.work, now)) {
    await inWorkspace(product.databases.app, workspaceId, async (db) => {
      await bookPoll(db, inMinutes(now, pollMinutes));
      await enqueue(db.trx, 'mail.poll-inbound', { workspaceId }, { key: `mail.poll-inbound ${workspaceId}` });
    });
  }
}

export function pollInboundJob(product: Product): Job {
  return ({ workspaceId }) => pollInbound(product, String(workspaceId));
}

/**
 * Reads what is new in the mailbox where mail comes back. Up to where it was read is written down after each mail: one that
 * is read twice, because a node died between, is known by its digest.
 */
export async function pollInbound(product: Product, workspaceId: string): Promise<void> {
  const setting = await inWorkspace(product.databases.app, workspaceId, findReturnMail);
  if (setting === undefined || setting.host === '') return;
  let trouble: ImapError | undefined;
  let mailbox: ImapMailbox | undefined;
  try {
    mailbox = await openMailbox(serverOf(product, setting), inboundBytesMax);
    await readNew(product, workspaceId, { mailbox, setting });
  } catch (error) {
    if (!(error instanceof ImapError)) throw error;
    trouble = error;
    product.log.warn({ workspaceId, trouble: error.trouble, reason: error.message }, 'a mailbox could not be read');
  } finally {
    mailbox?.close();
  }
  const at = product.clock();
  const nextAt = inMinutes(at, trouble === undefined ? pollMinutes : troubleMinutes);
  await inWorkspace(product.databases.app, workspaceId, (db) =>
    savePoll(db, { at, nextAt, notice: trouble?.trouble ?? null }),
  );
}

type Reading = Readonly<{ mailbox: ImapMailbox; setting: ReturnMailRow }>;

async function readNew(product: Product, workspaceId: string, { mailbox, setting }: Reading): Promise<void> {
  const { validity } = mailbox;
  const isSame = setting.uid_validity === validity;
  const since = inMinutes(product.clock(), -firstDays * 24 * 60);
  const found = await mailbox.find(isSame ? setting.uid_read : 0, since);
  for (const uid of found.slice(0, mailsPerRound)) {
    const raw = await mailbox.fetch(uid);
    if (raw === undefined) product.log.warn({ workspaceId, uid }, 'a mail is gone, or longer than is read');
    else await takeOrPass(product, workspaceId, raw);
    await inWorkspace(product.databases.app, workspaceId, (db) => saveReadUpTo(db, { validity, uid, of: setting }));
  }
}

/** A mail that breaks us must not keep all the others from being read. A database that is away breaks nothing. */
async function takeOrPass(product: Product, workspaceId: string, raw: Buffer): Promise<void> {
  try {
    await takeInbound(product, workspaceId, { raw });
  } catch (error) {
    if (databaseIsAway(error)) throw error;
    product.log.error({ err: error, workspaceId }, 'a mail that came in could not be taken');
  }
}

function serverOf({ config, key }: Product, row: ReturnMailRow): ImapServer {
  const { host, port, security, username, folder } = row;
  const password = row.password_sealed === null ? '' : unseal(key('seal'), row.password_sealed);
  const mayBePrivate = isLocalAddress(config.baseUrl) || config.privateMailHosts.includes(host.toLowerCase());
  return { host, port, security, username, password, folder, mayBePrivate };
}

function inMinutes(time: Date, minutes: number): Date {
  return new Date(time.getTime() + minutes * 60_000);
}
