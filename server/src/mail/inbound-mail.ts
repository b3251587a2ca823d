import { Refusal } from '@voldaan/domain/refusal';
import type { InboundKind } from '../database/deliverability-tables.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { pageOf, readCursorId } from '../http/cursor-id.ts';
import type { Product } from '../product.ts';
import { markInboundRead } from './inbound-store.ts';
import { countUnread, findInboundMail, type InboundHead, inboundPage } from './inbound-views.ts';
import type { InboundHeadReply } from './schema.ts';

const kindsOf: Readonly<Record<'replies' | 'reports', readonly InboundKind[]>> = {
  replies: ['reply'],
  reports: ['bounce', 'delay', 'complaint', 'auto_reply', 'other'],
};

type ListQuery = Readonly<{
  sort: 'replies' | 'reports';
  cursor?: readonly string[] | undefined;
  limit: number;
}>;

/** What came in, newest first. */
export async function showInbound(product: Product, { workspaceId }: Caller, query: ListQuery) {
  const before = readCursorId(query.cursor);
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    const wish = { kinds: kindsOf[query.sort], before, limit: query.limit + 1 };
    const page = pageOf(await inboundPage(db, wish), query.limit);
    return { data: page.data.map(shown), next_cursor: page.next_cursor, unread: await countUnread(db) };
  });
}

export async function showInboundMail(product: Product, { workspaceId }: Caller, id: string) {
  const mail = await inWorkspace(product.databases.app, workspaceId, (db) => findInboundMail(db, id));
  if (mail === undefined) throw new Refusal('not_found');
  return { ...shown(mail), text: mail.text };
}

export async function changeInbound(
  product: Product,
  { workspaceId }: Caller,
  { id, isRead }: Readonly<{ id: string; isRead: boolean }>,
): Promise<void> {
  const readAt = isRead ? product.clock() : null;
  const isKnown = await inWorkspace(product.databases.app, workspaceId, (db) => markInboundRead(db, { id, readAt }));
  if (!isKnown) throw new Refusal('not_found');
}

function shown({ detail, invitation_id: _invitation, ...head }: InboundHead): InboundHeadReply {
  const { effect, bounce, status, diagnostic, feedback, caseId, why } = detail;
  return {
    ...head,
    effect: effect ?? 'none',
    bounce: bounce ?? null,
    status: status ?? null,
    diagnostic: diagnostic ?? null,
    feedback: feedback ?? null,
    case_id: caseId ?? null,
    why: why ?? null,
  };
}
