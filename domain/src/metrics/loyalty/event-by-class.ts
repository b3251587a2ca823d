import { type Comparison, compareMetric } from '../compare-metric.ts';
import type { Estimate } from '../estimate.ts';
import { estimatePart, partMetric } from '../estimate-part.ts';
import { mergeHistograms } from '../merge-histograms.ts';
import type { Period } from '../period.ts';
import { type SatisfactionClass, satisfactionClasses } from './satisfaction-class.ts';

/** Customers of a class who were followed to the horizon, and how many of them had the event by then. */
export type FollowedClass = Readonly<{ followed: number; events: number }>;

export type EventByClass = Readonly<{
  classes: readonly Readonly<{ class: SatisfactionClass; share: Estimate }>[];
  /** Satisfied minus all others. */
  comparison: Comparison;
}>;

/**
 * The share of each class that did something (bought again, left) within a time after the answer, and whether the satisfied
 * differ from all others.
 *
 * Use beside the curves: a share within a fixed time is easier to say. Only who was followed to the end of that time counts,
 * so the newest answers do not; the curves (survival-by-class.ts) count all. When not to use: as an effect of satisfaction.
 *
 * @example
 * eventByClass({ satisfied: { followed: 120, events: 54 }, between, dissatisfied }, period).comparison.verdict; // 'higher'
 * @throws RangeError when more had the event than were followed.
 */
export function eventByClass(
  followed: Readonly<Record<SatisfactionClass, FollowedClass>>,
  period: Period,
): EventByClass {
  const classes = satisfactionClasses.map((name) => ({
    class: name,
    share: estimatePart(followed[name].events, followed[name].followed, { period }),
  }));
  const histogram = ({ followed: all, events }: FollowedClass) => [all - events, events];
  const others = mergeHistograms([histogram(followed.between), histogram(followed.dissatisfied)]);
  return {
    classes,
    comparison: compareMetric(partMetric, histogram(followed.satisfied), others),
  };
}
