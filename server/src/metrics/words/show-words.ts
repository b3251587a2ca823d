import type { Language } from '@voldaan/domain/language';
import { countByGroup } from '@voldaan/domain/metrics/columns/count-columns';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { estimateMention, type MentionCount } from '@voldaan/domain/metrics/words/estimate-mention';
import { wordMasks } from '@voldaan/domain/metrics/words/mask-text';
import { mentionPairs } from '@voldaan/domain/metrics/words/mention-pairs';
import { readWordSearch } from '@voldaan/domain/metrics/words/word-search';
import { Refusal } from '@voldaan/domain/refusal';
import { textOfQuestion } from '@voldaan/domain/surveys/fill-text';
import { matchLanguage } from '@voldaan/domain/surveys/match-language';
import { questionsOf } from '@voldaan/domain/surveys/survey-definition';
import { message } from '../../catalogue/message.ts';
import { inWorkspaceReading, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { readCursorMoment } from '../../http/cursor-place.ts';
import { mayUse } from '../../http/permission.ts';
import type { Product } from '../../product.ts';
import { showEstimate } from '../estimate-view.ts';
import type { Figure } from '../figures/figure.ts';
import { showHead } from '../figures/figure-head.ts';
import { openFigure } from '../figures/open-figure.ts';
import { isRepeated, pairsOfScores } from './repeated-texts.ts';
import type { TextShown, WordsChoice, WordsQuery, WordsReply } from './schema.ts';
import { histogramOf } from './score-counts.ts';
import { scoreGroupsOf } from './score-groups.ts';
import { type GroupSize, readSample, sizeGroup } from './size-group.ts';
import { groupOf, isLookedFor, type TextChoice, withoutMarks } from './text-source-views.ts';
import { type Filling, readFilling } from './text-views.ts';
import { findTheme } from './theme-views.ts';
import { queryOfGroups, queryOfSearch } from './word-query-views.ts';
import {
  type FoundTexts,
  findTexts,
  listMentions,
  listNames,
  listNewest,
  listPlaces,
  readTexts,
  scoredMost,
  type TextPlace,
  type TextRow,
  type TextsAsked,
  type TextsPage,
} from './word-views.ts';

/**
 * What customers wrote, newest first: of the chosen groups, with these words, of this theme. How many there are and how they
 * score is told with the first page alone: it is the same of the next ones, and costs more than they do.
 */
export function showWords(product: Product, caller: Caller, query: WordsQuery): Promise<WordsReply> {
  return inWorkspaceReading(product.databases.app, caller.workspaceId, async (db) => {
    const figure = await openFigure(db, product.columns, askedOf(product, caller, query));
    const filling = await readFilling(db);
    const empty = { ...nothing, is_filling: filling.isUnderWay };
    if (figure === undefined) return { ...empty, total: 0 };
    const known = { ...empty, head: showHead(figure, caller.language), groups: scoreGroupsOf(figure.metric) };
    const choice = await choiceOf(db, figure, { ...query, filling });
    if (choice === undefined) return { ...known, total: 0, refusal: 'nothing_to_find' };
    const size = await sizeGroup(db, groupOf(choice));
    if (size.customers < disclosureMinimum) return { ...known, total: 0, refusal: 'too_few' };
    const after = readPlace(query.cursor);
    const found = await findChosen(db, choice, { size, page: { after, limit: query.limit + 1 } });
    const page = found.page.slice(0, query.limit);
    const last = found.page.length > query.limit ? page.at(-1) : undefined;
    return {
      ...known,
      search: query.q.trim() === '' ? null : searchShown(query.q),
      ...(found.figures && countFound(choice, found.figures, size)),
      data: await showTexts(db, { figure, rows: await readTexts(db, figure, page), caller }),
      next_cursor: last === undefined ? null : [`${last.day}T00:00:00.000Z`, last.id],
    };
  });
}

type Figures = Pick<FoundTexts, 'total' | 'scores' | 'repeated'> &
  Readonly<{
    of: 'all' | 'sample';
    /** Of which the share is told. */
    told: MentionCount & Readonly<{ of: 'all' | 'sample' }>;
  }>;

type Found = Readonly<{ page: readonly TextPlace[]; figures?: Figures }>;

/** All that was found counted, or where that is a great many, what is found of the sample; of a next page no figures. */
async function findChosen(
  db: WorkspaceTransaction,
  chosen: TextChoice,
  { size, page }: Readonly<{ size: GroupSize; page: TextsPage }>,
): Promise<Found> {
  const choice = chosen.query !== undefined || size.isSmall ? chosen : withoutMarks(chosen);
  const sample = await readSample(db, choice, { size, isFirst: page.after === undefined });
  // The size of the group may be a minute older than what was found in it.
  const drawn = sample && {
    mentions: sample.count,
    texts: Math.max(sample.count, size.sampled ?? 0),
    of: 'sample' as const,
  };
  if (sample?.isEnough === true && drawn !== undefined) {
    const newest = await listNewest(db, choice, page);
    if (page.after !== undefined) return { page: newest };
    const total = Math.round((drawn.mentions / drawn.texts) * size.texts);
    // One text in 64 hardly ever takes two of a customer.
    return { page: newest, figures: { total, scores: sample.scores, repeated: [], of: 'sample', told: drawn } };
  }
  if (page.after !== undefined) return { page: await listPlaces(db, choice, page, sample?.areMany) };
  const asked = { areMany: sample?.areMany ?? false, writers: writersAsked(choice, size) };
  const { page: first, writers, ...found } = await findTexts(db, choice, page, asked);
  const mentions = found.total ?? size.texts;
  const pairs = writers === null ? undefined : mentionPairs(writers);
  const counted = { mentions, texts: Math.max(mentions, size.texts), pairs, of: 'all' as const };
  // What was counted is no share of what was only estimated.
  const told = size.of === 'sample' && drawn !== undefined ? drawn : counted;
  return { page: first, figures: { ...found, of: 'all', told } };
}

/** Whose so many texts are is looked up beside a search in them. */
const groupMost = 2 ** 13;

/**
 * Of a great many texts those that were found are looked at alone: few of them say it, so that the others hardly count for how much
 * the texts of one customer have in common.
 */
export function writersAsked(
  { figure }: Pick<TextChoice, 'figure'>,
  { texts }: Pick<GroupSize, 'texts'>,
): TextsAsked['writers'] {
  if (!isRepeated(figure)) return 'untold';
  return texts <= groupMost ? 'of the group' : 'of those found';
}

/** Which texts are asked for; undefined when words are asked for and none of them can be looked for. */
export async function choiceOf(
  db: WorkspaceTransaction,
  figure: Figure,
  asked: Pick<WordsChoice, 'q' | 'theme' | 'score_from' | 'score_to'> & Readonly<{ filling: Filling }>,
): Promise<TextChoice | undefined> {
  if (asked.theme !== undefined && (await findTheme(db, asked.theme)) === undefined) throw new Refusal('not_found');
  const search = readWordSearch(asked.q);
  if (search === undefined && asked.q.trim() !== '') return undefined;
  return {
    figure,
    query: search && queryOfSearch(search),
    marks: asked.filling.isFinished ? queryOfGroups(figure) : undefined,
    theme: asked.theme,
    scoreFrom: asked.score_from,
    scoreTo: asked.score_to,
  };
}

export function askedOf(product: Product, { language }: Pick<Caller, 'language'>, query: WordsChoice) {
  const { survey, item, period, where } = query;
  return { survey, item, period, where, language, today: product.clock().toISOString().slice(0, 10) };
}

const nothing = {
  head: null,
  refusal: null,
  search: null,
  groups: null,
  share: null,
  share_of: 'all',
  total: null,
  total_of: 'all',
  score: null,
  score_of: 'all',
  data: [],
  next_cursor: null,
} as const satisfies Partial<WordsReply> & Readonly<{ data: readonly [] }>;

function searchShown(text: string): WordsReply['search'] {
  const { phrases, without } = readWordSearch(text) ?? { phrases: [], without: [] };
  return { phrases: [...phrases], without: [...without] };
}

function countFound(
  choice: TextChoice,
  { total: found, scores, repeated, of, told }: Figures,
  size: GroupSize,
): Pick<WordsReply, 'share' | 'share_of' | 'total' | 'total_of' | 'score' | 'score_of'> {
  const { figure } = choice;
  const { from, to } = figure.window;
  const total = found ?? size.texts;
  const share = isLookedFor(choice) ? estimateMention(told, { from, to }) : null;
  const answers = { histogram: histogramOf(figure, scores), pairs: pairsOfScores(figure.item, repeated) };
  const score = estimateMetric(figure.metric, answers, { period: { from, to } });
  return {
    share: share && showEstimate(share),
    share_of: told.of,
    total,
    total_of: of,
    // The scores of fewer than five are told by no figure.
    score: total - (answers.pairs?.further ?? 0) < disclosureMinimum ? null : showEstimate(score),
    score_of: of === 'sample' ? 'sample' : total > scoredMost ? 'newest' : 'all',
  };
}

function readPlace(cursor: readonly string[] | undefined): TextPlace | undefined {
  const place = readCursorMoment(cursor);
  return place && { day: place.at.slice(0, 10), id: place.id };
}

type Page = Readonly<{ figure: Figure; rows: readonly TextRow[]; caller: Pick<Caller, 'language' | 'role'> }>;

/** The texts of a page as readers meet them. */
export async function showTexts(db: WorkspaceTransaction, { figure, rows, caller }: Page): Promise<TextShown[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const mentions = Map.groupBy(await listMentions(db, ids), ({ response_id }) => response_id);
  const names = mayUse(caller.role, 'response.show') ? await listNames(db, ids) : new Map<string, string>();
  const questions = questionTexts(figure, caller.language);
  const labels = traitLabels(figure);
  return rows.map((row) => ({
    response_id: row.id,
    at: row.at,
    is_anonymous: row.is_anonymous,
    score: row.score === null ? null : row.score * figure.metric.scale.step,
    language: row.language,
    parts: row.parts.map((text, place) => {
      const question = row.questions[place] ?? '';
      return {
        question_id: question,
        question: questions.get(question) ?? null,
        text: shownText(text, caller.language),
      };
    }),
    themes: (mentions.get(row.id) ?? []).flatMap(({ theme_id, by_rule, by_person }) =>
      (by_person ?? by_rule) ? [{ theme_id, by: by_person === null ? ('rule' as const) : ('person' as const) }] : [],
    ),
    traits: labels.flatMap(({ slot, name, label, values }) => {
      const value = values.get(row.codes[slot] ?? 0);
      return value === undefined ? [] : [{ name, label, value }];
    }),
    name: names.get(row.id) ?? null,
  }));
}

/** The marks of what was masked, in the reader's words. */
export function shownText(text: string, language: Language): string {
  return wordMasks(text, (kind) => message(language, `mask.${kind}`));
}

function questionTexts({ definition }: Figure, language: Language): ReadonlyMap<string, string> {
  const tag = matchLanguage([language], definition.languages);
  return new Map(questionsOf(definition).map((question) => [question.id, textOfQuestion(definition, question, tag)]));
}

type TraitLabels = Readonly<{ slot: number; name: string; label: string; values: ReadonlyMap<number, string> }>;

/** More beside a quote is a file on somebody. */
const labelledTraitsMost = 3;
/** What says nothing beside a quote: the survey is named above, and nearly everybody is a customer. */
const untold: ReadonlySet<string> = new Set(['study', 'lifecycle']);

/** What values of traits are called, where enough responses of the figure have them. */
function traitLabels(figure: Figure): readonly TraitLabels[] {
  const told = figure.columns.traits.filter(({ source }) => !untold.has(source)).slice(0, labelledTraitsMost);
  return told.flatMap(({ name, slot }) => {
    const trait = figure.traits.find((known) => known.name === name);
    if (trait === undefined) return [];
    const counts = trait.values.map(() => 0);
    for (const segment of figure.columns.segments) {
      const groups = countByGroup(segment, figure.item.key, name, figure.match(segment, figure.window)) ?? [];
      for (const [code, histogram] of groups.entries())
        counts[code] = (counts[code] ?? 0) + histogram.reduce((sum, count) => sum + count, 0);
    }
    const values = trait.values.filter(({ code, value }) => value !== '' && (counts[code] ?? 0) >= disclosureMinimum);
    return [{ slot, name, label: trait.label, values: new Map(values.map(({ code, label }) => [code, label])) }];
  });
}
