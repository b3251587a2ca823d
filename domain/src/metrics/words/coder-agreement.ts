import { cohenKappa } from '../../stats/cohen-kappa.ts';
import { countScores } from '../../stats/count-scores.ts';
import type { Interval } from '../../stats/interval.ts';
import { type Code, krippendorffAlpha } from '../../stats/krippendorff-alpha.ts';
import { quantile } from '../../stats/quantile.ts';
import type { Reason } from '../../stats/reason.ts';
import { wilsonInterval } from '../../stats/wilson-interval.ts';

/** Whether each text mentions a theme, by one coder; null for texts that this coder has not read. */
export type CoderMarks = readonly (boolean | null)[];

export type Agreement = Readonly<{
  value: number | null;
  interval: Interval | null;
  /** Texts that at least two read. */
  n: number;
  reason: Reason | null;
}>;

export type AgreementVerdict = 'reliable' | 'tentative' | 'not reliable' | 'cannot tell yet';

const resamplesCount = 500;
const level = 0.95;

/**
 * Krippendorff's alpha of any number of coders on one theme, with a percentile bootstrap interval over texts.
 *
 * Use for the drawn sample that several people coded apart from each other. When not to use: for texts chosen because they
 * were hard, or coded together.
 *
 * Source: Krippendorff 2011 (stats/krippendorff-alpha.ts), nominal; the interval by drawing texts again (Efron 1979).
 * Resamples in which only one code occurs are left out: alpha is not defined there. Where coders agree on every text, all
 * resamples do: the interval is then that of perfectInterval.
 *
 * @example
 * agreementOfCoders([[true, false, true], [true, false, false]], random);
 * @throws RangeError when coders have different numbers of texts.
 */
export function agreementOfCoders(coders: readonly CoderMarks[], random: () => number): Agreement {
  const units = pairable(coders);
  const alphaOf = (places: readonly number[]) =>
    krippendorffAlpha(
      coders.map((_, coder) => places.map((place): Code => codeOf(units[place]?.[coder]))),
      'nominal',
    );
  const all = [...units.keys()];
  const { alpha, reason } = alphaOf(all);
  if (alpha === null) return { value: null, interval: null, n: units.length, reason };
  if (alpha === 1) return { value: 1, interval: perfectInterval(units), n: units.length, reason };
  const drawn = countScores(
    Array.from(
      { length: resamplesCount },
      () => alphaOf(all.map(() => Math.floor(random() * units.length))).alpha,
    ).filter((value) => value !== null),
  );
  const [low, high] = [quantile(drawn, (1 - level) / 2), quantile(drawn, (1 + level) / 2)];
  return { value: alpha, interval: low === null || high === null ? null : [low, high], n: units.length, reason: null };
}

/**
 * Cohen's kappa of two on one theme: two people, or a person and the rule.
 *
 * @example
 * agreementOfTwo([true, true, false, false], [true, false, false, false]).value; // 0.5
 * @throws RangeError when they have different numbers of texts.
 */
export function agreementOfTwo(first: CoderMarks, second: CoderMarks): Agreement {
  const units = pairable([first, second]);
  const count = (one: boolean, other: boolean) => units.filter(([a, b]) => a === one && b === other).length;
  const table = [
    [count(false, false), count(false, true)],
    [count(true, false), count(true, true)],
  ];
  const { kappa, interval, n, reason } = cohenKappa(table, { weighting: 'none', level });
  return { value: kappa, interval: kappa === 1 ? perfectInterval(units) : interval, n, reason };
}

/**
 * Interval of an agreement without one exception: of all texts, at most the share above Wilson's bound is coded apart, set
 * against the share that chance codes apart. Of a rare theme it says that agreement was hardly tested.
 */
function perfectInterval(units: readonly CoderMarks[]): Interval | null {
  const alike = wilsonInterval(units.length, units.length, level);
  const marks = units.flat().filter((mark) => mark !== null);
  const mentioned = marks.filter(Boolean).length / marks.length;
  const byChance = 2 * mentioned * (1 - mentioned);
  return alike === null || byChance === 0 ? null : [1 - (1 - alike[0]) / byChance, 1];
}

const reliableFrom = 0.8;
const tentativeFrom = 0.667;
const textsLeast = 20;

/**
 * Whether codes carry conclusions, by the whole interval: reliable from .8, tentative from .667, not reliable when all of it
 * lies below that.
 *
 * Source: Krippendorff, Content Analysis, 4th ed. 2019, chapter 12, applied to the interval and not to the point.
 *
 * @example
 * judgeAgreement({ value: 0.9, interval: [0.82, 0.96], n: 100, reason: null }); // 'reliable'
 * @throws nothing.
 */
export function judgeAgreement({ interval, n }: Agreement): AgreementVerdict {
  if (interval === null || n < textsLeast) return 'cannot tell yet';
  const [low, high] = interval;
  if (low >= reliableFrom) return 'reliable';
  if (low >= tentativeFrom) return 'tentative';
  return high < tentativeFrom ? 'not reliable' : 'cannot tell yet';
}

/** Texts that at least two read, each with all coders' marks. */
function pairable(coders: readonly CoderMarks[]): readonly CoderMarks[] {
  const [first] = coders;
  if (first === undefined) return [];
  if (coders.some(({ length }) => length !== first.length))
    throw new RangeError('every coder has a place for every text');
  const units = first.map((_, place) => coders.map((marks) => marks[place] ?? null));
  return units.filter((marks) => marks.filter((mark) => mark !== null).length >= 2);
}

function codeOf(mark: boolean | null | undefined): Code {
  return mark === null || mark === undefined ? null : Number(mark);
}
