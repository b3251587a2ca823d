import { allowLongStatements } from '../../database/long-statements.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { enqueue, type Job } from '../../jobs/queue.ts';
import type { Product } from '../../product.ts';
import { publishedSurveys } from '../views.ts';
import { codeSomeTexts, codeSurveyTexts, forgetRule, markThemeCoded } from './theme-store.ts';
import { countTextsTo, findTheme, listThemes, type ThemeRow } from './theme-views.ts';
import { queryOfRules } from './word-query-views.ts';

/** Codes some texts by all themes: those that have just come. */
export async function codeTexts(db: WorkspaceTransaction, responseIds: readonly string[]): Promise<void> {
  if (responseIds.length === 0) return;
  const themes = (await listThemes(db)).flatMap(({ id, rules }) => {
    const query = queryOfRules(rules);
    return query === undefined ? [] : [{ id, query }];
  });
  await codeSomeTexts(db, responseIds, themes);
}

/** So many texts are coded while whoever saved the theme waits. */
const textsAtOnce = 20_000;

/** Codes all texts by a theme that was saved: at once where they are few, by the worker where they are many. */
export async function codeSavedTheme(
  db: WorkspaceTransaction,
  theme: Pick<ThemeRow, 'id' | 'rules' | 'version'>,
): Promise<void> {
  if ((await countTextsTo(db, textsAtOnce)) < textsAtOnce) return codeAllTexts(db, theme);
  const payload = { workspace: db.workspaceId, theme: theme.id };
  await enqueue(db.trx, 'words.code', payload, { key: `words.code ${theme.id}` });
}

const secondsMost = 600;

export function codeThemeJob(product: Product): Job {
  return async ({ workspace, theme: id }) => {
    if (typeof workspace !== 'string' || typeof id !== 'string') return;
    await inWorkspace(product.databases.app, workspace, async (db) => {
      await allowLongStatements(db, secondsMost);
      const theme = await findTheme(db, id);
      if (theme !== undefined) await codeAllTexts(db, theme);
    });
  };
}

async function codeAllTexts(
  db: WorkspaceTransaction,
  { id, rules, version }: Pick<ThemeRow, 'id' | 'rules' | 'version'>,
): Promise<void> {
  const query = queryOfRules(rules);
  await forgetRule(db, id);
  if (query !== undefined)
    for (const { id: surveyId } of await publishedSurveys(db))
      await codeSurveyTexts(db, { themeId: id, surveyId, query });
  await markThemeCoded(db, { id, version });
}
