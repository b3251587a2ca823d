import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type CodingRow = Readonly<{
  id: string;
  survey: string;
  seed: string;
  themes: readonly string[];
  first_day: string;
  end_day: string;
  made_at: Date;
  made_by: string;
  texts: number;
  coders: readonly Readonly<{ id: string; name: string; coded: number }>[];
}>;

const codings = (workspaceId: string) => sql`
  select c.id, survey.name as survey, c.seed, c.themes, c.first_day::text as first_day, c.end_day::text as end_day, c.made_at,
    staff.name as made_by, drawn.texts, coalesce(coders.list, '[]') as coders
  from theme_coding c
  join survey on survey.workspace_id = c.workspace_id and survey.id = c.survey_id
  join staff on staff.workspace_id = c.workspace_id and staff.id = c.made_by
  cross join lateral (
    select count(*) as texts from theme_coding_text where workspace_id = c.workspace_id and coding_id = c.id
  ) drawn
  cross join lateral (
    select json_agg(json_build_object('id', coder.id, 'name', coder.name, 'coded', done.coded) order by coder.name, coder.id) as list
    from (
      select coder_id, count(*) as coded from theme_code
      where workspace_id = c.workspace_id and coding_id = c.id group by coder_id
    ) done
    join staff coder on coder.workspace_id = c.workspace_id and coder.id = done.coder_id
  ) coders
  where c.workspace_id = ${workspaceId}`;

/** The newest first. */
export async function listCodings({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly CodingRow[]> {
  const { rows } = await sql<CodingRow>`${codings(workspaceId)} order by c.made_at desc, c.id desc limit 50`.execute(
    trx,
  );
  return rows;
}

export async function findCoding(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
): Promise<CodingRow | undefined> {
  const { rows } = await sql<CodingRow>`${codings(workspaceId)} and c.id = ${id}`.execute(trx);
  return rows[0];
}

export type CodingTextRow = Readonly<{
  response_id: string;
  parts: readonly string[];
  rule_themes: readonly string[];
  codes: readonly Readonly<{ coder: string; themes: readonly string[] }>[];
}>;

/** The drawn texts in their order, with what everybody said of each: for counting, and never to be shown. */
export async function listCodingTexts(
  { trx, workspaceId }: WorkspaceTransaction,
  codingId: string,
): Promise<readonly CodingTextRow[]> {
  const { rows } = await sql<CodingTextRow>`
    select drawn.response_id, kept.parts, drawn.rule_themes, coalesce(said.list, '[]') as codes
    from theme_coding_text drawn
    join response_text kept on kept.workspace_id = drawn.workspace_id and kept.response_id = drawn.response_id
    cross join lateral (
      select json_agg(json_build_object('coder', coder_id, 'themes', themes) order by coder_id) as list
      from theme_code
      where workspace_id = drawn.workspace_id and coding_id = drawn.coding_id and response_id = drawn.response_id
    ) said
    where drawn.workspace_id = ${workspaceId} and drawn.coding_id = ${codingId}
    order by drawn.place
    limit 200`.execute(trx);
  return rows;
}
