import type { PageNode } from './node/page.ts';
import type { SurveyNode } from './node/survey-node.ts';
import type { RatingQuestion } from './question/rating.ts';
import { questionsOf, type SurveyDefinition } from './survey-definition.ts';

/** A part of a survey, where it stands, and which answers are surely given or skipped before it, if they are met at all. */
export type PlacedNode = Readonly<{
  node: SurveyNode | PageNode;
  /** JSON pointer into the definition: `/nodes/1/nodes/0`. */
  pointer: string;
  /** The part that it stands in, if any. */
  parent?: SurveyNode | PageNode;
  /** Ids of the questions on earlier pages: all that its condition and its texts may look at. */
  earlier: readonly string[];
}>;

/**
 * Every part of a survey in the order in which it is written, rows of batteries and sides of pairs too. Earlier are
 * questions of pages before this one, but for those of another arm of the same branch, which the same person never
 * meets, and of the other parts of a block of chance, which may as well come later.
 */
export function placedNodes(definition: Readonly<{ nodes: readonly SurveyNode[] }>): readonly PlacedNode[] {
  return inTurn(definition.nodes, { pointer: '/nodes', earlier: [] });
}

/** The ids of all questions, met before what follows the last page: the thank-you. */
export function earlierThanThanks(definition: SurveyDefinition): readonly string[] {
  return questionsOf(definition).map(({ id }) => id);
}

type Place = Omit<PlacedNode, 'node'>;

function inTurn(nodes: readonly SurveyNode[], place: Place): readonly PlacedNode[] {
  let earlier = place.earlier;
  return nodes.flatMap((node, index) => {
    const placed = placedAt(node, { ...place, pointer: `${place.pointer}/${index}`, earlier });
    earlier = [...earlier, ...questionsOf({ nodes: [node] }).map(({ id }) => id)];
    return placed;
  });
}

function placedAt(node: SurveyNode, place: Place): readonly PlacedNode[] {
  const { pointer, earlier } = place;
  const inside = (key: string): Place => ({ pointer: `${pointer}/${key}`, parent: node, earlier });
  const self: PlacedNode = { ...place, node };
  switch (node.kind) {
    case 'page':
      return [self, ...node.nodes.flatMap((child, index) => placedOnPage(child, inside(`nodes/${index}`)))];
    case 'branch':
      return [self, ...inTurn(node.nodes, inside('nodes')), ...inTurn(node.otherwise, inside('otherwise'))];
    case 'random':
      return [self, ...node.nodes.flatMap((child, index) => placedAt(child, inside(`nodes/${index}`)))];
  }
}

function placedOnPage(node: PageNode, place: Place): readonly PlacedNode[] {
  const { pointer, earlier } = place;
  const inside = (child: RatingQuestion, key: string): PlacedNode => ({
    node: child,
    pointer: `${pointer}/${key}`,
    parent: node,
    earlier,
  });
  const self: PlacedNode = { ...place, node };
  switch (node.kind) {
    case 'battery':
      return [self, ...node.questions.map((row, index) => inside(row, `questions/${index}`))];
    case 'pair':
      return [self, inside(node.expected, 'expected'), inside(node.experienced, 'experienced')];
    default:
      return [self];
  }
}
