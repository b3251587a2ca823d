import type { Battery } from '@voldaan/domain/surveys/node/battery';
import type { Branch } from '@voldaan/domain/surveys/node/branch';
import type { Page, PageNode } from '@voldaan/domain/surveys/node/page';
import type { Pair } from '@voldaan/domain/surveys/node/pair';
import type { RandomBlock } from '@voldaan/domain/surveys/node/random-block';
import type { SurveyNode } from '@voldaan/domain/surveys/node/survey-node';
import type { ChoiceOption } from '@voldaan/domain/surveys/question/choice-option';
import type { Question, QuestionKind } from '@voldaan/domain/surveys/question/question';
import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { questionsOn, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { SurveyText } from '@voldaan/domain/surveys/survey-text';
import { isNode, partsOf } from './tree.ts';

export type ItemKind = QuestionKind | 'statement' | 'battery' | 'pair';

/** What can be put on a page, in the order in which it is offered: what most surveys need comes first. */
export const itemKinds: readonly ItemKind[] = [
  'rating',
  'open',
  'single',
  'multiple',
  'yes-no',
  'battery',
  'pair',
  'ranking',
  'number',
  'date',
  'contact-detail',
  'consent',
  'compliment',
  'statement',
];

/** Gives names that are free in this survey and counts those that it gave. */
export type FreeId = (stem: string) => string;

/** No name is given twice, also not one that a page has and a question might get: a reader of the YAML tells them apart. */
export function freeIdsOf(definition: SurveyDefinition): FreeId {
  const taken = new Set(
    partsOf(definition).flatMap(({ part }) => [
      part.id,
      ...(isNode(part) ? [] : questionsOn([part]).map(({ id }) => id)),
    ]),
  );
  return (stem) => {
    let id = stem;
    for (let count = 2; taken.has(id); count += 1) id = `${stem}_${count}`;
    taken.add(id);
    return id;
  };
}

const noText: SurveyText = {};

/** An empty thing of this kind, of the right shape, with its words still to be written. */
export function newItem(kind: ItemKind, freeId: FreeId): PageNode {
  switch (kind) {
    case 'statement':
      return { kind, id: freeId('words'), text: noText };
    case 'battery':
      return newBattery(freeId);
    case 'pair':
      return newPair(freeId);
    default:
      return newQuestion(kind, freeId);
  }
}

export function newQuestion(kind: QuestionKind, freeId: FreeId): Question {
  const id = freeId(stems[kind]);
  const head = { id, item: id, text: noText, required: false };
  switch (kind) {
    case 'rating':
      return newRating(id);
    case 'open':
      return { kind, ...head, lengthMax: 2000 };
    case 'yes-no':
      return { kind, ...head };
    case 'single':
    case 'multiple':
    case 'ranking':
      return { kind, ...head, options: [option('a'), option('b')] };
    case 'number':
      return { kind, ...head, minimum: 0, maximum: 1000, decimals: 0 };
    case 'date':
      return { kind, ...head };
    case 'contact-detail':
      return { kind, ...head, detail: 'name' };
    case 'consent':
      return { kind, ...head, purpose: 'contact' };
    case 'compliment':
      return { kind, ...head, lengthMax: 1000 };
  }
}

const stems: Readonly<Record<QuestionKind, string>> = {
  rating: 'rating',
  open: 'open',
  'yes-no': 'yes_no',
  single: 'choice',
  multiple: 'choices',
  ranking: 'ranking',
  number: 'number',
  date: 'date',
  'contact-detail': 'contact',
  consent: 'consent',
  compliment: 'compliment',
};

export function newRating(id: string, scale: RatingQuestion['scale'] = 'B10'): RatingQuestion {
  return {
    kind: 'rating',
    id,
    item: id,
    scale,
    role: 'none',
    text: noText,
    required: false,
    comparabilityKey: `${id}:${scale}:1`,
  };
}

export function newPage(nodes: readonly PageNode[], freeId: FreeId): Page {
  return { kind: 'page', id: freeId('page'), nodes };
}

export function newBranch(when: string, freeId: FreeId): Branch {
  const inside = newPage([newQuestion('open', freeId)], freeId);
  return { kind: 'branch', id: freeId('branch'), when, nodes: [inside], otherwise: [] };
}

export function newRandomBlock(freeId: FreeId): RandomBlock {
  const parts = [1, 2].map((): SurveyNode => newPage([newQuestion('rating', freeId)], freeId));
  return { kind: 'random', id: freeId('block'), nodes: parts };
}

/** An option with a name that is free in its question. */
export function newOption(options: readonly ChoiceOption[]): ChoiceOption {
  const taken = new Set(options.map(({ id }) => id));
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const letter = [...letters].find((free) => !taken.has(free));
  if (letter !== undefined) return option(letter);
  let count = options.length + 1;
  while (taken.has(`option_${count}`)) count += 1;
  return option(`option_${count}`);
}

/** The same words once more under names of their own: the answers of the two are two columns. */
export function copyOf(item: PageNode, freeId: FreeId): PageNode {
  switch (item.kind) {
    case 'battery':
      return { ...item, id: freeId(item.id), questions: item.questions.map((row) => ({ ...row, id: freeId(row.id) })) };
    case 'pair':
      return {
        ...item,
        id: freeId(item.id),
        expected: { ...item.expected, id: freeId(item.expected.id) },
        experienced: { ...item.experienced, id: freeId(item.experienced.id) },
      };
    default:
      return { ...item, id: freeId(item.id) };
  }
}

export function copyOfNode(node: SurveyNode, freeId: FreeId): SurveyNode {
  const copied = (nodes: readonly SurveyNode[]) => nodes.map((inner) => copyOfNode(inner, freeId));
  switch (node.kind) {
    case 'page':
      return { ...node, id: freeId(node.id), nodes: node.nodes.map((item) => copyOf(item, freeId)) };
    case 'random':
      return { ...node, id: freeId(node.id), nodes: copied(node.nodes) };
    case 'branch':
      return { ...node, id: freeId(node.id), nodes: copied(node.nodes), otherwise: copied(node.otherwise) };
  }
}

function newBattery(freeId: FreeId): Battery {
  const rows = [newRating(freeId('rating')), newRating(freeId('rating'))];
  return { kind: 'battery', id: freeId('battery'), text: noText, questions: rows, shuffled: true };
}

function newPair(freeId: FreeId): Pair {
  return {
    kind: 'pair',
    id: freeId('pair'),
    text: noText,
    expected: newRating(freeId('expected')),
    experienced: newRating(freeId('experienced')),
  };
}

function option(id: string): ChoiceOption {
  return { id, text: noText };
}
