import type { ThemeRule } from '@voldaan/domain/metrics/words/theme-rule';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { TextQuery } from './word-query-views.ts';

export type NewThemeVersion = Readonly<{
  id: string;
  name: string;
  description: string;
  rules: readonly ThemeRule[];
  version: number;
  madeBy: string;
  at: Date;
}>;

export async function insertTheme({ trx, workspaceId }: WorkspaceTransaction, made: NewThemeVersion): Promise<void> {
  const { id, name, description, rules, version, madeBy, at } = made;
  await trx
    .insertInto('theme')
    .values({
      workspace_id: workspaceId,
      id,
      name,
      description,
      rules: JSON.stringify(rules),
      version,
      made_by: madeBy,
      made_at: at,
      changed_at: at,
    })
    .execute();
}

/** Everything of a theme as it is now; what it was stays in its versions. */
export async function changeTheme({ trx, workspaceId }: WorkspaceTransaction, made: NewThemeVersion): Promise<void> {
  const { id, name, description, rules, version, at } = made;
  await trx
    .updateTable('theme')
    .set({ name, description, rules: JSON.stringify(rules), version, changed_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export async function insertThemeVersion(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, version, madeBy, at, ...made }: NewThemeVersion,
): Promise<void> {
  await trx
    .insertInto('theme_version')
    .values({
      workspace_id: workspaceId,
      theme_id: id,
      number: version,
      name: made.name,
      description: made.description,
      rules: JSON.stringify(made.rules),
      made_by: madeBy,
      made_at: at,
    })
    .execute();
}

export async function markThemeCoded(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, version }: Readonly<{ id: string; version: number }>,
): Promise<void> {
  await trx
    .updateTable('theme')
    .set({ coded_version: version })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** It is told no more and counted nowhere; its versions stay, and what was coded by it. */
export async function removeTheme({ trx, workspaceId }: WorkspaceTransaction, id: string, at: Date): Promise<void> {
  await trx
    .updateTable('theme')
    .set({ removed_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Which of some texts the rules of themes hit, written anew; what a person said stays beside it. */
export async function codeSomeTexts(
  { trx, workspaceId }: WorkspaceTransaction,
  responseIds: readonly string[],
  themes: readonly Readonly<{ id: string; query: TextQuery }>[],
): Promise<void> {
  await sql`
    update response_theme set by_rule = false
    where workspace_id = ${workspaceId} and response_id = any (${responseIds}::uuid[]) and by_rule and by_person is not null`.execute(
    trx,
  );
  await sql`
    delete from response_theme
    where workspace_id = ${workspaceId} and response_id = any (${responseIds}::uuid[]) and by_person is null`.execute(
    trx,
  );
  if (themes.length === 0) return;
  const rules = themes.map(({ id, query }) => sql`(${id}::uuid, ${query})`);
  await sql`
    insert into response_theme (workspace_id, theme_id, response_id, by_rule)
    select ${workspaceId}, rule.theme, t.response_id, true
    from response_text t join (values ${sql.join(rules)}) as rule (theme, query) on t.stems @@ rule.query
    where t.workspace_id = ${workspaceId} and t.response_id = any (${responseIds}::uuid[])
    on conflict (workspace_id, theme_id, response_id) do update set by_rule = true`.execute(trx);
}

/** All texts of a survey by the rules of one theme. */
export async function codeSurveyTexts(
  { trx, workspaceId }: WorkspaceTransaction,
  { themeId, surveyId, query }: Readonly<{ themeId: string; surveyId: string; query: TextQuery }>,
): Promise<void> {
  await sql`
    insert into response_theme (workspace_id, theme_id, response_id, by_rule)
    select ${workspaceId}, ${themeId}, response_id, true
    from find_texts(${query}, ${surveyId}, '-infinity', 'infinity')
    order by response_id
    on conflict (workspace_id, theme_id, response_id) do update set by_rule = true`.execute(trx);
}

/** What the rules said before goes, before they say it anew. */
export async function forgetRule({ trx, workspaceId }: WorkspaceTransaction, themeId: string): Promise<void> {
  await sql`
    update response_theme set by_rule = false
    where workspace_id = ${workspaceId} and theme_id = ${themeId} and by_rule and by_person is not null`.execute(trx);
  await sql`
    delete from response_theme
    where workspace_id = ${workspaceId} and theme_id = ${themeId} and by_person is null`.execute(trx);
}

export type Correction = Readonly<{
  themeId: string;
  responseId: string;
  isMentioned: boolean | null;
  staffId: string;
  at: Date;
}>;

/** What a person says of a text and a theme; null takes it back, and the rule's word holds again. */
export async function putCorrection({ trx, workspaceId }: WorkspaceTransaction, said: Correction): Promise<void> {
  const { themeId, responseId, isMentioned, staffId, at } = said;
  if (isMentioned === null) {
    await sql`
      delete from response_theme
      where workspace_id = ${workspaceId} and theme_id = ${themeId} and response_id = ${responseId} and not by_rule`.execute(
      trx,
    );
    await sql`
      update response_theme set by_person = null, judged_by = null, judged_at = null
      where workspace_id = ${workspaceId} and theme_id = ${themeId} and response_id = ${responseId}`.execute(trx);
    return;
  }
  await sql`
    insert into response_theme (workspace_id, theme_id, response_id, by_rule, by_person, judged_by, judged_at)
    values (${workspaceId}, ${themeId}, ${responseId}, false, ${isMentioned}, ${staffId}, ${at})
    on conflict (workspace_id, theme_id, response_id) do update
      set by_person = excluded.by_person, judged_by = excluded.judged_by, judged_at = excluded.judged_at`.execute(trx);
}
