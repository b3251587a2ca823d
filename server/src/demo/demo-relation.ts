import type { Language } from '@voldaan/domain/language';
import type { Answers, AnswerValue } from '@voldaan/domain/surveys/answers';
import { clamp, gaussian, pick } from './demo-draw.ts';
import { demoWords } from './demo-words.ts';

/** How good each part is in the sample company, against its average, what customers say it weighs, and what it does weigh. */
const parts: Readonly<Record<string, Readonly<{ offset: number; weight: number; pull: number }>>> = {
  product_quality: { offset: 0.5, weight: 4.6, pull: 0.2 },
  response_speed: { offset: -0.9, weight: 4.2, pull: 0.38 },
  expertise: { offset: 0.7, weight: 4.5, pull: 0.04 },
  promises_kept: { offset: -0.5, weight: 4.7, pull: 0.08 },
  price: { offset: -0.3, weight: 3.6, pull: 0 },
  delivery: { offset: 0.1, weight: 3.1, pull: 0.04 },
  reach: { offset: -0.2, weight: 3.3, pull: 0 },
  kept_informed: { offset: -1.1, weight: 4.1, pull: 0.34 },
};

/** Where the average of a part lies. */
const middle = 7.4;

export type RelationDraw = Readonly<{ mood: number; language: Language; random: () => number }>;

/**
 * What one customer of the sample says in the survey of the relation. All marks of a person lean the same way, as
 * people's do, so that what drives satisfaction can be found; those who gave a low grade are asked why.
 */
export function relationAnswers({ mood, language, random }: RelationDraw): Answers {
  const leaning = mood * 0.5 + gaussian(random) * 0.9;
  const mark = (mean: number, spread: number, [lowest, highest]: readonly [number, number]) =>
    clamp(Math.round(mean + gaussian(random) * spread), lowest, highest);
  const marks = Object.entries(parts).map(([part, one]) => ({
    ...one,
    part,
    mark: mark(middle + leaning * 0.7 + one.offset, 1.1, [1, 10]),
  }));
  const pulled = marks.reduce((sum, one) => sum + one.pull * (one.mark - middle - one.offset), 0);
  const grade = mark(middle + leaning * 0.3 + pulled, 0.5, [1, 10]);
  const level = grade >= 8 ? 'high' : grade >= 6 ? 'middle' : 'low';
  const said = (share: number) => (random() < share ? pick(demoWords[language][level], random) : null);
  const sometimes = (value: number): AnswerValue => (random() < 0.02 ? null : value);
  const rows = marks.flatMap(({ part, weight, mark: experienced }): readonly [string, AnswerValue][] => [
    [`experienced_${part}`, sometimes(experienced)],
    [`importance_${part}`, sometimes(mark(weight, 0.7, [1, 5]))],
  ]);
  return {
    grade_overall: grade,
    ...(grade <= 6 ? { why: said(0.7) } : {}),
    sat_overall: mark(3.75 + leaning * 0.8, 0.7, [1, 5]),
    exp_vs_overall: mark(0.2 + leaning * 0.5, 0.6, [-2, 2]),
    ...Object.fromEntries(rows),
    nps: mark(7.9 + leaning, 1.1, [0, 10]),
    again: mark(8.2 + leaning, 1.1, [0, 10]),
    free_switch: sometimes(mark(3.4, 1, [1, 5])),
    one_thing: said(0.45),
    may_contact: random() < 0.35 ? 'yes' : random() < 0.6 ? 'no' : null,
  };
}
