import { type FormbricksReading, labelIn } from './formbricks-question.ts';
import type { ComparisonOperator, SourceCondition } from './source-condition.ts';
import { listOf, ownOf, type SourceObject, type SourceValue, sourceValueOf, textOf, valueIn } from './source-value.ts';

/** A question of the old form, or a block of the new one: what is shown at once, and where it leads. */
export type FormbricksStep = Readonly<{
  id: string;
  place: string;
  elements: readonly SourceObject[];
  logic: readonly unknown[];
  fallback: string;
}>;

/** Where a step leads when something is true of the answers, or when nothing else was: forward, or to the end. */
type Jump = Readonly<{ when?: SourceCondition; to: number }>;

/**
 * Formbricks says where to go next; we say who meets a page. A page between a jump and its target is met by those who
 * did not take the jump. The first jump that is true is the one taken; jumps back are left out, by name.
 */
export function skipConditions(
  reading: FormbricksReading,
  steps: readonly FormbricksStep[],
): readonly (SourceCondition | undefined)[] {
  const places = new Map(steps.map(({ id }, index) => [id, index]));
  const labels = labelsById(reading, steps);
  const skips: SourceCondition[][] = steps.map(() => []);
  for (const [from, step] of steps.entries()) {
    const before: SourceCondition[] = [];
    for (const { when, to } of jumpsOf(reading, step, { from, places, labels, count: steps.length })) {
      const taken: SourceCondition = { kind: 'and', parts: when === undefined ? before.slice() : [...before, when] };
      for (let between = from + 1; between < to; between += 1) skips[between]?.push({ kind: 'not', part: taken });
      if (when !== undefined) before.push({ kind: 'not', part: when });
    }
  }
  return skips.map((parts) => (parts.length <= 1 ? parts[0] : { kind: 'and', parts }));
}

type Around = Readonly<{
  from: number;
  count: number;
  places: ReadonlyMap<string, number>;
  labels: Labels;
}>;

const jumpsMost = 20;

function jumpsOf(reading: FormbricksReading, step: FormbricksStep, around: Around): readonly Jump[] {
  const jumps = step.logic.slice(0, jumpsMost).flatMap((rule, index): readonly Jump[] => {
    const place = `${step.place}/logic/${index}`;
    const target = targetOf(reading, rule, place);
    if (target === undefined) return [];
    // Whatever is no step is an ending.
    const to = around.places.get(target) ?? around.count;
    if (to <= around.from) {
      reading.leave(place, step.id, 'condition_backward');
      return [];
    }
    return [{ when: readRule(rule, step, around.labels), to }];
  });
  if (step.fallback === '') return jumps;
  const to = around.places.get(step.fallback) ?? around.count;
  if (to <= around.from + 1) return jumps;
  if (jumps.length > 0) return [...jumps, { to }];
  reading.leave(`${step.place}/logicFallback`, step.id, 'condition_not_translated');
  return jumps;
}

function targetOf({ leave }: FormbricksReading, rule: unknown, place: string): string | undefined {
  const old = textOf(rule, 'destination');
  if (old !== '') return old;
  const actions = listOf(rule, 'actions', `${place}/actions`);
  for (const action of actions) {
    const objective = textOf(action, 'objective');
    if (objective === 'calculate') leave(place, 'calculate', 'script_not_taken');
    if (objective === 'requireAnswer') leave(place, 'requireAnswer', 'setting_not_taken');
  }
  const jump = actions.find((action) => /^jumpTo/.test(textOf(action, 'objective')));
  return jump === undefined ? undefined : textOf(jump, 'target');
}

function readRule(rule: unknown, step: FormbricksStep, labels: Labels): SourceCondition {
  const group = valueIn(rule, 'conditions');
  if (group !== undefined) return readGroup(group, labels, 0);
  // The old form is about the question itself: { condition: 'lessEqual', value: 6 }.
  const question = textOf(step.elements[0], 'id');
  return compose(textOf(rule, 'condition'), question, valuesOf(valueIn(rule, 'value'), labels.get(question)));
}

const depthMax = 10;

function readGroup(group: unknown, labels: Labels, depth: number): SourceCondition {
  if (depth > depthMax) return { kind: 'unknown', source: 'nested too deep' };
  const list = listOf(group, 'conditions', '/conditions');
  if (list.length === 0) return readLeaf(group, labels);
  const parts = list.map((part) => readGroup(part, labels, depth + 1));
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return { kind: textOf(group, 'connector') === 'or' ? 'or' : 'and', parts };
}

function readLeaf(leaf: unknown, labels: Labels): SourceCondition {
  const left = valueIn(leaf, 'leftOperand');
  const right = valueIn(leaf, 'rightOperand');
  const isAboutQuestion = ['question', 'element'].includes(textOf(left, 'type'));
  const isStatic = right === undefined || textOf(right, 'type') === 'static';
  if (!isAboutQuestion || !isStatic) return { kind: 'unknown', source: textOf(leaf, 'operator') };
  const question = textOf(left, 'value');
  return compose(textOf(leaf, 'operator'), question, valuesOf(valueIn(right, 'value'), labels.get(question)));
}

/** Conditions name a choice by its id, answers by its words: the words are what we know it by. */
function valuesOf(value: unknown, labels: ReadonlyMap<string, string> | undefined): readonly SourceValue[] {
  const list: readonly unknown[] = Array.isArray(value) ? value.slice(0, 100) : [value];
  return list.flatMap((item) => sourceValueOf(item) ?? []).map((item) => labels?.get(String(item)) ?? item);
}

function compose(operator: string, question: string, values: readonly SourceValue[]): SourceCondition {
  const comparison = ownOf(comparisons, operator);
  const [value] = values;
  if (comparison !== undefined && value !== undefined) {
    return { kind: 'compare', question, operator: comparison, value };
  }
  if (answeredWords.includes(operator)) return { kind: 'answered', question };
  if (skippedWords.includes(operator)) return { kind: 'not', part: { kind: 'answered', question } };
  if (operator === 'isAccepted') return { kind: 'compare', question, operator: '=', value: 'accepted' };
  const list = ownOf(lists, operator);
  if (list === undefined || values.length === 0) return { kind: 'unknown', source: operator };
  const parts = values.map((each): SourceCondition => {
    return list.isEqual
      ? { kind: 'compare', question, operator: '=', value: each }
      : { kind: 'has', question, value: each };
  });
  const [only] = parts;
  const all: SourceCondition = parts.length === 1 && only ? only : { kind: list.kind, parts };
  return list.isNegated ? { kind: 'not', part: all } : all;
}

const comparisons: Readonly<Record<string, ComparisonOperator>> = {
  equals: '=',
  doesNotEqual: '!=',
  notEquals: '!=',
  isGreaterThan: '>',
  greaterThan: '>',
  isLessThan: '<',
  lessThan: '<',
  isGreaterThanOrEqual: '>=',
  greaterEqual: '>=',
  isLessThanOrEqual: '<=',
  lessEqual: '<=',
};

const answeredWords: readonly string[] = ['isSubmitted', 'submitted', 'isSet', 'isNotEmpty', 'isClicked', 'clicked'];
const skippedWords: readonly string[] = ['isSkipped', 'skipped', 'isNotSet', 'isEmpty', 'isNotClicked'];

type ListOperator = Readonly<{ kind: 'and' | 'or'; isEqual?: boolean; isNegated?: boolean }>;

const lists: Readonly<Record<string, ListOperator>> = {
  equalsOneOf: { kind: 'or', isEqual: true },
  includesAllOf: { kind: 'and' },
  includesAll: { kind: 'and' },
  includesOneOf: { kind: 'or' },
  includesOne: { kind: 'or' },
  doesNotIncludeOneOf: { kind: 'or', isNegated: true },
  doesNotIncludeAllOf: { kind: 'and', isNegated: true },
};

/** By question, then by the id of the choice: `other` is an id of many questions. */
type Labels = ReadonlyMap<string, ReadonlyMap<string, string>>;

function labelsById(reading: FormbricksReading, steps: readonly FormbricksStep[]): Labels {
  return new Map(
    steps.flatMap(({ elements }) =>
      elements.map((element) => {
        const choices = listOf(element, 'choices', '/choices');
        return [textOf(element, 'id'), new Map(choices.map((each) => [textOf(each, 'id'), labelIn(reading, each)]))];
      }),
    ),
  );
}
