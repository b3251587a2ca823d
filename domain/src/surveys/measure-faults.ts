import { normRange } from './norm-range.ts';
import { placedNodes } from './placed-nodes.ts';
import type { PublishFault } from './publish-fault.ts';
import type { MetricRole, RatingQuestion } from './question/rating.ts';
import type { ScaleId } from './scale.ts';
import { questionsOf, type SurveyDefinition } from './survey-definition.ts';

/** Ratings that feed a metric which is not true on their scale, and a norm for what the survey does not measure. */
export function measureFaults(definition: SurveyDefinition): readonly PublishFault[] {
  return [
    ...placedNodes(definition).flatMap(({ node, pointer }) =>
      node.kind === 'rating' ? roleFaults(node, pointer) : [],
    ),
    ...normFaults(definition),
  ];
}

/** An NPS counts 9s and 10s of eleven, a top-two share needs five or seven points: a role is true on its scales only. */
const scalesOfRole: Readonly<Record<MetricRole, readonly ScaleId[] | undefined>> = {
  nps: ['C11'],
  csat: ['A5', 'A7', 'S5'],
  grade: ['B10'],
  ces: ['D7'],
  stars: ['R5'],
  expectation: ['E5'],
  none: undefined,
};

function roleFaults({ role, scale, direction }: RatingQuestion, pointer: string): readonly PublishFault[] {
  const allowed = scalesOfRole[role];
  if (allowed === undefined) return [];
  if (!allowed.includes(scale)) return [{ code: 'role_scale_mismatch', pointer: `${pointer}/scale` }];
  return direction === 'lower-is-better' ? [{ code: 'role_direction_mismatch', pointer: `${pointer}/direction` }] : [];
}

/**
 * The norm is for the opening question's metric; when that has none, for the first rating's that has. A survey that takes
 * no metric at all keeps a norm that nothing is held against.
 */
function normFaults(definition: SurveyDefinition): readonly PublishFault[] {
  const { role, value } = definition.norm;
  const measured = questionsOf(definition).flatMap((question) =>
    question.kind === 'rating' && question.role in normRange ? [question.role] : [],
  );
  if (measured.length > 0 && measured[0] !== role) return [{ code: 'norm_role_mismatch', pointer: '/norm/role' }];
  const { minimum, maximum } = normRange[role];
  return value < minimum || value > maximum ? [{ code: 'norm_out_of_range', pointer: '/norm/value' }] : [];
}
