import type { Audience, StratifyBy } from '@voldaan/domain/studies/study-draft';
import { type RawBuilder, sql } from 'kysely';
import { audienceSql } from '../contacts/audience-views.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type FrameMember = Readonly<{ id: string; stratum: string; has_phone: boolean }>;

const pageRows = 20_000;

/** Everybody in an audience with the group that they count in, some thousands at a time, in the order of ids. */
export async function* frameMembers(
  { trx, workspaceId }: WorkspaceTransaction,
  audience: Audience,
  by: StratifyBy | undefined,
): AsyncGenerator<readonly FrameMember[]> {
  let after: string | null = null;
  for (;;) {
    const page: readonly FrameMember[] = (
      await sql<FrameMember>`
        select contact.id, ${stratumSql(by)} as stratum,
          coalesce(contact.phone, '') <> '' as has_phone
        from contact
        where contact.workspace_id = ${workspaceId} and not contact.is_sample and ${audienceSql(audience, 'contact')}
          and (${after}::uuid is null or contact.id > ${after}::uuid)
        order by contact.id
        limit ${pageRows}`.execute(trx)
    ).rows;
    if (page.length > 0) yield page;
    after = page.at(-1)?.id ?? null;
    if (page.length < pageRows) return;
  }
}

/** The group of a `contact` as a piece of SQL. */
export function stratumSql(by: StratifyBy | undefined): RawBuilder<string> {
  switch (by) {
    case undefined:
      return sql<string>`''`;
    case 'language':
      return sql<string>`coalesce(contact.language, (select language from workspace where id = contact.workspace_id))`;
    case 'lifecycle':
      return sql<string>`contact.lifecycle`;
    case 'stage':
      return sql<string>`coalesce(contact.stage, '')`;
    case 'country':
      return sql<string>`coalesce(contact.country, '')`;
    default:
      return sql<string>`coalesce(contact.attributes ->> ${by.slice('attribute:'.length)}, '')`;
  }
}

/** How often each customer was drawn by a study before. */
export async function countDrawn(
  { trx, workspaceId }: WorkspaceTransaction,
  studyId: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<Readonly<{ contact_id: string; times: number }>>`
    select draw_member.contact_id, count(*) as times
    from study_draw
    join draw_member on draw_member.workspace_id = study_draw.workspace_id and draw_member.draw_id = study_draw.id
    where study_draw.workspace_id = ${workspaceId} and study_draw.study_id = ${studyId}
    group by draw_member.contact_id`.execute(trx);
  return new Map(rows.map(({ contact_id, times }) => [contact_id, times]));
}
