import type { RatingQuestion } from '../surveys/question/rating.ts';

/**
 * The question of the library that an item comes from, whichever attribute it is asked about: `exp_vs_delivery` is `exp_vs`.
 *
 * Use to find items by what they ask. When not to use: to compare figures; that takes the item's key.
 *
 * @example
 * itemFamily({ item: 'importance_price', attribute: 'price' }); // 'importance'
 * @throws nothing.
 */
export function itemFamily({ item, attribute }: Pick<RatingQuestion, 'item' | 'attribute'>): string {
  const ending = `_${attribute}`;
  return attribute !== undefined && item.endsWith(ending) ? item.slice(0, -ending.length) : item;
}
