import { nextPraise } from '@voldaan/domain/complaints/praise-time';
import { recordAudit } from '../../accounts/audit-store.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { enqueue, type Job } from '../../jobs/queue.ts';
import type { Product } from '../../product.ts';
import { clockOf } from '../case-clock.ts';
import { writeMail } from './pass-on.ts';
import { digestMail } from './praise-mail.ts';
import { deleteDigest, lockDueDigest, moveDigest, saveDigest, saveWish, takePraiseMail } from './praise-store.ts';
import {
  findDigest,
  isPraiseWanted,
  listColleagues,
  listPraise,
  listPraiseReaders,
  workspacesWithDuePraise,
} from './praise-views.ts';
import type { PraiseDigestBody, PraiseDigestShown } from './schema.ts';

const settledMs = 5 * 60_000;
/** Friday afternoon: the week is nearly over. */
const usual = { weekday: 5, hour: 15 } as const;

export function showDigest(product: Product, caller: Caller): Promise<PraiseDigestShown> {
  return inWorkspace(product.databases.app, caller.workspaceId, shown);
}

export function changeDigest(product: Product, caller: Caller, wish: PraiseDigestBody): Promise<PraiseDigestShown> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { is_on: isOn, weekday, hour } = wish;
    if (isOn) {
      const time = { weekday, hour, zone: (await clockOf(db, null)).hours.zone };
      await saveDigest(db, { time, nextAt: nextPraise(time, at), at });
    } else await deleteDigest(db);
    await recordAudit(db, { staffId: caller.staffId, action: 'praise-digest.changed', at });
    return shown(db);
  });
}

async function shown(db: WorkspaceTransaction): Promise<PraiseDigestShown> {
  const row = await findDigest(db);
  const { weekday, hour } = row ?? usual;
  return { is_on: row !== undefined, weekday, hour, next_at: row?.next_at ?? null };
}

/** Everybody decides for themselves whether they want it. */
export function showWish(product: Product, { workspaceId, staffId }: Caller) {
  return inWorkspace(product.databases.app, workspaceId, (db) => wishOf(db, staffId));
}

export function changeWish(product: Product, { workspaceId, staffId }: Caller, isWanted: boolean) {
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    await saveWish(db, { staffId, isWanted, at: product.clock() });
    return wishOf(db, staffId);
  });
}

async function wishOf(db: WorkspaceTransaction, staffId: string) {
  return { is_wanted: await isPraiseWanted(db, staffId), is_sent: (await findDigest(db)) !== undefined };
}

/** Everybody whom a compliment may be about, also those who handle no cases. */
export function showColleagues(product: Product, { workspaceId }: Caller) {
  return inWorkspace(product.databases.app, workspaceId, async (db) =>
    (await listColleagues(db)).map(({ id, name }) => ({ id, name })),
  );
}

/** Finds the workspaces whose week is over. Doing it again asks for what is asked for already. */
export function sweepPraiseJob(product: Product): Job {
  return async () => {
    for (const workspace of await workspacesWithDuePraise(product.databases.work, product.clock()))
      await inWorkspace(product.databases.app, workspace, (db) =>
        enqueue(db.trx, 'praise.mail', { workspace }, { key: `praise ${workspace}` }),
      );
  };
}

export function mailPraiseJob(product: Product): Job {
  return ({ workspace }) => mailPraise(product, String(workspace));
}

/** Mails the kind words of the week to everybody who wants them. Doing it again finds nothing due. */
export function mailPraise(product: Product, workspaceId: string): Promise<void> {
  const now = product.clock();
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    const due = await lockDueDigest(db, now);
    if (due === undefined) return;
    // What is being passed on at this moment may not be committed yet: it is in the next one.
    const until = new Date(now.getTime() - settledMs);
    // A server that stood still for a month sends one, and not four.
    await moveDigest(db, { since: until, nextAt: nextPraise(due, now) });
    const praise = await listPraise(db, { from: due.since, until });
    if (praise.length === 0) return;
    const about = `digest ${due.next_at.toISOString().slice(0, 10)}`;
    for (const reader of await listPraiseReaders(db)) {
      if (await takePraiseMail(db, { staffId: reader.id, about, at: now }))
        await writeMail(product, db, reader, digestMail(reader.language, praise));
    }
  });
}
