import type { ThemeRule } from '@voldaan/domain/metrics/words/theme-rule';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type ThemeRow = Readonly<{
  id: string;
  name: string;
  description: string;
  rules: readonly ThemeRule[];
  version: number;
  coded_version: number;
  made_at: Date;
  changed_at: Date;
}>;

const themeColumns = [
  'id',
  'name',
  'description',
  'rules',
  'version',
  'coded_version',
  'made_at',
  'changed_at',
] as const;

/** A codebook of more is no codebook. */
export const themesMost = 200;

/** The codebook by name. */
export function listThemes({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly ThemeRow[]> {
  return trx
    .selectFrom('theme')
    .select(themeColumns)
    .where('workspace_id', '=', workspaceId)
    .where('removed_at', 'is', null)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(themesMost)
    .execute();
}

export function findTheme({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<ThemeRow | undefined> {
  return trx
    .selectFrom('theme')
    .select(themeColumns)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

export async function isThemeNameTaken(
  { trx, workspaceId }: WorkspaceTransaction,
  { name, except }: Readonly<{ name: string; except: string | undefined }>,
): Promise<boolean> {
  let query = trx
    .selectFrom('theme')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('removed_at', 'is', null)
    .where(sql`lower(name)`, '=', sql`lower(${name})`);
  if (except !== undefined) query = query.where('id', '<>', except);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

export type ThemeVersionRow = Readonly<{
  number: number;
  name: string;
  description: string;
  rules: readonly ThemeRule[];
  made_by: string;
  made_at: Date;
}>;

/** Every version of a theme, newest first, with who made it. */
export function listThemeVersions(
  { trx, workspaceId }: WorkspaceTransaction,
  themeId: string,
): Promise<readonly ThemeVersionRow[]> {
  return trx
    .selectFrom('theme_version')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.workspace_id', '=', 'theme_version.workspace_id')
        .onRef('staff.id', '=', 'theme_version.made_by'),
    )
    .select(['number', 'theme_version.name', 'description', 'rules', 'staff.name as made_by', 'made_at'])
    .where('theme_version.workspace_id', '=', workspaceId)
    .where('theme_id', '=', themeId)
    .orderBy('number', 'desc')
    .limit(200)
    .execute();
}

/** How many texts there are, counted to a bound. */
export async function countTextsTo({ trx, workspaceId }: WorkspaceTransaction, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select from response_text where workspace_id = ${workspaceId} limit ${most}
    ) counted`.execute(trx);
  return rows[0]?.count ?? 0;
}
