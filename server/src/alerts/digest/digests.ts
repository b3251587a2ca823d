import { nextDigest } from '@voldaan/domain/alerts/deliver-at';
import { dayMs, dayText } from '@voldaan/domain/studies/calendar/day';
import { zoneClock } from '@voldaan/domain/studies/calendar/zone-clock';
import { recordAudit } from '../../accounts/audit-store.ts';
import { limitedAmong } from '../../accounts/units/unit-views.ts';
import { type Staff, staffOfId } from '../../accounts/views.ts';
import { seeingAs } from '../../database/reach.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { mayUse } from '../../http/permission.ts';
import { enqueue } from '../../jobs/queue.ts';
import { keepMail } from '../../mail/outbox.ts';
import type { Product } from '../../product.ts';
import { loadContactRules } from '../../studies/contact-rules.ts';
import { buildDigest, type DigestReader } from './build-digest.ts';
import { digestMail } from './digest-mail.ts';
import { dropWish, lockDueDigest, putDigestSetting, putWish, takeDigestMail } from './digest-store.ts';
import { findDigestSetting, listWishers, wishesDigest } from './digest-views.ts';
import type { Digest, DigestReply } from './schema.ts';

/** Where a company said nothing: on Monday at eight. */
const usual = { weekday: 1, hour: 8 };

/** The digest as it would be now, and when it goes. */
export function showDigest(product: Product, caller: Caller): Promise<DigestReply> {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => shown(product, db, caller));
}

async function shown(product: Product, db: WorkspaceTransaction, caller: Caller): Promise<DigestReply> {
  const setting = await findDigestSetting(db);
  const { weekday, hour } = setting ?? usual;
  const { sendHours } = await loadContactRules(db);
  return {
    digest: await buildDigest(product, db, readerOf(caller)),
    is_wished: await wishesDigest(db, caller.staffId),
    weekday,
    hour,
    zone: sendHours.zone,
    next_at: setting?.next_at ?? null,
    may_leave: await product.mailer.isConfigured(db),
  };
}

export function changeDigest(
  product: Product,
  caller: Caller,
  wish: Readonly<{ weekday: number; hour: number }>,
): Promise<DigestReply> {
  const now = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await putDigestSetting(db, { ...wish, next_at: await nextOf(db, wish, now) });
    await recordAudit(db, { staffId: caller.staffId, action: 'digest.changed', detail: wish, at: now });
    return shown(product, db, caller);
  });
}

/** Everybody for themselves. */
export function wishDigest(product: Product, caller: Caller, isWished: boolean): Promise<DigestReply> {
  const now = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!isWished) await dropWish(db, caller.staffId);
    else {
      await putWish(db, { staffId: caller.staffId, now });
      if ((await findDigestSetting(db)) === undefined)
        await putDigestSetting(db, { ...usual, next_at: await nextOf(db, usual, now) });
    }
    return shown(product, db, caller);
  });
}

async function nextOf(
  db: WorkspaceTransaction,
  wish: Readonly<{ weekday: number; hour: number }>,
  now: Date,
): Promise<Date> {
  const { sendHours } = await loadContactRules(db);
  return nextDigest(now, wish, zoneClock(sendHours.zone));
}

/**
 * Writes the digests of a company that are due, and moves on to next week, in one transaction: all of it or nothing. A
 * server that stood still on Monday writes it when it is back, once.
 */
export function mailDueDigest(product: Product, workspaceId: string): Promise<void> {
  const now = product.clock();
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    const due = await lockDueDigest(db, now);
    if (due === undefined) return;
    const { sendHours } = await loadContactRules(db);
    const clock = zoneClock(sendHours.zone);
    const week = dayText(Math.floor(clock.localAt(due.next_at.getTime()) / dayMs));
    const written = new Map<string, Digest>();
    for (const id of await listWishers(db)) {
      const person = await staffOfId(db, id);
      if (person === undefined || !mayUse(person.role, 'digest.show')) continue;
      if (!(await takeDigestMail(db, { staffId: id, week, now }))) continue;
      await writeDigest(product, db, { person, written });
    }
    const { weekday, hour } = due;
    await putDigestSetting(db, { weekday, hour, next_at: nextDigest(now, due, clock) });
  });
}

type Written = Readonly<{ person: Staff; written: Map<string, Digest> }>;

/** Readers of one language who see the same get the same, which is counted once. */
async function writeDigest(product: Product, db: WorkspaceTransaction, { person, written }: Written): Promise<void> {
  const reader = readerOf(person);
  // Who sees the cases of some units alone reads what is theirs.
  const limited = (await limitedAmong(db, [person.id])).has(person.id) ? person.id : undefined;
  const key = `${reader.language} ${reader.maySeeCases} ${limited ?? ''}`;
  const digest = written.get(key) ?? (await seeingAs(db, limited, () => buildDigest(product, db, reader)));
  written.set(key, digest);
  const words = digestMail(digest, { language: person.language, baseUrl: product.config.baseUrl });
  const mail = await keepMail(db, { kind: 'digest', recipient: person.email, ...words });
  if (await product.mailer.isConfigured(db))
    await enqueue(db.trx, 'mail.send-kept', { workspace: db.workspaceId, mail });
}

function readerOf({ role, language }: Pick<Caller, 'role' | 'language'>): DigestReader {
  return { language, maySeeCases: mayUse(role, 'case.list') };
}
