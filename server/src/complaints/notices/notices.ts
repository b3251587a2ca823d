import { Refusal } from '@voldaan/domain/refusal';
import { readId } from '../../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { pageOf, readCursorId } from '../../http/cursor-id.ts';
import type { Product } from '../../product.ts';
import { loadContactRules } from '../../studies/contact-rules.ts';
import { listStaffNames } from '../person-views.ts';
import { type AlertReader, sayAlert } from './alert-words.ts';
import { deleteOldNotices, markRead, saveMailWish } from './notice-store.ts';
import { countUnread, findReader, listNotices, type NoticeRow } from './notice-views.ts';

/** Somebody's own news, newest first, with how many are unread. */
export function showNotices(
  product: Product,
  { workspaceId, staffId, language }: Caller,
  query: Readonly<{ cursor?: readonly string[] | undefined; limit: number }>,
) {
  const before = readCursorId(query.cursor);
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    const rows = await listNotices(db, { staffId, before, limit: query.limit + 1 });
    const { data, next_cursor } = pageOf([...rows], query.limit);
    const { zone } = (await loadContactRules(db)).sendHours;
    const names = await listStaffNames(
      db,
      data.flatMap(({ detail }) => makerOf(detail) ?? []),
    );
    const shown = data.map(({ detail, ...row }) => {
      const { by: _, ...rest } = detail;
      return { ...row, detail: saidTo({ language, zone }, rest), by: names.get(makerOf(detail) ?? '') ?? null };
    });
    return { data: shown, next_cursor, unread: await countUnread(db, staffId) };
  });
}

/** An alert is said anew for whoever reads it now, who may read another language than when it fired. */
function saidTo(reader: AlertReader, { about, ...detail }: NoticeRow['detail']): NoticeRow['detail'] {
  if (typeof about !== 'object' || about === null) return detail;
  return { ...detail, ...sayAlert(reader, { ...about }) };
}

/** Whose deed it tells of, where a colleague's. */
function makerOf({ by }: NoticeRow['detail']): string | undefined {
  return typeof by === 'string' ? readId('stf', by) : undefined;
}

export function showUnread(product: Product, { workspaceId, staffId }: Caller) {
  return inWorkspace(product.databases.app, workspaceId, async (db) => ({ unread: await countUnread(db, staffId) }));
}

export function readNotice(
  product: Product,
  { workspaceId, staffId }: Caller,
  { id, isRead }: Readonly<{ id: string; isRead: boolean }>,
) {
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    if (!(await markRead(db, { staffId, id, at: isRead ? product.clock() : null }))) throw new Refusal('not_found');
    return { unread: await countUnread(db, staffId) };
  });
}

export function readAllNotices(product: Product, { workspaceId, staffId }: Caller) {
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    await markRead(db, { staffId, id: undefined, at: product.clock() });
    return { unread: await countUnread(db, staffId) };
  });
}

export function showNoticeSetting(product: Product, { workspaceId, staffId }: Caller) {
  return inWorkspace(product.databases.app, workspaceId, async (db) => ({
    by_mail: (await findReader(db, staffId))?.notices_by_mail ?? false,
  }));
}

export function changeNoticeSetting(product: Product, { workspaceId, staffId }: Caller, isWanted: boolean) {
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    await saveMailWish(db, { staffId, isWanted });
    return { by_mail: isWanted };
  });
}

const keptDays = 365;

/** News of a year ago is news to nobody; what it was about stays in the log of its case. */
export function forgetNotices(db: WorkspaceTransaction, now: Date): Promise<void> {
  return deleteOldNotices(db, new Date(now.getTime() - keptDays * 86_400_000));
}
