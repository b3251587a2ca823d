import type { PageNode } from '@voldaan/domain/surveys/node/page';
import type { Question } from '@voldaan/domain/surveys/question/question';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { useSay } from '../../catalogue/text.tsx';
import { firstCondition } from './condition.ts';
import { insertPart } from './move-part.ts';
import {
  copyOf,
  type FreeId,
  freeIdsOf,
  type ItemKind,
  newBranch,
  newItem,
  newPage,
  newQuestion,
  newRandomBlock,
} from './new-part.ts';
import { findPart, isNode, keyOf, type Part, type Place, pageHolds, partsOf } from './tree.ts';
import { useBuilder } from './use-builder.ts';

export type Addition =
  | Readonly<{ kind: 'item'; item: ItemKind }>
  | Readonly<{ kind: 'question'; question: Question }>
  | Readonly<{ kind: 'page' | 'branch' | 'random' }>;

/** Puts something new behind the part that is open, opens it, and says so. */
export function useAddPart(): (addition: Addition) => void {
  const say = useSay();
  const { draft, selected, select, announce } = useBuilder();
  return (addition) => {
    const { definition } = draft;
    const part = makePart(addition, definition, freeIdsOf(definition));
    const { inserted, key } = isNode(part)
      ? { inserted: insertPart(definition, part, placeForNode(definition, selected)), key: openedWith(part) }
      : { inserted: addItem(definition, selected, part), key: keyOf(part) };
    draft.change(() => inserted);
    select(key, 'focus');
    announce(say('part.added'));
  };
}

/** A question of the library keeps its name where that is free: reports find it by it. */
function makePart(addition: Addition, definition: SurveyDefinition, freeId: FreeId): Part {
  switch (addition.kind) {
    case 'item':
      return newItem(addition.item, freeId);
    case 'question':
      return copyOf(addition.question, freeId);
    case 'page':
      return newPage([newQuestion('open', freeId)], freeId);
    case 'branch':
      return newBranch(firstCondition(definition), freeId);
    case 'random':
      return newRandomBlock(freeId);
  }
}

/** A new page is opened at its question, which has to be written. */
function openedWith(node: Part): string {
  return node.kind === 'page' && node.nodes[0] ? keyOf(node.nodes[0]) : keyOf(node);
}

/** On the page of what is open; but the page of the mail's question stays alone, so that goes on a page of its own. */
function addItem(definition: SurveyDefinition, selected: string, item: PageNode): SurveyDefinition {
  const place = placeForItem(definition, selected);
  if (place !== undefined) return insertPart(definition, item, place);
  const page = newPage([item], freeIdsOf(definition));
  return insertPart(definition, page, placeForNode(definition, selected));
}

function placeForItem(definition: SurveyDefinition, selected: string): Place | undefined {
  const found = findPart(definition, selected);
  const [opening] = definition.nodes;
  if (found === undefined || found.part.kind === 'branch' || found.part.kind === 'random')
    return onLastPage(definition);
  if (found.part.kind === 'page') {
    return found.part.id === opening?.id
      ? undefined
      : { level: 'items', list: found.part.id, index: found.part.nodes.length };
  }
  if (found.place.level === 'rows') {
    const battery = findPart(definition, `item.${found.place.list}`);
    return battery && { ...battery.place, index: battery.place.index + 1 };
  }
  const isAlone = opening?.kind === 'page' && found.place.list === opening.id && opening.nodes.length === 1;
  return isAlone ? undefined : { ...found.place, index: found.place.index + 1 };
}

/** With nothing open, at the end; unless the survey is its first question alone. */
function onLastPage(definition: SurveyDefinition): Place | undefined {
  const last = definition.nodes.at(-1);
  if (last?.kind !== 'page' || last === definition.nodes[0]) return undefined;
  return { level: 'items', list: last.id, index: last.nodes.length };
}

/** Behind the page, branch or block that is open, or that holds what is open; else at the end. */
function placeForNode(definition: SurveyDefinition, selected: string): Place {
  const found = findPart(definition, selected);
  if (found !== undefined && isNode(found.part)) return { ...found.place, index: found.place.index + 1 };
  const holder = partsOf(definition).find(({ part }) => part.kind === 'page' && pageHolds(part, selected));
  if (holder) return { ...holder.place, index: holder.place.index + 1 };
  return { level: 'nodes', list: '', index: definition.nodes.length };
}
