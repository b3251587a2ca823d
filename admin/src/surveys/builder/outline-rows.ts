import type { Battery } from '@voldaan/domain/surveys/node/battery';
import type { SurveyNode } from '@voldaan/domain/surveys/node/survey-node';
import { pagesOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { keyOf, type Part, type Place, type Placed, partsOf } from './tree.ts';

/** One line of the outline: a part at its depth, or the word that opens the other side of a branch. */
export type OutlineRow =
  | Readonly<{
      kind: 'part';
      key: string;
      part: Part;
      place: Place;
      depth: number;
      pageNumber: number;
      siblings: readonly string[];
    }>
  | Readonly<{ kind: 'otherwise'; key: string; depth: number }>;

/** The tree from top to bottom as lines. */
export function outlineRows(definition: SurveyDefinition): readonly OutlineRow[] {
  const placed = new Map(partsOf(definition).map((found) => [keyOf(found.part), found]));
  const numbers = new Map(pagesOf(definition).map((page, index) => [page.id, index + 1]));
  return rowsOf(definition.nodes, 0, { placed, numbers });
}

/** Where a line stands; `siblings` are the rows of its battery. */
type Standing = Readonly<{ depth: number; pageNumber: number; siblings?: readonly string[] }>;

type Known = Readonly<{ placed: ReadonlyMap<string, Placed>; numbers: ReadonlyMap<string, number> }>;

function rowsOf(nodes: readonly SurveyNode[], depth: number, known: Known): readonly OutlineRow[] {
  return nodes.flatMap((node) => rowsWithin(node, depth, known));
}

function rowsWithin(node: SurveyNode, depth: number, known: Known): readonly OutlineRow[] {
  switch (node.kind) {
    case 'page': {
      const pageNumber = known.numbers.get(node.id) ?? 1;
      const row = (part: Part) => rowOf(part, { depth, pageNumber }, known);
      const items = node.nodes.flatMap((item) => [
        ...row(item),
        ...(item.kind === 'battery' ? rowsOfBattery(item, { depth: depth + 1, pageNumber }, known) : []),
      ]);
      return [...row(node), ...items];
    }
    case 'random':
      return [...rowOf(node, { depth, pageNumber: 0 }, known), ...rowsOf(node.nodes, depth + 1, known)];
    case 'branch':
      return [
        ...rowOf(node, { depth, pageNumber: 0 }, known),
        ...rowsOf(node.nodes, depth + 1, known),
        ...(node.otherwise.length > 0 ? [{ kind: 'otherwise' as const, key: `${keyOf(node)}.otherwise`, depth }] : []),
        ...rowsOf(node.otherwise, depth + 1, known),
      ];
  }
}

function rowsOfBattery(battery: Battery, at: Standing, known: Known): readonly OutlineRow[] {
  const siblings = battery.questions.map(keyOf);
  return battery.questions.flatMap((row) => rowOf(row, { ...at, siblings }, known));
}

function rowOf(part: Part, at: Standing, { placed }: Known): readonly OutlineRow[] {
  const key = keyOf(part);
  const found = placed.get(key);
  return found === undefined ? [] : [{ kind: 'part', key, part, place: found.place, siblings: [], ...at }];
}
