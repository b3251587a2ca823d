import { mayGiveRole, type Role } from '@voldaan/domain/accounts/role';
import { Refusal } from '@voldaan/domain/refusal';
import { uuid } from '../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { pageOf, readCursorId } from '../http/cursor-id.ts';
import type { Product } from '../product.ts';
import { type MailKind, mailKinds } from './schema.ts';
import { deleteOldOutboxMail, insertOutboxMail, type KeptMail } from './store.ts';
import { findOutboxMail, type OutboxHead, type OutboxMail, outboxPage } from './views.ts';

/** Keeps a mail that no server takes, for staff to read, in the transaction that says so. Gives its id. */
export async function keepMail(db: WorkspaceTransaction, mail: Omit<KeptMail, 'id'>): Promise<string> {
  const id = uuid();
  await insertOutboxMail(db, { id, ...mail });
  return id;
}

const keptDays = 90;

/** Mail that no server took is read within days or not at all. */
export function forgetKeptMail(db: WorkspaceTransaction, now: Date): Promise<void> {
  return deleteOldOutboxMail(db, new Date(now.getTime() - keptDays * 86_400_000));
}

type ListQuery = Readonly<{ cursor?: readonly string[] | undefined; limit: number }>;

/** Mails that no server took, newest first. */
export async function showOutbox(
  product: Product,
  { workspaceId, role }: Caller,
  query: ListQuery,
): Promise<Readonly<{ data: OutboxHead[]; next_cursor: readonly string[] | null }>> {
  const before = readCursorId(query.cursor);
  const rows = await inWorkspace(product.databases.app, workspaceId, (db) =>
    outboxPage(db, { kinds: kindsFor(role), before, limit: query.limit + 1 }),
  );
  return pageOf(rows, query.limit);
}

export async function showOutboxMail(product: Product, { workspaceId, role }: Caller, id: string): Promise<OutboxMail> {
  const mail = await inWorkspace(product.databases.app, workspaceId, (db) => findOutboxMail(db, id));
  if (mail === undefined || !kindsFor(role).includes(mail.kind)) throw new Refusal('not_found');
  return mail;
}

/**
 * Whoever reads an invitation to staff can accept it, in the role that it gives, and that may be the owner's. So it is
 * for those alone who may give every role.
 */
function kindsFor(role: Role): readonly MailKind[] {
  return mayGiveRole(role, 'owner') ? mailKinds : mailKinds.filter((kind) => kind !== 'staff_invite');
}
