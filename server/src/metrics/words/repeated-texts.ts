import type { Answers, CustomerPairs } from '@voldaan/domain/metrics/answers';
import { pairsOfCustomers } from '@voldaan/domain/metrics/customer-pairs';
import type { Histogram } from '@voldaan/domain/metrics/histogram';
import { mentionPairs, sumWriters } from '@voldaan/domain/metrics/words/mention-pairs';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Figure } from '../figures/figure.ts';
import { shortMemory } from './short-memory.ts';
import { listRepeatedTexts, type RepeatedText } from './writer-views.ts';

/** So many texts are looked at for what those of one customer have in common: of more, those of a share of the customers. */
const lookedMost = 2 ** 15;
/** Of fewer scores that were looked at, what their customers have in common is chance. */
const scoresLeast = 400;

/** Which texts of a figure go together because one customer wrote them. */
export type RepeatedTexts = Readonly<{
  /** So many fewer customers than texts there are. */
  further: number;
  /** The same of those that mention a theme. */
  furtherOf: (theme: string) => number;
  /** Whether texts of the same customers mention a theme. */
  mentionsOf: (theme: string) => CustomerPairs | undefined;
  /** The scores of all who wrote. */
  scoresOfAll: (histogram: Histogram) => Answers;
  /** Of those who mention a theme. */
  scoresOf: (theme: string, histogram: Histogram, all: Answers) => Answers;
}>;

/** Whether anybody answered the survey twice; where nobody did, no text is looked at for it. */
export function isRepeated({ columns }: Pick<Figure, 'columns'>): boolean {
  return columns.repeats().ends.length > 0;
}

const nobody: RepeatedTexts = {
  further: 0,
  furtherOf: () => 0,
  mentionsOf: () => undefined,
  scoresOfAll: (histogram) => ({ histogram, pairs: undefined }),
  scoresOf: (_, histogram) => ({ histogram, pairs: undefined }),
};

/** Of a great many the next few minutes change nothing that is seen. */
const keptOfManyMs = 300_000;
const kept = shortMemory<RepeatedTexts>(50);

/** Reads whose the texts are, where some are of the same customers. What was found of a share may be some minutes old. */
export async function readRepeatedTexts(
  db: WorkspaceTransaction,
  figure: Figure,
  texts: number,
): Promise<RepeatedTexts> {
  if (!isRepeated(figure)) return nobody;
  const share = 2 ** Math.max(0, Math.ceil(Math.log2(texts / lookedMost)));
  if (share === 1) return repeatedTextsOf(figure, await listRepeatedTexts(db, figure, share), share);
  const { survey, item, window, where, isDisclosed } = figure;
  const key = JSON.stringify([db.workspaceId, survey.id, item.key, window.from, window.to, where, isDisclosed]);
  const known = kept.find(key);
  if (known !== undefined) return known;
  const found = repeatedTextsOf(figure, await listRepeatedTexts(db, figure, share), share);
  kept.keep(key, found, keptOfManyMs);
  return found;
}

function repeatedTextsOf({ item }: Figure, rows: readonly RepeatedText[], share: number): RepeatedTexts {
  const writers = [...Map.groupBy(rows, ({ customer }) => customer).values()];
  const mentions = sumWriters(
    writers.map((texts) => texts.map(({ themes }) => themes)),
    share,
  );
  const byTheme = new Map<string, Map<number, RepeatedText[]>>();
  for (const row of rows) {
    for (const theme of row.themes) {
      const own = byTheme.get(theme) ?? new Map<number, RepeatedText[]>();
      byTheme.set(theme, own);
      const texts = own.get(row.customer) ?? [];
      own.set(row.customer, texts);
      texts.push(row);
    }
  }
  const pairs = scorePairs({ item }, writers, share);
  const pairsByTheme = new Map(
    [...byTheme].map(([theme, own]) => [theme, scorePairs({ item }, own.values(), share)] as const),
  );
  return {
    further: (rows.length - writers.length) * share,
    furtherOf: (theme) => {
      const own = [...(byTheme.get(theme)?.values() ?? [])];
      return own.reduce((sum, texts) => sum + texts.length - 1, 0) * share;
    },
    mentionsOf: (theme) => mentionPairs(mentions(theme)),
    scoresOfAll: (histogram) => ({ histogram, pairs }),
    scoresOf: (theme, histogram, all) => {
      const answers = { histogram, pairs: pairsByTheme.get(theme) };
      const scored = histogram.reduce((sum, count) => sum + count, 0);
      return share === 1 || scored >= scoresLeast * share ? answers : { ...answers, like: all };
    },
  };
}

function scorePairs(
  { item }: Pick<Figure, 'item'>,
  writers: Iterable<readonly RepeatedText[]>,
  share: number,
): CustomerPairs | undefined {
  const scores = [...writers].map((texts) => texts.map(({ score }) => score));
  return pairsOfScores(item, scores, share);
}

/** Pairs of stored scores of the same customers; texts without a score on the item's scale are in none. */
export function pairsOfScores(
  { lowest, levels }: Pick<Figure['item'], 'lowest' | 'levels'>,
  customers: readonly (readonly (number | null)[])[],
  share = 1,
): CustomerPairs | undefined {
  const placed = customers.map((scores) =>
    scores.flatMap((score) => (score === null || score < lowest || score - lowest >= levels ? [] : [score - lowest])),
  );
  return pairsOfCustomers(levels, placed, share);
}
