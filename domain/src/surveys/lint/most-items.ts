import type { Answers, AnswerValue } from '../answers.ts';
import { isTrue } from '../expression/is-true.ts';
import type { PageNode } from '../node/page.ts';
import type { SurveyNode } from '../node/survey-node.ts';
import { placedNodes } from '../placed-nodes.ts';
import type { Question } from '../question/question.ts';
import { scales, scoresOf } from '../scale.ts';
import { questionsOf, type SurveyDefinition } from '../survey-definition.ts';
import { namesIn } from './text-place.ts';

/** So many different people are walked through; a survey that branches more is counted with every side asked. */
const peopleMost = 2000;

/**
 * The most questions that one person can be asked, whatever they answer and whatever chance gives them. Answers that no
 * condition looks at do not matter; where a condition looks at more than an answer (the customer, the language, the
 * channel) the longer side counts.
 */
export function mostItems(definition: SurveyDefinition): number {
  const deciding = decidingQuestions(definition);
  const decided = new Set(deciding.map(({ id }) => id));
  const isDecided = (condition: string) => namesIn(condition).every((name) => decided.has(name) || isOperator(name));
  return Math.max(
    ...everyone(deciding).map((answers) => {
      const scope = { answers, contact: {}, language: '', channel: '' };
      const judge = (condition: string | undefined): boolean | undefined =>
        condition === undefined || isDecided(condition) ? isTrue(condition, scope) : undefined;
      return sumOf(definition.nodes, (node) => itemsIn(node, judge));
    }),
  );
}

/** True or false where the answers decide it, undefined where something else does. */
type Judge = (condition: string | undefined) => boolean | undefined;

function itemsIn(node: SurveyNode, judge: Judge): number {
  const sum = (nodes: readonly SurveyNode[]) => sumOf(nodes, (child) => itemsIn(child, judge));
  switch (node.kind) {
    case 'page':
      return sumOf(node.nodes, (part) => (judge(part.when) === false ? 0 : itemsOn(part, judge)));
    case 'branch': {
      const isMet = judge(node.when);
      if (isMet === undefined) return Math.max(sum(node.nodes), sum(node.otherwise));
      return sum(isMet ? node.nodes : node.otherwise);
    }
    case 'random': {
      const longestFirst = node.nodes.map((child) => itemsIn(child, judge)).sort((one, other) => other - one);
      return sumOf(longestFirst.slice(0, node.choose ?? longestFirst.length), (items) => items);
    }
  }
}

function itemsOn(part: PageNode, judge: Judge): number {
  switch (part.kind) {
    case 'statement':
      return 0;
    case 'battery':
      return part.questions.filter(({ when }) => judge(when) !== false).length;
    case 'pair':
      return 2;
    default:
      return 1;
  }
}

/** The questions that conditions look at and whose answers can be listed, as many as can be combined. */
function decidingQuestions(definition: SurveyDefinition): readonly Question[] {
  const named = new Set(
    placedNodes(definition).flatMap(({ node }) =>
      'when' in node && node.when !== undefined ? namesIn(node.when) : [],
    ),
  );
  const deciding: Question[] = [];
  let people = 1;
  for (const question of questionsOf(definition)) {
    const count = answersTo(question).length;
    if (!named.has(question.id) || count === 0 || people * count > peopleMost) continue;
    people *= count;
    deciding.push(question);
  }
  return deciding;
}

/** One person for every combination of answers. */
function everyone(questions: readonly Question[]): readonly Answers[] {
  return questions.reduce<readonly Answers[]>(
    (people, question) =>
      people.flatMap((answers) => answersTo(question).map((answer) => ({ ...answers, [question.id]: answer }))),
    [{}],
  );
}

function answersTo(question: Question): readonly AnswerValue[] {
  switch (question.kind) {
    case 'rating':
      return [...scoresOf(scales[question.scale]), null];
    case 'yes-no':
      return ['yes', 'no', 'partly', null];
    case 'consent':
      return ['yes', 'no', null];
    case 'single':
      return [...question.options.map(({ id }) => id), null];
    case 'open':
    case 'compliment':
      return ['.', null];
    case 'multiple':
    case 'ranking':
    case 'number':
    case 'date':
    case 'contact-detail':
      return [];
  }
}

/** Words of the language of conditions that name nothing. */
const operators: readonly string[] = ['and', 'or', 'not', 'has', 'in', 'is', 'answered'];

function isOperator(name: string): boolean {
  return operators.includes(name) || /^\d/u.test(name);
}

function sumOf<Part>(parts: readonly Part[], weigh: (part: Part) => number): number {
  return parts.reduce((sum, part) => sum + weigh(part), 0);
}
