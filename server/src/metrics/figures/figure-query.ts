import { readTraitChoice, type TraitChoice } from '@voldaan/domain/metrics/trait-name';
import { Refusal } from '@voldaan/domain/refusal';
import { z } from 'zod';
import { idSchema } from '../../http/id-schema.ts';

/**
 * What every figure can be asked for, as a part of a strict query: of which survey and item, over which period
 * (domain/metrics/read-period.ts), of which groups (`where=attribute:region~Noord~Zuid;channel~mail`).
 */
export const figureQuery = {
  survey: idSchema('srv').optional(),
  item: z.string().min(1).max(300).optional(),
  period: z.string().min(1).max(30).default('12m'),
  where: z.string().max(8000).default(''),
} as const;

/** More groups at once than anybody reads a figure by. */
const choicesMost = 3;

export type FigureQuery = Readonly<{
  survey?: string | undefined;
  item?: string | undefined;
  period: string;
  where?: string | undefined;
}>;

/** The chosen groups of a query. */
export function choicesOf({ where = '' }: Pick<FigureQuery, 'where'>): readonly TraitChoice[] {
  const texts = where.split(';').filter((text) => text !== '');
  if (texts.length > choicesMost)
    throw new Refusal('traits_too_many', { pointer: '/where', values: { most: choicesMost } });
  const choices = texts.map((text) => {
    const choice = readTraitChoice(text);
    if (choice === undefined)
      throw new Refusal('unknown_trait', { pointer: '/where', values: { trait: text.slice(0, 80) } });
    return choice;
  });
  if (new Set(choices.map(({ trait }) => trait)).size < choices.length)
    throw new Refusal('trait_twice', { pointer: '/where' });
  return choices;
}
