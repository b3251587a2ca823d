import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { isRepeated } from './repeated-texts.ts';
import { countOf } from './score-counts.ts';
import { shortMemory } from './short-memory.ts';
import { allTexts, isFiltered, isLookedFor, sampledOneOf, type TextChoice, withoutMarks } from './text-source-views.ts';
import { countSampled, countTexts, type ScoreCount, sampleTexts } from './word-views.ts';
import { customersOfTexts } from './writer-views.ts';

/** How many texts there are to look in: what a share is a share of. */
export type GroupSize = Readonly<{
  texts: number;
  /** Of so many customers, where the texts are so few that it may matter; of more it is the number of texts. */
  customers: number;
  /** Counted, or estimated by the sample. */
  of: 'all' | 'sample';
  /** How many of them are in the sample; undefined where those are too few to tell anything by. */
  sampled: number | undefined;
  /** The period has so many texts, of this group or of others, that the sample is asked first. */
  isOfMany: boolean;
  /** To look up the group by its marks, of whatever day, costs less than to read the period. */
  isSmall: boolean;
}>;

const keptMs = 60_000;
/** Of a great many the next few minutes change nothing that is seen. */
const keptOfManyMs = 300_000;
/** Fewer are counted in a moment, and each new one shows in the share. */
const keptFrom = 10_000;
/** Of fewer among a great many it is looked each time whether they are still enough to be shown. */
const keptOfManyFrom = 100;

const kept = shortMemory<GroupSize>(500);

/**
 * Of so many in the sample the size of a group is known to a tenth, nineteen times in twenty. Fewer are twenty-five thousand
 * texts at most, which are looked at one by one.
 */
const sampledLeast = 400;
/** So many are found, which tells their count to a seventh: thirteen thousand texts, on as many pages of the table. */
const hitsLeast = 200;
/**
 * Of a part of the customers so many are of the choice by their score rows too, which tells their count to a fifth: to look up the
 * score rows of more than six thousand texts one by one takes longer than anybody waits while typing.
 */
const chosenLeast = 100;
/** Of more that are found, to look up the score row of each costs more than to read those of the survey. */
const lookedUpMost = 150;

/**
 * How many texts a group has. To count those of a survey with a million takes a tenth of a second, and of a part of its
 * customers ten times that, which each word that is typed would cost again; so the count may be some minutes old,
 * and that of a large part is told by the sample.
 */
export async function sizeGroup(db: WorkspaceTransaction, group: TextChoice): Promise<GroupSize> {
  const { figure, scoreFrom, scoreTo } = group;
  const { survey, item, window, where, isDisclosed } = figure;
  const days = [window.from, window.to];
  const key = JSON.stringify([db.workspaceId, survey.id, item.key, days, where, scoreFrom, scoreTo, isDisclosed]);
  const known = kept.find(key);
  if (known !== undefined) return known;
  const measured = await measureGroup(db, group);
  const areCounted = measured.texts < sampledLeast && isRepeated(figure);
  const customers = areCounted
    ? await customersOfTexts(db, measured.isSmall ? group : withoutMarks(group))
    : measured.texts;
  const size = { ...measured, customers };
  const [least, ms] = size.isOfMany ? [keptOfManyFrom, keptOfManyMs] : [keptFrom, keptMs];
  if (size.texts >= least) kept.keep(key, size, ms);
  return size;
}

async function measureGroup(db: WorkspaceTransaction, group: TextChoice): Promise<Omit<GroupSize, 'customers'>> {
  const all = await countSampled(db, allTexts(group.figure));
  const isSmall = group.marks !== undefined && (await countSampled(db, ofEveryDay(group))) < all;
  const texts = () => countTexts(db, isSmall ? group : withoutMarks(group));
  if (all < sampledLeast) return { texts: await texts(), of: 'all', sampled: undefined, isOfMany: false, isSmall };
  if (!isFiltered(group)) return { texts: await texts(), of: 'all', sampled: all, isOfMany: true, isSmall };
  const sampled = countOf((await sampleTexts(db, group)).scores);
  if (sampled < sampledLeast) return { texts: await texts(), of: 'all', sampled: undefined, isOfMany: true, isSmall };
  return { texts: sampled * sampledOneOf, of: 'sample', sampled, isOfMany: true, isSmall };
}

function ofEveryDay(choice: TextChoice): TextChoice {
  const { figure } = choice;
  return { ...choice, figure: { ...figure, window: { ...figure.window, from: '-infinity', to: 'infinity' } } };
}

/** What was found in the sample. */
export type SampleFound = Readonly<{
  scores: readonly ScoreCount[];
  count: number;
  /** Enough to tell all by it. */
  isEnough: boolean;
  /** There are many of these words, whoever says them. */
  areMany: boolean;
}>;

/** Undefined where nothing is told by the sample, since there are not many texts, or all of a period are asked for. */
export async function readSample(
  db: WorkspaceTransaction,
  choice: TextChoice,
  { size, isFirst }: Readonly<{ size: GroupSize; isFirst: boolean }>,
): Promise<SampleFound | undefined> {
  const { sampled, isOfMany, of } = size;
  if (!isOfMany || !(isLookedFor(choice) || isFiltered(choice))) return undefined;
  const least = isFiltered(choice) ? chosenLeast : hitsLeast;
  const found = await sampleTexts(db, choice, scoredLeast());
  const count = isFiltered(choice) ? countOf(found.scores) : found.hits;
  const isEnough = sampled !== undefined && count >= least;
  return { scores: found.scores, count, isEnough, areMany: found.hits >= lookedUpMost };

  function scoredLeast(): number {
    // A next page tells no figures.
    if (!isFirst && !isFiltered(choice)) return Number.MAX_SAFE_INTEGER;
    // Few are not looked up here and then again; of a group that was estimated it is the sample that tells their share.
    return of === 'all' ? least : 0;
  }
}
