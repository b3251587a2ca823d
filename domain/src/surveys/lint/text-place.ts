import type { PageNode } from '../node/page.ts';
import { placedNodes } from '../placed-nodes.ts';
import type { Question } from '../question/question.ts';
import { questionsOf, type SurveyDefinition } from '../survey-definition.ts';
import type { SurveyText } from '../survey-text.ts';
import { textsOf } from '../survey-texts.ts';

/** One text that a customer reads, where it stands, and what stands on it. */
export type TextPlace = Readonly<{
  pointer: string;
  text: SurveyText;
  /** The question that it asks; a heading asks without a question of its own; other texts ask nothing. */
  asks: Question | 'heading' | 'nothing';
  /** Whether only some people see it, chosen by a mark that they gave. */
  byMark: boolean;
}>;

/** Every text of the survey in reading order, after those that fill {moment} and {product}. */
export function textPlaces(definition: SurveyDefinition): readonly TextPlace[] {
  const { moment, product } = definition;
  const chosen = chosenByMark(definition);
  const fillers = [
    { pointer: '/moment', text: moment },
    ...(product === undefined ? [] : [{ pointer: '/product', text: product }]),
  ];
  return [
    ...fillers.map((filler): TextPlace => ({ ...filler, asks: 'nothing', byMark: false })),
    ...textsOf(definition).map(({ pointer, text, node }) => ({
      pointer,
      text,
      asks: askedBy(node),
      byMark: chosen.some((part) => pointer.startsWith(`${part}/`)),
    })),
  ];
}

function askedBy(node: PageNode | undefined): TextPlace['asks'] {
  if (node === undefined) return 'nothing';
  switch (node.kind) {
    case 'statement':
      return 'nothing';
    case 'battery':
    case 'pair':
      return 'heading';
    default:
      return node;
  }
}

/** Where the parts stand that only some people see, chosen by a mark that they gave; both arms of a branch are chosen. */
function chosenByMark(definition: SurveyDefinition): readonly string[] {
  const marks = new Set(
    questionsOf(definition)
      .filter((question) => question.kind === 'rating')
      .map(({ id }) => id),
  );
  const variants = definition.thanks.variants ?? [];
  return [
    ...placedNodes(definition).flatMap(({ node, pointer }) =>
      'when' in node && node.when !== undefined && mentions(node.when, marks) ? [pointer] : [],
    ),
    ...variants.flatMap(({ when }, at) => (mentions(when, marks) ? [`/thanks/variants/${at}`] : [])),
  ];
}

/** Whether a condition looks at one of these answers. Names are whole words in an expression, whatever stands around. */
function mentions(expression: string, names: ReadonlySet<string>): boolean {
  return namesIn(expression).some((name) => names.has(name));
}

/** The words of a condition that may name something; what stands in quotes is a value. */
export function namesIn(condition: string): readonly string[] {
  return condition
    .replaceAll(/'[^']*'/gu, ' ')
    .split(/[^a-z0-9_]+/u)
    .filter((word) => word !== '');
}
