import type { Item } from '../item.ts';
import { scoreBoxes } from '../score-boxes.ts';

/** What must be known of a customer to say why they stay: whether they like it, mean to, and could do otherwise. */
export type LoyaltyPart = 'satisfaction' | 'intention' | 'freedom';

/** An item that tells one part; it holds from this point of its scale upwards. */
export type LoyaltyItem = Readonly<{ item: Item; from: number }>;

export type LoyaltyItems = Readonly<Record<LoyaltyPart, LoyaltyItem | undefined>>;

/** The items of the question library that tell it, the better ones first. */
export const loyaltyQuestions = {
  satisfaction: ['sat_overall', 'grade_overall', 'sat_moment'],
  intention: ['again'],
  freedom: ['free_switch'],
} as const satisfies Readonly<Record<LoyaltyPart, readonly string[]>>;

/**
 * Finds in a survey the items that the matrix of loyalty needs, and where each begins to hold.
 *
 * Satisfied: the highest box of the scale (score-boxes.ts). Means to stay: the same box of the likelihood to choose again.
 * Free to switch: everybody who does not disagree that switching is easy, since captive is a strong word and takes a clear
 * no.
 *
 * Use before the matrix; what is undefined must still be asked. When not to use: to find the survey's headline.
 *
 * @example
 * loyaltyItems(itemsOf(versions)).freedom; // undefined: the survey does not ask it
 * @throws nothing.
 */
export function loyaltyItems(items: readonly Item[]): LoyaltyItems {
  const named = (names: readonly string[]) =>
    names.map((name) => items.find(({ question }) => question.item === name)).find((item) => item !== undefined);
  const satisfaction =
    named(loyaltyQuestions.satisfaction) ?? items.find(({ question }) => isSatisfaction(question.role));
  const intention = named(loyaltyQuestions.intention);
  const freedom = named(loyaltyQuestions.freedom);
  return {
    satisfaction: satisfaction && { item: satisfaction, from: scoreBoxes(satisfaction.metric)[1] },
    intention: intention && { item: intention, from: scoreBoxes(intention.metric)[1] },
    freedom: freedom && { item: freedom, from: scoreBoxes(freedom.metric)[0] + freedom.metric.scale.step },
  };
}

function isSatisfaction(role: string): boolean {
  return role === 'csat' || role === 'grade';
}
