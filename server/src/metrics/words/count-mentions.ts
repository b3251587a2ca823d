import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Snapshot } from '../columns/change-views.ts';
import { dayOf, monthAfter, monthOf, monthsBetween, textOfDay } from '../columns/column-month.ts';
import { isRecent } from '../columns/is-recent.ts';
import type { Figure, FigureDays } from '../figures/figure.ts';
import { countMentioners, countWriters, type MonthCount, monthChanges } from './mention-views.ts';
import { allTexts, isFiltered } from './text-source-views.ts';
import type { ScoreCount } from './word-views.ts';

/** How those score who wrote, and those of them who mention each theme. A score may be told in several parts. */
export type Mentions = Readonly<{ all: readonly ScoreCount[]; themes: ReadonlyMap<string, readonly ScoreCount[]> }>;

/** What lies of a month in a figure's window, in days since 1 January 1970, half-open. */
type Part = Readonly<{ month: number; from: number; to: number }>;
type CountedPart = Readonly<{ month: number; counts: readonly MonthCount[] }>;
/** Counts of parts, each true as of the snapshot. */
type Kept = Readonly<{ asOf: Snapshot; checkedAt: number; parts: ReadonlyMap<string, CountedPart> }>;

const keptMost = 200;
/** Of ten years as seen on some days: each day a period begins and ends elsewhere. */
const partsMost = 300;
const kept = new Map<string, Kept>();

/**
 * Counts exactly who wrote and who mentions what. Of a million texts that takes a second, so the counts of each month are kept and
 * counted again only when a text, a mention or a score of the month was changed, in whatever process: by the changes that a
 * snapshot did not see (ADR 72). Of groups of customers all is counted each time.
 */
export async function countMentions(db: WorkspaceTransaction, figure: Figure): Promise<Mentions> {
  const { survey, item, window } = figure;
  if (isFiltered(allTexts(figure))) return mentionsOf(await countDays(db, figure, window));
  const key = JSON.stringify([db.workspaceId, survey.id, item.key, [...item.slots]]);
  const before = kept.get(key);
  const known = before !== undefined && isRecent(before) ? before : undefined;
  const checkedAt = Date.now();
  const { snapshot, isApart, months } = await monthChanges(db, survey.id, known?.asOf);
  if (isApart) return mentionsOf(await countDays(db, figure, window));
  const changed = new Set(months);
  const held = new Map([...(known?.parts ?? [])].filter(([, { month }]) => !changed.has(month)));
  const parts = partsOf(figure);
  const missing = parts.filter((part) => !held.has(nameOf(part)));
  for (const stretch of stretchesOf(missing)) {
    const days = { from: textOfDay(stretch.from), to: textOfDay(stretch.to) };
    const counted = Map.groupBy(await countDays(db, figure, days), ({ month }) => month);
    for (const part of stretch.parts)
      held.set(nameOf(part), { month: part.month, counts: counted.get(part.month) ?? [] });
  }
  const own = parts.flatMap((part) => {
    const counted = held.get(nameOf(part));
    return counted === undefined ? [] : [[nameOf(part), counted] as const];
  });
  if (kept.size >= keptMost) kept.clear();
  kept.set(key, { asOf: snapshot, checkedAt, parts: held.size > partsMost ? new Map(own) : held });
  return mentionsOf(own.flatMap(([, { counts }]) => counts));
}

async function countDays(db: WorkspaceTransaction, figure: Figure, days: FigureDays): Promise<readonly MonthCount[]> {
  return [...(await countWriters(db, figure, days)), ...(await countMentioners(db, figure, days))];
}

function partsOf({ window }: Figure): readonly Part[] {
  const [from, to] = [dayOf(window.from), dayOf(window.to)];
  if (from >= to) return [];
  return monthsBetween(monthOf(from), to - 1).map((month) => ({
    month,
    from: Math.max(month, from),
    to: Math.min(monthAfter(month), to),
  }));
}

function nameOf({ from, to }: Part): string {
  return `${from} ${to}`;
}

type Stretch = { from: number; to: number; parts: Part[] };

/** Parts that follow each other are counted in one go. */
function stretchesOf(parts: readonly Part[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const part of parts) {
    const last = stretches.at(-1);
    if (last?.to === part.from) {
      last.to = part.to;
      last.parts.push(part);
    } else stretches.push({ from: part.from, to: part.to, parts: [part] });
  }
  return stretches;
}

function mentionsOf(counts: readonly MonthCount[]): Mentions {
  const byTheme = Map.groupBy(counts, ({ theme }) => theme);
  const all = byTheme.get(null) ?? [];
  const themes = new Map([...byTheme].flatMap(([theme, own]) => (theme === null ? [] : [[theme, own] as const])));
  return { all, themes };
}
