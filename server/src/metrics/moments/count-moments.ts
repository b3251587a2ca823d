import type { Answers } from '@voldaan/domain/metrics/answers';
import { dayNumber } from '@voldaan/domain/metrics/calendar-day';
import { countPairs } from '@voldaan/domain/metrics/columns/count-columns';
import { matchRows } from '@voldaan/domain/metrics/columns/match-rows';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { expectationParts, overall } from '@voldaan/domain/metrics/expectation/expectation-parts';
import type { Histogram } from '@voldaan/domain/metrics/histogram';
import type { Item } from '@voldaan/domain/metrics/item';
import { at } from '@voldaan/domain/stats/at';
import { sum } from '@voldaan/domain/stats/sum';
import { countByTrait } from '../figures/count-figure.ts';
import type { Figure } from '../figures/figure.ts';

/** The trait by which responses are told apart. */
export const momentTrait = 'touchpoint';

/** What one survey says of one moment. */
export type MomentCount = Readonly<{
  touchpointId: string;
  figure: Figure;
  item: Item;
  answers: Answers;
  /** Expected and experienced of the same persons, [expected][experienced]. */
  pair: Readonly<{ expected: Item; joint: readonly Histogram[] }> | null;
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
  const joints = isPaired ? countPairByMoment(figure, expected, experienced) : undefined;
  const direct = isPaired ? undefined : whole?.direct;
  const compared = direct && countByTrait(figure, momentTrait, figure.window, direct);
  return countByTrait(figure, momentTrait, figure.window, item).flatMap(({ value, code, answers }) => {
    if (value === '' || answers === null || sum(answers.histogram) === 0) return [];
    const joint = joints?.get(code) ?? null;
    return [
      {
        touchpointId: value,
        figure,
        item,
        answers,
        pair: joint === null || expected === undefined ? null : { expected, joint },
        direct: compared?.find((one) => one.code === code)?.answers ?? null,
      },
    ];
  });
}

/** By the code of the moment; of fewer pairs than may be shown there are none. */
function countPairByMoment(
  figure: Figure,
  expected: Item,
  experienced: Item,
): ReadonlyMap<number, readonly Histogram[]> {
  const values = figure.traits.find(({ name }) => name === momentTrait)?.values ?? [];
  const [from, to] = [dayNumber(figure.window.from), dayNumber(figure.window.to)];
  const masked = figure.columns.segments
    .filter(({ firstDay }) => firstDay < to && firstDay + 31 > from)
    .map((segment) => ({
      segment,
      counted: figure.match(segment, figure.window, { item: expected, by: [momentTrait] }),
    }));
  const joints = values.map(({ code }) => {
    const joint = Array.from({ length: expected.levels }, () => new Array<number>(experienced.levels).fill(0));
    const here = { codes: new Map([[momentTrait, new Set([code])]]) };
    for (const { segment, counted } of masked) {
      const pairs = countPairs(segment, [expected.key, experienced.key], matchRows(segment, here, counted));
      for (const [step, row] of (pairs ?? []).entries()) {
        for (const [other, count] of row.entries()) at(joint, step)[other] = at(at(joint, step), other) + count;
      }
    }
    return [code, joint] as const;
  });
  return new Map(joints.filter(([, joint]) => sum(joint.map(sum)) >= disclosureMinimum));
}
