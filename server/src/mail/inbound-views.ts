import type { InboundDetail } from '@voldaan/domain/mail/inbound-detail';
import { sql } from 'kysely';
import type { InboundKind } from '../database/deliverability-tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type AddressedInvitation = Readonly<{
  id: string;
  contact_id: string | null;
  address_hash: Buffer;
  receiving_domain: string;
}>;

/**
 * The invitation that a mail is about, held until the end of the transaction; its contact first, as everybody does who
 * holds both.
 */
export async function holdInvitation(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
): Promise<AddressedInvitation | undefined> {
  await sql`
    select from contact
    where workspace_id = ${workspaceId}
      and id = (select contact_id from invitation where workspace_id = ${workspaceId} and id = ${id})
    for key share`.execute(trx);
  return trx
    .selectFrom('invitation')
    .select(['id', 'contact_id', 'address_hash'])
    .select(
      sql<string>`coalesce(nullif(receiving_domain, ''), lower(split_part(email, '@', 2)))`.as('receiving_domain'),
    )
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function contactOfAddress(
  { trx, workspaceId }: WorkspaceTransaction,
  addressHash: Buffer,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('contact')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('address_hash', '=', addressHash)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

export async function workspaceCode({ trx, workspaceId }: WorkspaceTransaction): Promise<string> {
  const row = await trx.selectFrom('workspace').select('code').where('id', '=', workspaceId).executeTakeFirstOrThrow();
  return row.code;
}

export type InboundHead = Readonly<{
  id: string;
  kind: InboundKind;
  is_proven: boolean;
  from_name: string;
  from_address: string;
  subject: string;
  excerpt: string;
  detail: InboundDetail;
  contact_id: string | null;
  contact_name: string | null;
  invitation_id: string | null;
  received_at: Date;
  read_at: Date | null;
}>;

const excerptLength = 200;

function heads({ trx, workspaceId }: WorkspaceTransaction) {
  return trx
    .selectFrom('inbound_mail')
    .leftJoin('contact', (join) =>
      join
        .onRef('contact.workspace_id', '=', 'inbound_mail.workspace_id')
        .onRef('contact.id', '=', 'inbound_mail.contact_id'),
    )
    .select([
      'inbound_mail.id',
      'inbound_mail.kind',
      'inbound_mail.is_proven',
      'inbound_mail.from_name',
      'inbound_mail.from_address',
      'inbound_mail.subject',
      'inbound_mail.detail',
      'inbound_mail.contact_id',
      'contact.name as contact_name',
      'inbound_mail.invitation_id',
      'inbound_mail.received_at',
      'inbound_mail.read_at',
    ])
    .select(sql<string>`left(inbound_mail.body_text, ${excerptLength})`.as('excerpt'))
    .where('inbound_mail.workspace_id', '=', workspaceId);
}

/** What came in, newest first, as ids are made in the order of time; after the id `before`. */
export async function inboundPage(
  db: WorkspaceTransaction,
  wish: Readonly<{ kinds: readonly InboundKind[]; before: string | undefined; limit: number }>,
): Promise<readonly InboundHead[]> {
  return heads(db)
    .where('inbound_mail.kind', 'in', wish.kinds)
    .$if(wish.before !== undefined, (query) => query.where('inbound_mail.id', '<', wish.before ?? ''))
    .orderBy('inbound_mail.id', 'desc')
    .limit(wish.limit)
    .execute();
}

export type InboundMail = InboundHead & Readonly<{ text: string }>;

export async function findInboundMail(db: WorkspaceTransaction, id: string): Promise<InboundMail | undefined> {
  return heads(db).select('inbound_mail.body_text as text').where('inbound_mail.id', '=', id).executeTakeFirst();
}

/** Replies that nobody has read. */
export async function countUnread({ trx, workspaceId }: WorkspaceTransaction): Promise<number> {
  const { count } = await trx
    .selectFrom('inbound_mail')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('kind', '=', 'reply')
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
