import type { Estimate } from '../../metrics/estimate.ts';
import { estimatePart } from '../../metrics/estimate-part.ts';
import type { Period } from '../../metrics/period.ts';
import type { Answers } from '../../surveys/answers.ts';
import { scales } from '../../surveys/scale.ts';
import { questionsOf, type SurveyDefinition } from '../../surveys/survey-definition.ts';

/** What customers are asked of how their complaint was handled, and the item of the library that asks it. */
export const handlingItems = {
  satisfaction: 'sat_moment',
  heard: 'c_heard',
  helped: 'c_helped',
  valued: 'c_valued',
  outcome: 'c_outcome',
  process: 'c_process',
  time: 'c_time',
} as const;
export type HandlingMark = keyof typeof handlingItems;
export const handlingMarks = ['satisfaction', 'heard', 'helped', 'valued', 'outcome', 'process', 'time'] as const;

/** Whoever complained has a reason: more than seven in ten is good (question-library.md, Q9). */
export const handlingNorm = 0.7;

/** Whether it is solved as far as the customer is concerned: yes, partly or no. */
export const solvedItem = 'c_solved';

/** What one customer said of one complaint that was closed, by the questions that they saw. */
export type HandlingAnswer = Readonly<{ definition: SurveyDefinition; answers: Answers }>;

/** Points of the scales that these items have in the library; the two best of them count. */
const points = 5;
const best = 2;

/**
 * Of customers who said how their complaint was handled, the share that gave one of the two best marks of five.
 *
 * Use to see whether complainants feel heard and helped, also those who were not put in the right. When not to use: as what the
 * complaint did to the score (recovery-effect.ts). Who was asked on another scale is left out, and `n` counts the others.
 *
 * Source: top-two share with Wilson's interval.
 *
 * @example
 * handlingShare(said, 'heard', period).estimate; // 0.81
 * @throws nothing.
 */
export function handlingShare(said: readonly HandlingAnswer[], mark: HandlingMark, period: Period): Estimate {
  const given = said.flatMap(({ definition, answers }) => {
    const question = questionsOf(definition).find(({ id }) => id === handlingItems[mark]);
    const value = answers[handlingItems[mark]];
    if (question?.kind !== 'rating' || typeof value !== 'number') return [];
    const { minimum, maximum } = scales[question.scale];
    return maximum - minimum + 1 === points ? [maximum - value] : [];
  });
  return estimatePart(given.filter((fromTop) => fromTop < best).length, given.length, { period });
}

/**
 * Of customers who said whether their complaint is solved, the share that said yes. Partly is not yes.
 *
 * @example
 * solvedShare(said, period).estimate; // 0.66
 * @throws nothing.
 */
export function solvedShare(said: readonly HandlingAnswer[], period: Period): Estimate {
  const given = said.map(({ answers }) => answers[solvedItem]).filter((word) => typeof word === 'string');
  const told = given.filter((word) => word === 'yes' || word === 'partly' || word === 'no');
  return estimatePart(told.filter((word) => word === 'yes').length, told.length, { period });
}
