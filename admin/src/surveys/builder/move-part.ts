import type { PageNode } from '@voldaan/domain/surveys/node/page';
import type { SurveyNode } from '@voldaan/domain/surveys/node/survey-node';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { findPart, isNode, keyOf, type Part, type Place, partsOf, rewriteTree } from './tree.ts';

/** Takes a part out. What is empty without it goes too: a page without questions is a page that nobody can leave. */
export function removePart(definition: SurveyDefinition, key: string): SurveyDefinition {
  return withoutEmpty(takeOut(definition, key));
}

/** Puts a part in a place of its kind. */
export function insertPart(definition: SurveyDefinition, part: Part, place: Place): SurveyDefinition {
  return rewriteTree(definition, {
    nodes: (list, name) =>
      place.level === 'nodes' && name === place.list && isNode(part) ? insertAt(list, part, place.index) : list,
    items: (list, name) =>
      place.level === 'items' && name === place.list && !isNode(part) ? insertAt(list, part, place.index) : list,
    rows: (list, name) =>
      place.level === 'rows' && name === place.list && part.kind === 'rating'
        ? insertAt(list, part, place.index)
        : list,
  });
}

/**
 * One place up or down among all places of its kind: over the edge of a page onto the next page, into a branch and out
 * again. Gives the same definition when there is no further place.
 */
export function movePart(definition: SurveyDefinition, key: string, direction: 'up' | 'down'): SurveyDefinition {
  const found = findPart(definition, key);
  if (found === undefined) return definition;
  const rest = takeOut(definition, key);
  const places = placesFor(rest, found.place);
  const at = places.findIndex((place) => place.list === found.place.list && place.index === found.place.index);
  const target = places[direction === 'up' ? at - 1 : at + 1];
  return target === undefined ? definition : withoutEmpty(insertPart(rest, found.part, target));
}

/** Puts a part where it was dropped; the place is one of the tree as it was before. */
export function dropPart(definition: SurveyDefinition, key: string, onto: Place): SurveyDefinition {
  const found = findPart(definition, key);
  if (found === undefined || found.place.level !== onto.level) return definition;
  const isSameList = found.place.list === onto.list;
  if (isSameList && (onto.index === found.place.index || onto.index === found.place.index + 1)) return definition;
  const index = isSameList && onto.index > found.place.index ? onto.index - 1 : onto.index;
  const rest = takeOut(definition, key);
  const isThere = placesFor(rest, onto).some((place) => place.list === onto.list && place.index === index);
  return isThere ? withoutEmpty(insertPart(rest, found.part, { ...onto, index })) : definition;
}

/** Begins a new page at this thing; what stands below it on its page comes along. */
export function splitPage(definition: SurveyDefinition, key: string, pageId: string): SurveyDefinition {
  const found = findPart(definition, key);
  const { place } = found ?? {};
  if (place?.level !== 'items' || place.index === 0) return definition;
  return rewriteTree(definition, {
    nodes: (list) =>
      list.flatMap((node): readonly SurveyNode[] =>
        node.kind === 'page' && node.id === place.list
          ? [
              { ...node, nodes: node.nodes.slice(0, place.index) },
              { kind: 'page', id: pageId, nodes: node.nodes.slice(place.index) },
            ]
          : [node],
      ),
  });
}

/** The survey opens with the rating of the mail; a move that changes that is not made. */
export function opensWithRating(definition: SurveyDefinition): boolean {
  const [first] = definition.nodes;
  return first?.kind === 'page' && first.nodes[0]?.kind === 'rating' && first.nodes[0].when === undefined;
}

/** Every place that a part of this kind can have, from top to bottom. Rows stay in their battery. */
export function placesFor(definition: SurveyDefinition, of: Pick<Place, 'level' | 'list'>): readonly Place[] {
  switch (of.level) {
    case 'nodes':
      return nodePlaces(definition.nodes, '');
    case 'items':
      return partsOf(definition).flatMap(({ part }) =>
        part.kind === 'page' ? placesIn('items', part.id, part.nodes) : [],
      );
    case 'rows':
      return partsOf(definition).flatMap(({ part }) =>
        part.kind === 'battery' && part.id === of.list ? placesIn('rows', part.id, part.questions) : [],
      );
  }
}

function nodePlaces(nodes: readonly SurveyNode[], list: string): readonly Place[] {
  return [
    ...nodes.flatMap((node, index) => [
      { level: 'nodes' as const, list, index },
      ...(node.kind === 'page' ? [] : nodePlaces(node.nodes, `${node.id}/nodes`)),
      ...(node.kind === 'branch' ? nodePlaces(node.otherwise, `${node.id}/otherwise`) : []),
    ]),
    { level: 'nodes', list, index: nodes.length },
  ];
}

function placesIn(level: 'items' | 'rows', list: string, parts: readonly PageNode[]): readonly Place[] {
  return Array.from({ length: parts.length + 1 }, (_, index) => ({ level, list, index }));
}

function takeOut(definition: SurveyDefinition, key: string): SurveyDefinition {
  return rewriteTree(definition, {
    nodes: (list) => list.filter((node) => keyOf(node) !== key),
    items: (list) => list.filter((item) => keyOf(item) !== key),
    rows: (list) => list.filter((row) => keyOf(row) !== key),
  });
}

function withoutEmpty(definition: SurveyDefinition): SurveyDefinition {
  return rewriteTree(definition, {
    nodes: (list) => list.filter((node) => !isEmpty(node)),
    items: (list) => list.filter((item) => item.kind !== 'battery' || item.questions.length > 0),
  });
}

function isEmpty(node: SurveyNode): boolean {
  return node.nodes.length === 0 && (node.kind !== 'branch' || node.otherwise.length === 0);
}

function insertAt<T>(list: readonly T[], item: T, index: number): readonly T[] {
  return [...list.slice(0, index), item, ...list.slice(index)];
}
