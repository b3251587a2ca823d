import { earlierDays, lookLevel, recentDays } from '@voldaan/domain/alerts/weekly-change';
import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { figureText } from '@voldaan/domain/metrics/figure-text';
import { compareMentions, type MentionCount } from '@voldaan/domain/metrics/words/estimate-mention';
import { message } from '../../catalogue/message.ts';
import { showId } from '../../database/public-id.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { openFigure } from '../../metrics/figures/open-figure.ts';
import { countMentions } from '../../metrics/words/count-mentions.ts';
import { readRepeatedTexts } from '../../metrics/words/repeated-texts.ts';
import { countOf } from '../../metrics/words/score-counts.ts';
import { listThemes, type ThemeRow } from '../../metrics/words/theme-views.ts';
import type { Product } from '../../product.ts';
import type { DigestGround } from './digest-ground.ts';
import type { DigestLine } from './schema.ts';

/** Of the texts of some days those that mention a theme, and how many customers wrote them. */
type Mentions = Readonly<{ of: (theme: string) => MentionCount & Readonly<{ customers: number }> }>;

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
  const repeated = await readRepeatedTexts(db, figure, texts);
  if (texts - repeated.further < disclosureMinimum) return undefined;
  return {
    of: (theme) => {
      const mentions = countOf(themes.get(theme) ?? []);
      return { mentions, texts, pairs: repeated.mentionsOf(theme), customers: mentions - repeated.furtherOf(theme) };
    },
  };
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
  const [now, before] = [recent.of(id), earlier.of(id)];
  if (Math.max(now.customers, before.customers) < disclosureMinimum) return undefined;
  const { verdict } = compareMentions(now, before, 1 - (1 - lookLevel) / tests);
  if (verdict !== 'higher' && verdict !== 'lower') return undefined;
  const share = ({ mentions, texts }: MentionCount) => figureText(shareMetric, mentions / texts, language);
  return message(language, verdict === 'higher' ? 'digest.changed.theme-more' : 'digest.changed.theme-less', {
    ...{ theme: name, survey: survey.name, share: share(now), before: share(before), n: now.texts },
  });
}
