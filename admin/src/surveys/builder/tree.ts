import type { Page, PageNode } from '@voldaan/domain/surveys/node/page';
import type { SurveyNode } from '@voldaan/domain/surveys/node/survey-node';
import type { Question } from '@voldaan/domain/surveys/question/question';
import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { questionsOn, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';

/** Whatever has a place of its own in the outline: pages, branches, blocks, and what stands on pages and in batteries. */
export type Part = SurveyNode | PageNode;

/** Three kinds of lists: of pages, of what stands on a page, of the rows of a battery. A part moves within its kind. */
export type Level = 'nodes' | 'items' | 'rows';

/** One list of the tree by name: `` is the survey itself, `b1/otherwise` the other side of a branch. */
export type Place = Readonly<{ level: Level; list: string; index: number }>;

export type Placed = Readonly<{ part: Part; place: Place }>;

type Rewrite = Readonly<{
  nodes?: (list: readonly SurveyNode[], name: string) => readonly SurveyNode[];
  items?: (list: readonly PageNode[], name: string) => readonly PageNode[];
  rows?: (list: readonly RatingQuestion[], name: string) => readonly RatingQuestion[];
}>;

/** Pages and questions may bear the same name, so a part's key says which of the two it is. */
export function keyOf(part: Part): string {
  switch (part.kind) {
    case 'page':
    case 'branch':
    case 'random':
      return `${part.kind}.${part.id}`;
    default:
      return `item.${part.id}`;
  }
}

export function isNode(part: Part): part is SurveyNode {
  return part.kind === 'page' || part.kind === 'branch' || part.kind === 'random';
}

export function isQuestion(part: Part): part is Question {
  return !isNode(part) && part.kind !== 'statement' && part.kind !== 'battery' && part.kind !== 'pair';
}

/** Every part in the order in which it is written, with the list that it stands in. The sides of a pair have no place. */
export function partsOf(definition: SurveyDefinition): readonly Placed[] {
  return nodesPlaced(definition.nodes, '');
}

export function findPart(definition: SurveyDefinition, key: string): Placed | undefined {
  return partsOf(definition).find(({ part }) => keyOf(part) === key);
}

/** The question with this id, wherever it stands. */
export function findQuestion(definition: SurveyDefinition, id: string): Question | undefined {
  return partsOf(definition)
    .flatMap(({ part }) => (isNode(part) ? [] : questionsOn([part])))
    .find((question) => question.id === id);
}

/** Whether this is the page itself, stands on it, or is a row of a battery on it. */
export function pageHolds(page: Page, key: string): boolean {
  return keyOf(page) === key || itemsPlaced(page.nodes, page.id).some(({ part }) => keyOf(part) === key);
}

/** Every list is rewritten from the leaves up, so that a list sees its parts as they have become. */
export function rewriteTree(definition: SurveyDefinition, rewrite: Rewrite): SurveyDefinition {
  return { ...definition, nodes: rewriteNodes(definition.nodes, '', rewrite) };
}

export function changeNode(
  definition: SurveyDefinition,
  key: string,
  edit: (node: SurveyNode) => SurveyNode,
): SurveyDefinition {
  return rewriteTree(definition, { nodes: (list) => list.map((node) => (keyOf(node) === key ? edit(node) : node)) });
}

/** Changes what stands on a page, also a row of a battery, which stays a rating whatever becomes of it. */
export function changeItem(
  definition: SurveyDefinition,
  key: string,
  edit: (item: PageNode) => PageNode,
): SurveyDefinition {
  return rewriteTree(definition, {
    items: (list) => list.map((item) => (keyOf(item) === key ? edit(item) : item)),
    rows: (list) => list.map((row) => (keyOf(row) === key ? asRow(edit(row), row) : row)),
  });
}

function asRow(item: PageNode, row: RatingQuestion): RatingQuestion {
  return item.kind === 'rating' ? item : row;
}

function nodesPlaced(nodes: readonly SurveyNode[], list: string): readonly Placed[] {
  return nodes.flatMap((part, index) => [
    { part, place: { level: 'nodes' as const, list, index } },
    ...(part.kind === 'page' ? itemsPlaced(part.nodes, part.id) : nodesPlaced(part.nodes, `${part.id}/nodes`)),
    ...(part.kind === 'branch' ? nodesPlaced(part.otherwise, `${part.id}/otherwise`) : []),
  ]);
}

function itemsPlaced(items: readonly PageNode[], list: string): readonly Placed[] {
  return items.flatMap((part, index) => [
    { part, place: { level: 'items' as const, list, index } },
    ...(part.kind === 'battery'
      ? part.questions.map((row, at) => ({ part: row, place: { level: 'rows' as const, list: part.id, index: at } }))
      : []),
  ]);
}

function rewriteNodes(nodes: readonly SurveyNode[], name: string, rewrite: Rewrite): readonly SurveyNode[] {
  const within = nodes.map((node) => rewriteWithin(node, rewrite));
  return rewrite.nodes ? rewrite.nodes(within, name) : within;
}

function rewriteWithin(node: SurveyNode, rewrite: Rewrite): SurveyNode {
  switch (node.kind) {
    case 'page':
      return { ...node, nodes: rewriteItems(node.nodes, node.id, rewrite) };
    case 'random':
      return { ...node, nodes: rewriteNodes(node.nodes, `${node.id}/nodes`, rewrite) };
    case 'branch':
      return {
        ...node,
        nodes: rewriteNodes(node.nodes, `${node.id}/nodes`, rewrite),
        otherwise: rewriteNodes(node.otherwise, `${node.id}/otherwise`, rewrite),
      };
  }
}

function rewriteItems(items: readonly PageNode[], name: string, rewrite: Rewrite): readonly PageNode[] {
  const { rows } = rewrite;
  const within = rows
    ? items.map((item) => (item.kind === 'battery' ? { ...item, questions: rows(item.questions, item.id) } : item))
    : items;
  return rewrite.items ? rewrite.items(within, name) : within;
}
