import type { PageNode } from './node/page.ts';
import type { SurveyNode } from './node/survey-node.ts';
import type { RatingQuestion } from './question/rating.ts';
import type { SurveyDefinition } from './survey-definition.ts';

type Change = (rating: RatingQuestion) => RatingQuestion;

/** The same survey with every rating changed, wherever it stands. */
export function changeRatings(definition: SurveyDefinition, change: Change): SurveyDefinition {
  return { ...definition, nodes: definition.nodes.map((node) => inNode(node, change)) };
}

function inNode(node: SurveyNode, change: Change): SurveyNode {
  const nodesOf = (nodes: readonly SurveyNode[]): readonly SurveyNode[] => nodes.map((child) => inNode(child, change));
  switch (node.kind) {
    case 'page':
      return { ...node, nodes: node.nodes.map((child) => onPage(child, change)) };
    case 'branch':
      return { ...node, nodes: nodesOf(node.nodes), otherwise: nodesOf(node.otherwise) };
    case 'random':
      return { ...node, nodes: nodesOf(node.nodes) };
  }
}

function onPage(node: PageNode, change: Change): PageNode {
  switch (node.kind) {
    case 'rating':
      return change(node);
    case 'battery':
      return { ...node, questions: node.questions.map(change) };
    case 'pair':
      return { ...node, expected: change(node.expected), experienced: change(node.experienced) };
    default:
      return node;
  }
}
