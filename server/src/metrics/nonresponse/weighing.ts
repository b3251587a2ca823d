import type { Metric } from '@voldaan/domain/metrics/metric';
import { emptyCategories, type FrameMargin, weighToFrame } from '@voldaan/domain/metrics/nonresponse/weigh-to-frame';
import type { Period } from '@voldaan/domain/metrics/period';
import { showEstimate } from '../estimate-view.ts';
import type { FrameTraitGroups } from './frame-traits.ts';
import type { FrameAnswerRow } from './read-frame-views.ts';
import type { NonresponseReply } from './schema.ts';

type Weighing = NonresponseReply['weighing'];

type Weigh = Readonly<{
  metric: Metric;
  answers: readonly FrameAnswerRow[];
  traits: readonly FrameTraitGroups[];
  /** The traits asked for; undefined takes all that can. */
  chosen: readonly string[] | undefined;
  period: Period;
}>;

/** Stands for all groups of a trait that may not be shown, each in the quarters in which it may not. */
const together = '\u0000';

/** The score weighed to everybody who was asked; refused with names where nobody answered who could speak for a group. */
export function weighScore({ metric, answers, traits, chosen, period }: Weigh): Weighing {
  const margins = traits.map((trait) => marginOf(trait, answers));
  const labelOf = (name: string) => traits.find((trait) => trait.name === name)?.label ?? name;
  const named = (empty: ReturnType<typeof emptyCategories>) =>
    empty
      .filter(({ category }) => category !== together)
      .map(({ name, category }) => ({ trait: name, label: labelOf(name), value: category }));
  const used =
    chosen === undefined
      ? margins.filter((margin) => emptyCategories([margin]).length === 0)
      : margins.filter(({ name }) => chosen.includes(name));
  const leftOut = chosen === undefined ? named(emptyCategories(margins)) : [];
  const shared = { margins: used.map(({ name }) => ({ trait: name, label: labelOf(name) })), left_out: leftOut };
  if (used.length === 0) return { ...shared, weighed: null, empty: [], reason: 'no_margin' };
  const scored = answers.map(({ score, customer }) => ({ score: score * metric.scale.step, customer }));
  const { weighed, empty, reason } = weighToFrame(metric, scored, used, period);
  if (weighed === null) return { ...shared, weighed: null, empty: named(empty), reason };
  return {
    ...shared,
    weighed: {
      unweighted: showEstimate(weighed.unweighted),
      weighted: showEstimate(weighed.weighted),
      effective_n: weighed.effectiveN,
      design_effect: weighed.designEffect,
      weight_least: weighed.weightLeast,
      weight_most: weighed.weightMost,
      trimmed: weighed.trimmedCount,
    },
    empty: [],
    reason: null,
  };
}

function marginOf({ name, place, cells, isShown }: FrameTraitGroups, answers: readonly FrameAnswerRow[]): FrameMargin {
  const category = (unit: string, value: string) => (isShown({ unit, value }) ? value : together);
  const population = new Map<string, number>();
  for (const { unit, value, asked } of cells) {
    const own = category(unit, value);
    population.set(own, (population.get(own) ?? 0) + asked);
  }
  return { name, population, categories: answers.map(({ unit, values }) => category(unit, values[place] ?? '')) };
}
