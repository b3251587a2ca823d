import type { Item } from '../item.ts';
import { itemFamily } from '../item-family.ts';

/** One thing that was expected, with what was asked about it. */
export type ExpectationPart = Readonly<{
  /** The attribute by name, or `overall`. */
  name: string;
  /** "Compared with what you had expected": one question, one answer. */
  direct: Item | undefined;
  /** Expected beforehand, and experienced: on one scale, so that they can be subtracted. */
  expected: Item | undefined;
  experienced: Item | undefined;
}>;

/** The company as a whole, which is no attribute. */
export const overall = 'overall';

const expecting: ReadonlySet<string> = new Set(['exp_will', 'expected_overall', 'expected']);
const experiencing: ReadonlySet<string> = new Set([
  'experienced',
  'experienced_overall',
  'sat_attribute',
  'grade_overall',
]);

/**
 * What a survey asks about expectations, thing by thing, in the order in which it is asked.
 *
 * Use to lay out what was expected beside what was experienced. When not to use: to subtract items of different surveys; only
 * the same person's two answers may be (expectation-gap.ts).
 *
 * @example
 * expectationParts(itemsOf(versions)); // [{ name: 'delivery', direct, expected: undefined, experienced }, …]
 * @throws nothing.
 */
export function expectationParts(items: readonly Item[]): readonly ExpectationPart[] {
  const asked = items.filter(({ isAsked }) => isAsked);
  const names = [...new Set(asked.filter(isAboutExpectation).map(nameOf))];
  return names.map((name) => {
    const own = asked.filter((item) => nameOf(item) === name);
    const expected = own.find(({ question }) => expecting.has(itemFamily(question)));
    return {
      name,
      direct: own.find(({ question }) => question.role === 'expectation'),
      expected,
      experienced: experiencedOf(own, expected),
    };
  });
}

/** Items of a survey that was asked before the experience: what is expected of each attribute. */
export function expectedItems(items: readonly Item[]): ReadonlyMap<string, Item> {
  const expected = items.filter(({ question }) => expecting.has(itemFamily(question)));
  return new Map(expected.toReversed().map((item) => [nameOf(item), item]));
}

/** What was experienced of each attribute, on each scale that it was asked on. */
export function experiencedItems(items: readonly Item[]): readonly Readonly<{ name: string; item: Item }>[] {
  return items
    .filter(({ question, isAsked }) => isAsked && experiencing.has(itemFamily(question)))
    .map((item) => ({ name: nameOf(item), item }));
}

function experiencedOf(own: readonly Item[], expected: Item | undefined): Item | undefined {
  const candidates = own.filter(({ question }) => experiencing.has(itemFamily(question)));
  if (expected === undefined) return candidates[0];
  return candidates.find((item) => isSameScale(item, expected));
}

/** Two scores may be subtracted when they are points of one scale; that one of them may be given in halves does not matter. */
export function isSameScale(one: Item, other: Item): boolean {
  return one.question.scale === other.question.scale;
}

function isAboutExpectation({ question }: Item): boolean {
  return question.role === 'expectation' || expecting.has(itemFamily(question));
}

function nameOf({ question }: Item): string {
  return question.attribute ?? overall;
}
