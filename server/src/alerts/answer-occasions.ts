import type { AlertCondition } from '@voldaan/domain/alerts/alert-rule';
import { type Item, itemsOf } from '@voldaan/domain/metrics/item';
import { Refusal } from '@voldaan/domain/refusal';
import { showId } from '../database/public-id.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { channelCodes, languageCodes } from '../metrics/columns/score-codes.ts';
import { choicesOf } from '../metrics/figures/figure-query.ts';
import { openFigure } from '../metrics/figures/open-figure.ts';
import { versionsOf } from '../metrics/views.ts';
import type { Product } from '../product.ts';
import {
  type AnswerRow,
  type AnswersAsked,
  type LowAnswerRow,
  listAnswersAbout,
  listAnswersSaying,
  listContactWishes,
  listLowAnswers,
} from './answer-views.ts';
import type { Occasion } from './occasion.ts';

/** An answer that may still go on is told when it is finished, or was left. */
export type AnswerOccasion = Occasion & Readonly<{ responseId: string; isComplete: boolean }>;

export type AnswerCondition = Extract<AlertCondition, { kind: 'low_score' | 'words' | 'theme' | 'contact_wish' }>;

/** The answers that a rule turns on, newest first. */
export async function answerOccasions(
  product: Product,
  db: WorkspaceTransaction,
  { condition, asked }: Readonly<{ condition: AnswerCondition; asked: AnswersAsked }>,
): Promise<readonly AnswerOccasion[]> {
  switch (condition.kind) {
    case 'low_score':
      return lowScores(product, db, { condition, asked });
    case 'words': {
      const words = wordsOf(condition.words);
      return (await listAnswersSaying(db, { asked, words })).map((row) => occasionOf(row, { isMentioned: true }));
    }
    case 'theme': {
      const rows = await listAnswersAbout(db, { asked, themeId: condition.theme });
      return rows.map((row) => occasionOf(row, { isMentioned: true }));
    }
    case 'contact_wish':
      return (await listContactWishes(db, asked)).map((row) => occasionOf(row, { wantsContact: true }));
  }
}

/** `lek, niet teruggebeld`: one of these. */
export function wordsOf(text: string): readonly string[] {
  return text
    .split(/[,;\n]/)
    .map((word) => word.trim())
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, 20);
}

type LowAsked = Readonly<{ condition: Extract<AlertCondition, { kind: 'low_score' }>; asked: AnswersAsked }>;

async function lowScores(
  product: Product,
  db: WorkspaceTransaction,
  { condition, asked }: LowAsked,
): Promise<readonly AnswerOccasion[]> {
  const item = await itemOf(db, condition);
  const isInGroup = await groupTest(product, db, condition);
  const { step, max } = item.metric.scale;
  const stepsMost = Math.floor(condition.most / step + 1e-9);
  const rows = await listLowAnswers(db, { asked, surveyId: condition.survey, item, stepsMost });
  return rows.map((row) => {
    const score = row.steps * step;
    return occasionOf(row, { score, isInGroup: isInGroup(row) }, { score, max });
  });
}

/** @throws Refusal unknown_item when the survey asks it no more. */
export async function itemOf(
  db: WorkspaceTransaction,
  { survey, item }: Readonly<{ survey: string; item: string }>,
): Promise<Item> {
  const items = itemsOf(await versionsOf(db, survey));
  const found = item === '' ? items[0] : items.find(({ key }) => key === item);
  if (found === undefined)
    throw new Refusal('unknown_item', { pointer: '/condition/item', values: { item: item.slice(0, 80) } });
  return found;
}

/**
 * Whether a customer belongs to the groups that a rule names, as figures name them.
 *
 * @throws Refusal unknown_trait, trait_twice, traits_too_many.
 */
export async function groupTest(
  product: Product,
  db: WorkspaceTransaction,
  { survey, where }: Readonly<{ survey: string; where: string }>,
): Promise<(row: LowAnswerRow) => boolean> {
  const choices = choicesOf({ where });
  if (choices.length === 0) return () => true;
  const today = product.clock().toISOString().slice(0, 10);
  const figure = await openFigure(db, product.columns, { survey, period: '30d', where, today, language: 'en' });
  if (figure === undefined) throw new Refusal('not_found');
  const tests = choices.map(({ trait, values }) => {
    const known = figure.traits.find(({ name }) => name === trait);
    const codes = new Set((known?.values ?? []).flatMap(({ value, code }) => (values.includes(value) ? [code] : [])));
    const slot = figure.columns.traits.find(({ name }) => name === trait)?.slot;
    return (row: LowAnswerRow) => codes.has(codeOf(row, { trait, slot }));
  });
  return (row) => tests.every((test) => test(row));
}

function codeOf(row: LowAnswerRow, { trait, slot }: Readonly<{ trait: string; slot: number | undefined }>): number {
  if (trait === 'language') return placeOf(languageCodes, row.language);
  if (trait === 'channel') return placeOf(channelCodes, row.channel);
  return slot === undefined ? -1 : (row.codes[slot] ?? 0);
}

function placeOf(codes: readonly string[], code: string): number {
  return codes.indexOf(code);
}

type Said = Readonly<{ score?: number; isInGroup?: boolean; isMentioned?: boolean; wantsContact?: boolean }>;

function occasionOf(
  row: AnswerRow,
  { score = undefined, isInGroup = true, isMentioned = false, wantsContact = false }: Said,
  about: Readonly<Record<string, number>> = {},
): AnswerOccasion {
  const { id, survey_id, survey_name, at, is_anonymous, is_complete } = row;
  return {
    subject: `response ${id}`,
    at,
    isAnonymous: is_anonymous,
    about: { response: showId('rsp', id), survey: survey_name, ...about },
    ownerId: null,
    responseId: id,
    isComplete: is_complete,
    signal: {
      kind: 'answer',
      survey: survey_id,
      score: score ?? null,
      isInGroup,
      isMentioned,
      wantsContact,
    },
  };
}
