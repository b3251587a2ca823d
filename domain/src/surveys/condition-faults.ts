import { Refusal } from '../refusal.ts';
import { checkExpression, namesIn } from './expression/check-expression.ts';
import type { Expression } from './expression/expression.ts';
import { parseExpression } from './expression/parse-expression.ts';
import { earlierThanThanks, placedNodes } from './placed-nodes.ts';
import type { PublishFault, PublishFaultCode } from './publish-fault.ts';
import type { Question } from './question/question.ts';
import { questionsOf, questionsOn, type SurveyDefinition } from './survey-definition.ts';

/** A condition as it could be read, where it stands, what it may look at, and the questions that are asked because of it. */
type Condition = Readonly<{
  read: ReadCondition;
  pointer: string;
  earlier: readonly string[];
  decides: readonly string[];
}>;

/** Conditions that cannot be read, name what is not there, or look at a page that has not been met. */
export function conditionFaults(definition: SurveyDefinition): readonly PublishFault[] {
  const questions = new Map(questionsOf(definition).map((question) => [question.id, question]));
  const conditions = conditionsOf(definition);
  const dependencies = dependenciesOf(conditions);
  return conditions.flatMap((condition) => faultsOf(condition, questions, dependencies));
}

function faultsOf(
  condition: Condition,
  questions: ReadonlyMap<string, Question>,
  dependencies: ReadonlyMap<string, ReadonlySet<string>>,
): readonly PublishFault[] {
  const { pointer, read } = condition;
  if ('code' in read) return [{ code: read.code, pointer, values: read.values }];
  const fault = checkExpression(read.expression, questions);
  if (fault !== undefined) return [{ ...fault, pointer }];
  const names = namesIn(read.expression);
  const later = names.find((name) => !condition.earlier.includes(name));
  if (later !== undefined) {
    const isCycle = condition.decides.some((id) => reaches(later, id, dependencies));
    return [{ code: isCycle ? 'condition_cycle' : 'condition_later', pointer, values: { name: later } }];
  }
  return isConstant(read.expression) ? [{ code: 'expression_constant', pointer }] : [];
}

/** A condition that looks at nothing is always true or never: pages that nobody meets, or a branch that is none. */
function isConstant(expression: Expression): boolean {
  switch (expression.kind) {
    case 'answer':
    case 'answered':
    case 'contact':
    case 'language':
    case 'channel':
      return false;
    case 'not':
    case 'negative':
      return isConstant(expression.operand);
    case 'and':
    case 'or':
      // One part that looks at nothing decides or is idle, whatever the others say.
      return expression.operands.some(isConstant);
    case 'compare':
    case 'arithmetic':
      return isConstant(expression.left) && isConstant(expression.right);
    case 'has':
    case 'in':
      return isConstant(expression.left);
    case 'number':
    case 'text':
      return true;
  }
}

type ReadCondition =
  | Readonly<{ expression: Expression }>
  | Readonly<{ code: PublishFaultCode; values: Record<string, string | number> }>;

function readCondition(source: string): ReadCondition {
  try {
    return { expression: parseExpression(source) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const code = error.code === 'expression_too_big' ? 'expression_too_big' : 'expression_invalid';
    return { code, values: { ...error.detail.values } };
  }
}

function conditionsOf(definition: SurveyDefinition): readonly Condition[] {
  const nodes = placedNodes(definition).flatMap(({ node, pointer, earlier }): readonly Condition[] => {
    if (!('when' in node) || node.when === undefined) return [];
    const asked =
      node.kind === 'branch' ? questionsOf({ nodes: [...node.nodes, ...node.otherwise] }) : questionsOn([node]);
    return [
      { read: readCondition(node.when), pointer: `${pointer}/when`, earlier, decides: asked.map(({ id }) => id) },
    ];
  });
  const earlier = earlierThanThanks(definition);
  const variants = (definition.thanks.variants ?? []).map(({ when }, index) => ({
    read: readCondition(when),
    pointer: `/thanks/variants/${index}/when`,
    earlier,
    decides: [],
  }));
  return [...nodes, ...variants];
}

/** On which questions each question depends, directly. */
function dependenciesOf(conditions: readonly Condition[]): ReadonlyMap<string, ReadonlySet<string>> {
  const dependencies = new Map<string, Set<string>>();
  for (const { read, decides } of conditions) {
    if ('code' in read) continue;
    for (const id of decides) {
      const known = dependencies.get(id) ?? new Set();
      dependencies.set(id, known);
      for (const name of namesIn(read.expression)) known.add(name);
    }
  }
  return dependencies;
}

/** Whether one question depends on another over any number of conditions. */
function reaches(from: string, to: string, dependencies: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const met = new Set([from]);
  for (const id of met) {
    if (id === to) return true;
    for (const next of dependencies.get(id) ?? []) met.add(next);
  }
  return false;
}
