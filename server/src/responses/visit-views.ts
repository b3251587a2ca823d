import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** What else was asked for through the same personal link, around the time that a page was opened. */
export type VisitsAround = Readonly<{ marksOpened: number; hasHead: boolean; hasTrap: boolean }>;

/** Scanners follow all links at once; a person opens one. */
const sweepSeconds = 10;
/** The hidden link may be followed a little apart from the others. */
const trapSeconds = 60;

type AroundWish = Readonly<{
  at: Date;
  beforeSeconds?: number;
  /** Two studies' questions came in one mail: who follows all its links follows those of both. */
  sharesMail: boolean;
}>;

/** `beforeSeconds` shortens how far back is looked, for a page whose past has been judged already. */
export async function visitsAround(
  db: WorkspaceTransaction,
  invitationId: string,
  { at, beforeSeconds = trapSeconds, sharesMail }: AroundWish,
): Promise<VisitsAround> {
  const { rows } = await sql<{ marks: number; head: boolean; trap: boolean }>`
    select count(distinct preselected) filter (where kind = 'preselect' and abs(extract(epoch from at - ${at}::timestamptz)) <= ${sweepSeconds}) as marks,
      coalesce(bool_or(kind = 'head' and abs(extract(epoch from at - ${at}::timestamptz)) <= ${sweepSeconds}), false) as head,
      coalesce(bool_or(kind = 'trap'), false) as trap
    from visit
    where workspace_id = ${db.workspaceId}
      and ${sharesMail ? sql`invitation_id = any (${inSameMail(db.workspaceId, invitationId)})` : sql`invitation_id = ${invitationId}`}
      and at >= ${at}::timestamptz - make_interval(secs => ${beforeSeconds})
      and at <= ${at}::timestamptz + make_interval(secs => ${trapSeconds})`.execute(db.trx);
  const [row] = rows;
  return { marksOpened: row?.marks ?? 0, hasHead: row?.head ?? false, hasTrap: row?.trap ?? false };
}

/** The invitations whose links stand in one mail, as an array: the mail's own and what went along. */
export function inSameMail(workspaceId: string, invitationId: string): RawBuilder<readonly string[]> {
  const mail = sql`(
    select coalesce(carried_by, id) from invitation where workspace_id = ${workspaceId} and id = ${invitationId})`;
  return sql`array(
    select id from invitation where workspace_id = ${workspaceId} and id = ${mail}
    union all select id from invitation where workspace_id = ${workspaceId} and carried_by = ${mail})`;
}
