import { seededRandom } from '../stats/seeded-random.ts';
import type { PageNode } from './node/page.ts';
import type { SurveyNode } from './node/survey-node.ts';
import type { ChoiceOption } from './question/choice-option.ts';
import type { Question } from './question/question.ts';
import type { SurveyDefinition } from './survey-definition.ts';

/**
 * The items in the order of chance that belongs to this seed: the same on every machine and at every visit. Drawn one by one
 * (Fisher and Yates), so that every order is equally likely.
 */
export function shuffled<Item>(items: readonly Item[], seed: string): readonly Item[] {
  const left = [...items];
  const random = seededRandom(numberOf(seed));
  return items.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}

/**
 * What chance gave this respondent, by the id of the block, battery or question. Not only on the path of now, which the
 * answers may still change; what a block of chance left out is not there.
 */
export function shownOrder(
  definition: SurveyDefinition,
  context: Readonly<{ seed: string }>,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(definition.nodes.flatMap((node) => ordersOf(node, context.seed)));
}

type Order = readonly [id: string, order: readonly string[]];

function ordersOf(node: SurveyNode, seed: string): readonly Order[] {
  switch (node.kind) {
    case 'page':
      return node.nodes.flatMap((onPage) => ordersOnPage(onPage, seed));
    case 'branch':
      return [...node.nodes, ...node.otherwise].flatMap((child) => ordersOf(child, seed));
    case 'random': {
      const parts = partsInOrder(node, seed);
      return [[node.id, parts.map(({ id }) => id)], ...parts.flatMap((child) => ordersOf(child, seed))];
    }
  }
}

function ordersOnPage(node: PageNode, seed: string): readonly Order[] {
  const shown = inOrder(node, seed);
  if (shown === node) return [];
  if (shown.kind === 'battery') return [[node.id, shown.questions.map(({ id }) => id)]];
  return 'options' in shown ? [[node.id, shown.options.map(({ id }) => id)]] : [];
}

/** The parts of a random block that this respondent meets, in order. */
export function partsInOrder(
  block: Readonly<{ id: string; nodes: readonly SurveyNode[]; choose?: number }>,
  seed: string,
): readonly SurveyNode[] {
  return shuffled(block.nodes, `${seed}/${block.id}`).slice(0, block.choose);
}

/** The same thing with its rows or options in the order of chance; itself when nothing about it is shuffled. */
export function inOrder(node: PageNode, seed: string): PageNode {
  const place = `${seed}/${node.id}`;
  switch (node.kind) {
    case 'battery':
      return node.shuffled ? { ...node, questions: shuffled(node.questions, place) } : node;
    case 'single':
    case 'multiple':
      return node.shuffled === true ? withOptions(node, place) : node;
    case 'ranking':
      return withOptions(node, place);
    default:
      return node;
  }
}

/** "Other" and "none of these" are read last, whatever chance gives: before the list they would say nothing. */
function withOptions<Choice extends Question & { options: readonly ChoiceOption[] }>(
  node: Choice,
  seed: string,
): Choice {
  const last = node.options.filter(({ takesText, exclusive }) => takesText === true || exclusive === true);
  const free = node.options.filter((option) => !last.includes(option));
  return { ...node, options: [...shuffled(free, seed), ...last] };
}

/** A number of a seed that is a text: FNV-1a (Fowler, Noll and Vo, 1991), as the generator wants one. */
function numberOf(seed: string): number {
  let number = 0x811c9dc5;
  for (let at = 0; at < seed.length; at += 1) number = Math.imul(number ^ seed.charCodeAt(at), 0x01000193);
  return number;
}
