import type { MetricRole, RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import type { ScaleId } from '@voldaan/domain/surveys/scale';
import type { Norm } from '@voldaan/domain/surveys/survey-definition';

/** What answers on a scale can be counted for; on most scales a rating is shown and is nobody's headline. */
export function rolesOf(scale: ScaleId): readonly MetricRole[] {
  return [...(roleOfScale[scale] ?? []), 'none'];
}

/** The norms that a survey starts with when its opening becomes another metric. */
export const normRoles: readonly Norm[] = [
  { role: 'nps', value: 30 },
  { role: 'csat', value: 0.8 },
  { role: 'grade', value: 7.5 },
  { role: 'ces', value: 5.5 },
  { role: 'stars', value: 4 },
];

/** A rating on another scale: the half steps of the old one go, the role stays where the new one can carry it. */
export function withScale(rating: RatingQuestion, scale: ScaleId, isOpening: boolean): RatingQuestion {
  const { halfSteps: _, ...rest } = rating;
  const roles = rolesOf(scale);
  const [first = 'none'] = roles;
  const role =
    roles.includes(rating.role) && !(isOpening && rating.role === 'none') ? rating.role : isOpening ? first : 'none';
  return { ...rest, scale, role };
}

/** A row of a battery or a side of a pair on another scale: the scale's metric is the opening's, not one of theirs. */
export function withScaleOnly(rating: RatingQuestion, scale: ScaleId): RatingQuestion {
  return { ...withScale(rating, scale, false), role: 'none' };
}

const roleOfScale: Readonly<Partial<Record<ScaleId, readonly MetricRole[]>>> = {
  A5: ['csat'],
  A7: ['csat'],
  S5: ['csat'],
  B10: ['grade'],
  C11: ['nps'],
  D7: ['ces'],
  R5: ['stars'],
  E5: ['expectation'],
};
