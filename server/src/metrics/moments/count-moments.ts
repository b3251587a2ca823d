import type { Answers } from '@voldaan/domain/metrics/answers';
import { dayNumber } from '@voldaan/domain/metrics/calendar-day';
import { columnOf, matchRows } from '@voldaan/domain/metrics/columns/match-rows';
import { customersIn } from '@voldaan/domain/metrics/customers-in';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { expectationParts, overall } from '@voldaan/domain/metrics/expectation/expectation-parts';
import type { Item } from '@voldaan/domain/metrics/item';
import { sum } from '@voldaan/domain/stats/sum';
import { countByTrait } from '../figures/count-figure.ts';
import { addJoint, countGaps, emptyJoint, type GapCount, type GapItems } from '../figures/count-gap.ts';
import type { Figure } from '../figures/figure.ts';

/** The trait by which responses are told apart. */
export const momentTrait = 'touchpoint';

/** What one survey says of one moment. */
export type MomentCount = Readonly<{
  touchpointId: string;
  figure: Figure;
  item: Item;
  answers: Answers;
  /** Expected and experienced of the same persons. */
  pair: Readonly<{ item: Item; expected: Answers; gap: Answers }> | null;
  /** The one question: against what was expected. */
  direct: Answers | null;
}>;

/**
 * Counts the moments of one survey: its marks for the whole, and what was expected of it. Where expected and experienced were
 * both asked the experience is the score, so that the two stand on one scale.
 */
export function countMoments(figure: Figure): readonly MomentCount[] {
  if (!figure.traits.some(({ name }) => name === momentTrait)) return [];
  const parts = expectationParts(figure.items);
  const whole = parts.find(({ name }) => name === overall);
  const { expected, experienced } = whole ?? {};
  const isPaired = expected !== undefined && experienced !== undefined && expected.levels === experienced.levels;
  const item = isPaired ? experienced : figure.item;
  const gaps = isPaired ? countGapByMoment(figure, { expected, experienced }) : undefined;
  const direct = isPaired ? undefined : whole?.direct;
  const compared = direct && countByTrait(figure, momentTrait, figure.window, direct);
  return countByTrait(figure, momentTrait, figure.window, item).flatMap(({ value, code, answers }) => {
    if (value === '' || answers === null || sum(answers.histogram) === 0) return [];
    const gap = gaps?.get(code);
    return [
      {
        touchpointId: value,
        figure,
        item,
        answers,
        pair: gap === undefined || expected === undefined ? null : { item: expected, ...gap },
        direct: compared?.find((one) => one.code === code)?.answers ?? null,
      },
    ];
  });
}

/** By the code of the moment; of fewer customers than may be shown there are none. */
export function countGapByMoment(figure: Figure, items: GapItems): ReadonlyMap<number, GapCount> {
  const values = figure.traits.find(({ name }) => name === momentTrait)?.values ?? [];
  const [from, to] = [dayNumber(figure.window.from), dayNumber(figure.window.to)];
  const counting = countGaps(figure, items, true);
  const masked = figure.columns.segments
    .filter(({ firstDay }) => firstDay < to && firstDay + 31 > from)
    .map((segment) => ({
      segment,
      counted: figure.match(segment, figure.window, { item: items.expected, by: [momentTrait] }),
    }));
  for (const { segment, counted } of masked) {
    const { codes } = columnOf(segment, momentTrait);
    counting.add(segment, counted, () => (row) => codes[row] ?? 0);
  }
  const answersOf = counting.byGroup();
  return new Map(
    values.flatMap(({ code }) => {
      const joint = emptyJoint(items);
      const here = { codes: new Map([[momentTrait, new Set([code])]]) };
      for (const { segment, counted } of masked) addJoint(joint, segment, items, matchRows(segment, here, counted));
      const counted = answersOf(code, joint);
      return customersIn(counted.gap) < disclosureMinimum ? [] : [[code, counted] as const];
    }),
  );
}
