import { earlierDays, lookLevel, recentDays } from '@voldaan/domain/alerts/weekly-change';
import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { figureText } from '@voldaan/domain/metrics/figure-text';
import { newcombeInterval } from '@voldaan/domain/stats/newcombe-interval';
import { message } from '../../catalogue/message.ts';
import { showId } from '../../database/public-id.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { openFigure } from '../../metrics/figures/open-figure.ts';
import { countMentions } from '../../metrics/words/count-mentions.ts';
import { countOf } from '../../metrics/words/score-counts.ts';
import { listThemes, type ThemeRow } from '../../metrics/words/theme-views.ts';
import type { Product } from '../../product.ts';
import type { DigestGround } from './digest-ground.ts';
import type { DigestLine } from './schema.ts';

type Mentions = Readonly<{ texts: number; of: (theme: string) => number }>;

const shareMetric = { kind: 'share', scale: { min: 0, max: 1 } } as const;

/** Themes that are surely mentioned more, or less, in the last four weeks than in the twelve before. */
export async function themeLines(
  product: Product,
  db: WorkspaceTransaction,
  { surveys, days, language }: DigestGround,
): Promise<readonly DigestLine[]> {
  const themes = await listThemes(db);
  if (themes.length === 0) return [];
  const from = addDays(days.to, -recentDays);
  const lines: DigestLine[] = [];
  for (const survey of surveys) {
    const asked = { surveyId: survey.id, language };
    const recent = await mentionsOf(product, db, { ...asked, from, to: days.to });
    const earlier = await mentionsOf(product, db, { ...asked, from: addDays(from, -earlierDays), to: from });
    if (recent === undefined || earlier === undefined) continue;
    for (const theme of themes) {
      const text = changeWords(theme, { recent, earlier, tests: themes.length * surveys.length, survey, language });
      if (text !== undefined)
        lines.push({ text, note: null, path: `/words/themes/${showId('thm', theme.id)}`, estimate: null });
    }
  }
  return lines;
}

type Asked = Readonly<{ surveyId: string; language: DigestGround['language']; from: string; to: string }>;

async function mentionsOf(
  product: Product,
  db: WorkspaceTransaction,
  { surveyId, language, from, to }: Asked,
): Promise<Mentions | undefined> {
  const period = `${from}..${addDays(to, -1)}`;
  const today = product.clock().toISOString().slice(0, 10);
  const figure = await openFigure(db, product.columns, { survey: surveyId, period, today, language });
  if (figure === undefined) return undefined;
  const { all, themes } = await countMentions(db, figure);
  const texts = countOf(all);
  return texts < disclosureMinimum ? undefined : { texts, of: (theme) => countOf(themes.get(theme) ?? []) };
}

type Compared = Readonly<{
  recent: Mentions;
  earlier: Mentions;
  /** Among so many themes one would seem to move by chance. */
  tests: number;
  survey: Readonly<{ name: string }>;
  language: DigestGround['language'];
}>;

function changeWords(
  { id, name }: ThemeRow,
  { recent, earlier, tests, survey, language }: Compared,
): string | undefined {
  const now = { successes: recent.of(id), n: recent.texts };
  const before = { successes: earlier.of(id), n: earlier.texts };
  if (Math.max(now.successes, before.successes) < disclosureMinimum) return undefined;
  const interval = newcombeInterval(now, before, 1 - (1 - lookLevel) / tests);
  if (interval === null || (interval[0] <= 0 && interval[1] >= 0)) return undefined;
  const share = ({ successes, n }: typeof now) => figureText(shareMetric, successes / n, language);
  return message(language, interval[0] > 0 ? 'digest.changed.theme-more' : 'digest.changed.theme-less', {
    ...{ theme: name, survey: survey.name, share: share(now), before: share(before), n: now.n },
  });
}
