import { type PlacedNode, placedNodes } from './placed-nodes.ts';
import type { PublishFault, PublishFaultCode } from './publish-fault.ts';
import type { ChoiceOption } from './question/choice-option.ts';
import type { RatingQuestion } from './question/rating.ts';
import { questionsOn, type SurveyDefinition } from './survey-definition.ts';

/** Parts that stand in the wrong place, or would ask nothing. */
export function structureFaults(definition: SurveyDefinition): readonly PublishFault[] {
  return placedNodes(definition).flatMap((placed) => [...openingFaults(placed), ...faultsOf(placed)]);
}

/** The first question stands in the mail: it is asked of everybody. */
function openingFaults({ node, pointer }: PlacedNode): readonly PublishFault[] {
  const isConditional = pointer === '/nodes/0/nodes/0' && 'when' in node && node.when !== undefined;
  return isConditional ? [{ code: 'opening_conditional', pointer: `${pointer}/when` }] : [];
}

function faultsOf({ node, pointer }: PlacedNode): readonly PublishFault[] {
  const faultIf = (isWrong: boolean, code: PublishFaultCode, at: string): readonly PublishFault[] =>
    isWrong ? [{ code, pointer: `${pointer}${at}` }] : [];
  switch (node.kind) {
    case 'page':
      return faultIf(questionsOn(node.nodes).length === 0, 'page_without_question', '/nodes');
    case 'branch':
      return faultIf(node.nodes.length + node.otherwise.length === 0, 'branch_empty', '/nodes');
    case 'random':
      return faultIf((node.choose ?? 0) > node.nodes.length, 'choose_too_many', '/choose');
    case 'battery':
      return faultIf(
        node.questions.some((row) => !isAlike(row, node.questions[0])),
        'scales_differ',
        '/questions',
      );
    case 'pair':
      return faultIf(!isAlike(node.expected, node.experienced), 'scales_differ', '/experienced/scale');
    case 'rating':
      return faultIf(node.halfSteps === true && node.scale !== 'B10', 'half_steps_unfit', '/halfSteps');
    case 'single':
      return optionFaults(node.options, pointer, { takesText: true, exclusive: false });
    case 'multiple':
      return optionFaults(node.options, pointer, { takesText: true, exclusive: true });
    case 'ranking':
      return optionFaults(node.options, pointer, { takesText: false, exclusive: false });
    case 'number':
      return faultIf(node.minimum > node.maximum, 'range_empty', '/maximum');
    case 'date':
      return faultIf(isBefore(node.latest, node.earliest), 'range_empty', '/latest');
    default:
      return [];
  }
}

function isAlike(rating: RatingQuestion, other: RatingQuestion | undefined): boolean {
  return rating.scale === other?.scale && (rating.halfSteps ?? false) === (other.halfSteps ?? false);
}

function isBefore(latest: string | undefined, earliest: string | undefined): boolean {
  return latest !== undefined && earliest !== undefined && latest < earliest;
}

/** One place for words of one's own, and "none of these" only where several can be chosen. */
function optionFaults(
  options: readonly ChoiceOption[],
  pointer: string,
  may: Readonly<{ takesText: boolean; exclusive: boolean }>,
): readonly PublishFault[] {
  const first = options.findIndex(({ takesText }) => takesText === true);
  return options.flatMap(({ takesText, exclusive }, index): readonly PublishFault[] => [
    ...(takesText === true && (!may.takesText || index !== first)
      ? [{ code: 'other_unfit', pointer: `${pointer}/options/${index}/takesText` } as const]
      : []),
    ...(exclusive === true && !may.exclusive
      ? [{ code: 'exclusive_unfit', pointer: `${pointer}/options/${index}/exclusive` } as const]
      : []),
  ]);
}
