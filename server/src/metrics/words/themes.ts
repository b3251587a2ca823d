import type { Answers } from '@voldaan/domain/metrics/answers';
import { customersIn } from '@voldaan/domain/metrics/customers-in';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { judgeThemes, type ThemeJudgement } from '@voldaan/domain/metrics/words/judge-themes';
import { checkThemeRules } from '@voldaan/domain/metrics/words/theme-rule';
import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../../accounts/audit-store.ts';
import { showId } from '../../database/public-id.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace, inWorkspaceReading, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { showEstimate } from '../estimate-view.ts';
import { showHead } from '../figures/figure-head.ts';
import { openFigure } from '../figures/open-figure.ts';
import { codeSavedTheme } from './code-themes.ts';
import { countMentions } from './count-mentions.ts';
import { readRepeatedTexts } from './repeated-texts.ts';
import type { ThemeBody, ThemeChangeBody, ThemeShown, ThemesQuery, ThemesReply } from './schema.ts';
import { countOf, histogramOf } from './score-counts.ts';
import { askedOf } from './show-words.ts';
import { readFilling } from './text-views.ts';
import {
  changeTheme,
  insertTheme,
  insertThemeVersion,
  type NewThemeVersion,
  putCorrection,
  removeTheme,
} from './theme-store.ts';
import {
  findTheme,
  isThemeNameTaken,
  listThemes,
  listThemeVersions,
  type ThemeRow,
  themesMost,
} from './theme-views.ts';
import { isTextThere } from './word-views.ts';

/** The codebook, each theme with how often it is mentioned and how those score who do. */
export function showThemes(product: Product, caller: Caller, query: ThemesQuery): Promise<ThemesReply> {
  return inWorkspaceReading(product.databases.app, caller.workspaceId, async (db) => {
    const figure = await openFigure(db, product.columns, askedOf(product, caller, { ...query, q: '' }));
    const themes = await listThemes(db);
    const { isUnderWay: filling } = await readFilling(db);
    const uncounted = themes.map((theme) => ({ ...showTheme(theme), ...noFigures }));
    if (figure === undefined) return { head: null, texts: null, score: null, data: uncounted, is_filling: filling };
    const head = showHead(figure, caller.language);
    const { all, themes: counted } = await countMentions(db, figure);
    const texts = countOf(all);
    const repeated = await readRepeatedTexts(db, figure, texts);
    if (texts - repeated.further < disclosureMinimum)
      return { head, texts: null, score: null, data: uncounted, is_filling: filling };
    const period = { from: figure.window.from, to: figure.window.to };
    const scores = repeated.scoresOfAll(histogramOf(figure, all));
    const mentioned = themes.map(({ id }) => ({
      mentions: countOf(counted.get(id) ?? []),
      pairs: repeated.mentionsOf(id),
      scores: repeated.scoresOf(id, histogramOf(figure, counted.get(id) ?? []), scores),
    }));
    const judged = judgeThemes(figure.metric, { texts, scores }, mentioned, period);
    return {
      head,
      texts,
      score: showEstimate(estimateMetric(figure.metric, scores, { period })),
      data: themes.map((theme, place) => ({
        ...showTheme(theme),
        ...figuresOf(judged[place], { all: scores, own: mentioned[place]?.scores }),
      })),
      is_filling: filling,
    };
  });
}

const noFigures = { share: null, score: null, rest: null, comparison: null } as const;

/** What fewer than five customers scored is told by no figure, also not as what is missing from the rest. */
function figuresOf(
  judged: ThemeJudgement | undefined,
  { all, own }: Readonly<{ all: Answers; own: Answers | undefined }>,
) {
  if (judged === undefined || own === undefined) return noFigures;
  const share = showEstimate(judged.share);
  const customers = customersIn(own);
  // Whoever is on both sides is taken from the rest: it has these at least.
  if (customers < disclosureMinimum || customersIn(all) - customers < disclosureMinimum) return { ...noFigures, share };
  const { verdict, isBetter, difference, low, high, method } = judged.comparison;
  return {
    share,
    score: showEstimate(judged.score),
    rest: showEstimate(judged.rest),
    comparison: { verdict, is_better: isBetter, difference, low, high, method },
  };
}

export function showTheme(theme: ThemeRow): ThemeShown {
  const { id, name, description, rules, version, coded_version, changed_at } = theme;
  return {
    id,
    name,
    description,
    rules: rules.map(({ language, words, unless }) => ({ language, words: [...words], unless: [...unless] })),
    version,
    is_coded: coded_version === version,
    changed_at,
  };
}

export function makeTheme(product: Product, caller: Caller, body: ThemeBody): Promise<ThemeShown> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const at = product.clock();
    await refuseTheme(db, body, undefined);
    if ((await listThemes(db)).length >= themesMost) throw new Refusal('themes_full', { values: { most: themesMost } });
    const made = { ...body, id: uuid(at.getTime()), madeBy: caller.staffId, at };
    await keepTheme(db, made);
    await audit(db, caller, { action: 'theme.made', id: made.id, at });
    return requireTheme(db, made.id).then(showTheme);
  });
}

/** A theme in its first version, with the texts coded by it. */
export async function keepTheme(db: WorkspaceTransaction, theme: Omit<NewThemeVersion, 'version'>): Promise<void> {
  const made = { ...theme, version: 1 };
  await insertTheme(db, made);
  await insertThemeVersion(db, made);
  await codeSavedTheme(db, made);
}

export function reviseTheme(
  product: Product,
  caller: Caller,
  { id, change }: Readonly<{ id: string; change: ThemeChangeBody }>,
): Promise<ThemeShown> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const at = product.clock();
    const known = await requireTheme(db, id);
    const body = {
      name: change.name ?? known.name,
      description: change.description ?? known.description,
      rules: change.rules ?? known.rules,
    };
    await refuseTheme(db, body, id);
    const made = { ...body, id, version: known.version + 1, madeBy: caller.staffId, at };
    await changeTheme(db, made);
    await insertThemeVersion(db, made);
    await codeSavedTheme(db, made);
    await audit(db, caller, { action: 'theme.changed', id, at });
    return requireTheme(db, id).then(showTheme);
  });
}

export function dropTheme(product: Product, caller: Caller, id: string): Promise<void> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const at = product.clock();
    await requireTheme(db, id);
    await removeTheme(db, id, at);
    await audit(db, caller, { action: 'theme.removed', id, at });
  });
}

export function showThemeVersions(product: Product, caller: Caller, id: string) {
  return inWorkspaceReading(product.databases.app, caller.workspaceId, async (db) => {
    await requireTheme(db, id);
    const versions = await listThemeVersions(db, id);
    return { data: versions.map((version) => ({ ...version, rules: [...version.rules].map(copyRule) })) };
  });
}

function copyRule({ language, words, unless }: ThemeRow['rules'][number]) {
  return { language, words: [...words], unless: [...unless] };
}

type Said = Readonly<{ theme: string; response: string; isMentioned: boolean | null }>;

/** A person says whether a text mentions a theme, and goes before the rule. */
export function correctMention(product: Product, caller: Caller, said: Said): Promise<void> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requireTheme(db, said.theme);
    if (!(await isTextThere(db, said.response))) throw new Refusal('not_found');
    const { isMentioned, theme: themeId, response: responseId } = said;
    await putCorrection(db, { themeId, responseId, isMentioned, staffId: caller.staffId, at: product.clock() });
  });
}

/** The theme of this id, or the refusal that anything unknown gets. */
export async function requireTheme(db: WorkspaceTransaction, id: string): Promise<ThemeRow> {
  const theme = await findTheme(db, id);
  if (theme === undefined) throw new Refusal('not_found');
  return theme;
}

async function refuseTheme(
  db: WorkspaceTransaction,
  { name, rules }: Pick<ThemeBody, 'name'> & Pick<ThemeRow, 'rules'>,
  except: string | undefined,
): Promise<void> {
  const [fault] = checkThemeRules(rules);
  if (fault !== undefined) throw new Refusal(fault.code, { pointer: fault.pointer });
  if (await isThemeNameTaken(db, { name, except })) throw new Refusal('theme_name_taken', { pointer: '/name' });
}

async function audit(
  db: WorkspaceTransaction,
  { staffId }: Pick<Caller, 'staffId'>,
  { action, id, at }: Readonly<{ action: string; id: string; at: Date }>,
): Promise<void> {
  await recordAudit(db, { staffId, action, subject: showId('thm', id), at });
}
