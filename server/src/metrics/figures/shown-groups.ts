import type { Answers } from '@voldaan/domain/metrics/answers';
import { sum } from '@voldaan/domain/stats/sum';
import type { GroupCount } from './count-figure.ts';

/** A group that has answers and may be shown. */
export type ShownGroup = GroupCount & Readonly<{ answers: Answers }>;

export function shownGroups(counted: readonly GroupCount[]): readonly ShownGroup[] {
  return counted.flatMap(({ answers, ...group }) =>
    answers !== null && sum(answers.histogram) > 0 ? [{ ...group, answers }] : [],
  );
}

/** How many groups have answers and may not be shown. */
export function countHidden(counted: readonly GroupCount[]): number {
  return counted.filter(({ answers }) => answers === null).length;
}

/** As many groups as anybody reads, those with the most answers, in their own order; and how many there are beyond. */
export function largestGroups(
  shown: readonly ShownGroup[],
  most: number,
): Readonly<{ largest: readonly ShownGroup[]; beyond: number }> {
  const codes = new Set(
    shown
      .toSorted((one, other) => sum(other.answers.histogram) - sum(one.answers.histogram))
      .slice(0, most)
      .map(({ code }) => code),
  );
  const largest = shown.filter(({ code }) => codes.has(code));
  return { largest, beyond: shown.length - largest.length };
}
