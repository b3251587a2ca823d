import { brokenTrends } from './comparability.ts';
import { changesOfNode } from './diff-node.ts';
import { changesOfSettings } from './diff-settings.ts';
import { outOfOrder } from './out-of-order.ts';
import { type PlacedNode, placedNodes } from './placed-nodes.ts';
import { changeAt, type SurveyChange } from './survey-change.ts';
import type { SurveyDefinition } from './survey-definition.ts';

/**
 * What changed from one version to the next, for people: parts that came, went or moved, words, scales, options,
 * conditions. In reading order of the later version; what was removed comes last. Nothing when the two say the same.
 */
export function changesOf(before: SurveyDefinition, after: SurveyDefinition): readonly SurveyChange[] {
  const [earlier, later] = [byName(before), byName(after)];
  const moved = movedNames(earlier, later);
  const broken = brokenTrends(before, after);
  const inTree = [...later].flatMap(([name, placed]): readonly SurveyChange[] => {
    const was = earlier.get(name);
    if (was === undefined) return [changeAt(placed, 'added')];
    return [...(moved.has(name) ? [changeAt(placed, 'moved')] : []), ...changesOfNode(was.node, placed, broken)];
  });
  const removed = [...earlier].filter(([name]) => !later.has(name)).map(([, placed]) => changeAt(placed, 'removed'));
  return [...changesOfSettings(before, after), ...inTree, ...removed];
}

type ByName = ReadonlyMap<string, PlacedNode>;

/** Known by kind and id: a question that becomes one of another kind is another question. */
function byName(definition: SurveyDefinition): ByName {
  return new Map(placedNodes(definition).map((placed) => [nameOf(placed.node), placed]));
}

function nameOf({ kind, id }: PlacedNode['node']): string {
  return `${kind} ${id}`;
}

/** Parts that stand in another part than before, or elsewhere among those that they stand with. */
function movedNames(earlier: ByName, later: ByName): ReadonlySet<string> {
  const moved = new Set<string>();
  const [was, is] = [placesOf(earlier), placesOf(later)];
  for (const [place, names] of is) {
    for (const name of outOfOrder(was.get(place) ?? [], names)) moved.add(name);
    for (const name of names) {
      if (earlier.has(name) && was.get(place)?.includes(name) !== true) moved.add(name);
    }
  }
  return moved;
}

/** The names in each place where parts stand in a row: the survey, a page, one arm of a branch. */
function placesOf(named: ByName): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  for (const [name, { parent, pointer }] of named) {
    const arm = pointer
      .split('/')
      .filter((part) => !/^\d+$/.test(part))
      .at(-1);
    const place = parent === undefined ? '' : `${nameOf(parent)} ${arm}`;
    places.set(place, [...(places.get(place) ?? []), name]);
  }
  return places;
}
