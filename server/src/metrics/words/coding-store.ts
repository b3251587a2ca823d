import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { responseConditions } from '../figures/condition-views.ts';
import type { Figure } from '../figures/figure.ts';

export type NewCoding = Readonly<{
  id: string;
  figure: Figure;
  seed: string;
  themes: readonly string[];
  texts: number;
  madeBy: string;
  at: Date;
}>;

export async function insertCoding({ trx, workspaceId }: WorkspaceTransaction, made: NewCoding): Promise<void> {
  await trx
    .insertInto('theme_coding')
    .values({
      workspace_id: workspaceId,
      id: made.id,
      survey_id: made.figure.survey.id,
      seed: made.seed,
      themes: made.themes,
      first_day: made.figure.window.from,
      end_day: made.figure.window.to,
      made_by: made.madeBy,
      made_at: made.at,
    })
    .execute();
}

/** So many of the newest are drawn from: to draw from a million would take a second. */
const drawnFrom = 20_000;

/** Draws texts by the seed, with what the rules say of them now. Returns how many. */
export async function drawCodingTexts(db: WorkspaceTransaction, made: NewCoding): Promise<number> {
  const { rows } = await sql<{ place: number }>`
    with newest as (
      select t.response_id from response_text t
      join score_row s on s.workspace_id = t.workspace_id and s.survey_id = t.survey_id and s.day = t.day
        and s.response_id = t.response_id
      where t.workspace_id = ${db.workspaceId} and t.survey_id = ${made.figure.survey.id}
        and ${responseConditions(db, made.figure)}
      order by s.day desc, s.response_id desc limit ${drawnFrom}
    ), drawn as (
      select response_id, row_number() over (order by md5(${made.seed} || response_id::text)) - 1 as place from newest
      order by place limit ${made.texts}
    )
    insert into theme_coding_text (workspace_id, coding_id, place, response_id, rule_themes)
    select ${db.workspaceId}, ${made.id}, place, response_id, ${ruleThemes(db, made.themes)} from drawn
    returning place`.execute(db.trx);
  return rows.length;
}

function ruleThemes(
  { workspaceId }: Pick<WorkspaceTransaction, 'workspaceId'>,
  themes: readonly string[],
): RawBuilder<unknown> {
  return sql`array(
    select m.theme_id from response_theme m
    where m.workspace_id = ${workspaceId} and m.response_id = drawn.response_id and m.by_rule
      and m.theme_id = any (${themes}::uuid[])
    order by m.theme_id)`;
}

export type NewCode = Readonly<{
  codingId: string;
  responseId: string;
  coderId: string;
  themes: readonly string[];
  at: Date;
}>;

export async function putCode({ trx, workspaceId }: WorkspaceTransaction, code: NewCode): Promise<void> {
  await sql`
    insert into theme_code (workspace_id, coding_id, response_id, coder_id, themes, coded_at)
    values (${workspaceId}, ${code.codingId}, ${code.responseId}, ${code.coderId}, ${code.themes}::uuid[], ${code.at})
    on conflict (workspace_id, coding_id, response_id, coder_id) do update
      set themes = excluded.themes, coded_at = excluded.coded_at`.execute(trx);
}
