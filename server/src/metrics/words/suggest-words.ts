import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { mentionPairs, sumWriters, type WriterSums } from '@voldaan/domain/metrics/words/mention-pairs';
import { rankWords, type WordCount } from '@voldaan/domain/metrics/words/rank-words';
import { type WordLanguage, wordLanguages } from '@voldaan/domain/metrics/words/theme-rule';
import { wordsOfText } from '@voldaan/domain/metrics/words/words-of-text';
import { inWorkspaceReading, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { showEstimate } from '../estimate-view.ts';
import type { Figure } from '../figures/figure.ts';
import { showHead } from '../figures/figure-head.ts';
import { openFigure } from '../figures/open-figure.ts';
import { isRepeated } from './repeated-texts.ts';
import type { SuggestionsReply, ThemesQuery } from './schema.ts';
import { type ScoreGroup, scoreGroupsOf } from './score-groups.ts';
import { askedOf } from './show-words.ts';
import { newestTexts, type ReadText, stemsOf } from './suggestion-views.ts';
import { listThemes } from './theme-views.ts';

/** More are read by nobody, and would keep the process for a second. */
const textsMost = 10_000;
const wordsMost = 24;

/** What unhappy customers say more often than happy ones: words to read, and to make themes of. */
export function suggestWords(product: Product, caller: Caller, query: ThemesQuery): Promise<SuggestionsReply> {
  return inWorkspaceReading(product.databases.app, caller.workspaceId, async (db) => {
    const figure = await openFigure(db, product.columns, askedOf(product, caller, { ...query, q: '' }));
    if (figure === undefined) return { head: null, texts: 0, unhappy: null, happy: null, data: [] };
    const head = showHead(figure, caller.language);
    const texts = await newestTexts(db, figure, { most: textsMost, isRepeated: isRepeated(figure) });
    const groups = groupsOf(figure, texts);
    const sizes = [writersOf(groups.unhappy), writersOf(groups.happy)];
    if (sizes.some((size) => size < disclosureMinimum))
      return { head, texts: texts.length, unhappy: null, happy: null, data: [] };
    const ranked: SuggestionsReply['data'] = [];
    for (const language of wordLanguages) ranked.push(...(await rankedWords(db, { figure, groups, language })));
    const known = new Set(
      (await listThemes(db)).flatMap(({ rules }) =>
        rules.flatMap(({ language, words }) => words.map((word) => `${language} ${word}`)),
      ),
    );
    return {
      head,
      texts: texts.length,
      unhappy: { ...groups.unhappy.bounds, texts: groups.unhappy.texts.length },
      happy: { ...groups.happy.bounds, texts: groups.happy.texts.length },
      data: ranked
        .filter(({ language, word }) => !known.has(`${language} ${word}`))
        .toSorted((one, other) => other.rank_z - one.rank_z)
        .slice(0, wordsMost),
    };
  });
}

type Group = Readonly<{ bounds: ScoreGroup; texts: readonly ReadText[] }>;
type Groups = Readonly<{ unhappy: Group; happy: Group }>;

/** Who is not known is another one with each text. */
function writersOf({ texts }: Group): number {
  return new Set(texts.map(({ customer }, place) => customer ?? `text ${place}`)).size;
}

function groupsOf({ metric }: Figure, texts: readonly ReadText[]): Groups {
  const { unhappy, happy } = scoreGroupsOf(metric);
  const within = (bounds: ScoreGroup): Group => ({
    bounds,
    texts: texts.filter(({ score }) => {
      const points = score * metric.scale.step;
      return points >= bounds.from && points <= bounds.to;
    }),
  });
  return { unhappy: within(unhappy), happy: within(happy) };
}

type Ranking = Readonly<{ figure: Figure; groups: Groups; language: WordLanguage }>;

/** Each language by itself: otherwise the words of whoever is unhappiest would all be words of his language. */
async function rankedWords(
  db: WorkspaceTransaction,
  { figure, groups, language }: Ranking,
): Promise<SuggestionsReply['data']> {
  const [unhappy, happy] = [groups.unhappy, groups.happy].map(({ texts }) =>
    texts.flatMap(({ parts, customer, ...text }): readonly Read[] =>
      text.language === language ? [{ words: wordsOfText(parts.join('\n')), customer }] : [],
    ),
  );
  if (unhappy === undefined || happy === undefined || unhappy.length === 0 || happy.length === 0) return [];
  const stems = await stemsOf(db, language, [...new Set([...unhappy, ...happy].flatMap(({ words }) => words))]);
  const counts = countStems(stems, unhappy, happy);
  const { from, to } = figure.window;
  const [pairsOfUnhappy, pairsOfHappy] = [sumStems(stems, unhappy), sumStems(stems, happy)];
  const ranked = rankWords(
    [...counts].map(([word, { first, second }]) => {
      const pairs = [mentionPairs(pairsOfUnhappy(word)), mentionPairs(pairsOfHappy(word))] as const;
      return { word, first, second, pairs };
    }),
    { texts: [unhappy.length, happy.length], textsLeast: disclosureMinimum, most: wordsMost, period: { from, to } },
  );
  return ranked.map(({ word: stem, first, second, z }) => ({
    word: counts.get(stem)?.written ?? stem,
    language,
    unhappy: showEstimate(first),
    happy: showEstimate(second),
    rank_z: z,
  }));
}

/** A text as its words. */
type Read = Readonly<{ words: readonly string[]; customer: number | null }>;

/** What customers who wrote more than once say again. */
function sumStems(stems: ReadonlyMap<string, string>, texts: readonly Read[]): (stem: string) => WriterSums {
  const known = texts.filter(({ customer }) => customer !== null);
  const writers = [...Map.groupBy(known, ({ customer }) => customer).values()].filter((own) => own.length > 1);
  return sumWriters(writers.map((own) => own.map(({ words }) => words.flatMap((word) => stems.get(word) ?? []))));
}

type StemCount = Pick<WordCount, 'first' | 'second'> & Readonly<{ written: string }>;

/** In how many texts of each group a stem stands, and as what word it is written most. */
function countStems(
  stems: ReadonlyMap<string, string>,
  unhappy: readonly Read[],
  happy: readonly Read[],
): ReadonlyMap<string, StemCount> {
  const texts = new Map<string, [first: number, second: number]>();
  const written = new Map<string, Map<string, number>>();
  for (const [group, list] of [unhappy, happy].entries()) {
    for (const { words } of list) {
      const seen = new Set<string>();
      for (const word of words) {
        const stem = stems.get(word);
        if (stem === undefined) continue;
        const forms = written.get(stem) ?? new Map<string, number>();
        written.set(stem, forms.set(word, (forms.get(word) ?? 0) + 1));
        if (seen.has(stem)) continue;
        seen.add(stem);
        const [first, second] = texts.get(stem) ?? [0, 0];
        texts.set(stem, group === 0 ? [first + 1, second] : [first, second + 1]);
      }
    }
  }
  return new Map(
    [...texts].map(([stem, [first, second]]) => [
      stem,
      { first, second, written: mostWritten(written.get(stem)) ?? stem },
    ]),
  );
}

function mostWritten(forms: ReadonlyMap<string, number> | undefined): string | undefined {
  const [most] = [...(forms ?? [])].toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  return most?.[0];
}
