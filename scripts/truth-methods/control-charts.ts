import { cusumEwma } from '../../domain/src/stats/cusum-ewma.ts';
import { imrChart } from '../../domain/src/stats/imr-chart.ts';
import { nelsonRules } from '../../domain/src/stats/nelson-rules.ts';
import { pChart } from '../../domain/src/stats/p-chart.ts';
import { runChartRules } from '../../domain/src/stats/run-chart-rules.ts';
import { uChart } from '../../domain/src/stats/u-chart.ts';
import { xbarSChart } from '../../domain/src/stats/xbar-s-chart.ts';
import { eachOrNull } from './each-or-null.ts';
import { type Method, readColumn, readList, readNumber, readRequired } from './read-input.ts';

/** Section 7 of the catalogue, the control charts. */
export const chartMethods: Readonly<Record<string, Method>> = {
  'spc.p_chart': (input) => {
    const successes = readColumn(input['x']);
    const result = pChart(readColumn(input['n']).map((n, index) => countedPeriod(successes[index] ?? null, n)));
    const column = (read: (point: (typeof result.points)[number]) => number | null) => result.points.map(read);
    return {
      center: result.centre,
      p: column((point) => point.share),
      p_ucl: column((point) => point.upper),
      p_lcl: column((point) => point.lower),
      p_out_zero_based: result.outside,
      sigma_z: result.laneySigma,
      laney_ucl: column((point) => point.laneyUpper),
      laney_lcl: column((point) => point.laneyLower),
      laney_out_zero_based: result.laneyOutside,
      reason: result.reason,
    };
  },
  'spc.u_chart': (input) => {
    const events = readColumn(input['x']);
    const periods = readColumn(input['n']).map((n, index) => ({ events: events[index] ?? 0, exposure: n ?? 0 }));
    const result = uChart(periods);
    const column = (read: (point: (typeof result.points)[number]) => number | null) => result.points.map(read);
    return {
      center: result.centre,
      u: column((point) => point.rate),
      u_ucl: column((point) => point.upper),
      u_lcl: column((point) => point.lower),
      u_out_zero_based: result.outside,
      sigma_z: result.laneySigma,
      laney_ucl: column((point) => point.laneyUpper),
      laney_lcl: column((point) => point.laneyLower),
      laney_out_zero_based: result.laneyOutside,
      reason: result.reason,
    };
  },
  'spc.imr_chart': (input) => {
    const result = imrChart(readColumn(input['x']));
    return {
      center: result.centre,
      mr_bar: result.meanRange,
      sigma: result.sigma,
      ucl: result.upper,
      lcl: result.lower,
      mr_ucl: result.rangeUpper,
      out_zero_based: result.outside,
      mr_out_zero_based: result.rangeOutside,
      reason: result.reason,
    };
  },
  'spc.xbar_s_chart': (input) => {
    const result = xbarSChart(readList(input['groups']).map(readColumn));
    const column = (read: (point: (typeof result.points)[number]) => number | null) => result.points.map(read);
    return {
      center: result.centre,
      sigma: result.sigma,
      means: column((point) => point.mean),
      sds: column((point) => point.deviation),
      x_ucl: column((point) => point.meanUpper),
      x_lcl: column((point) => point.meanLower),
      x_out_zero_based: result.outside,
      s_center: column((point) => point.deviationCentre),
      s_ucl: column((point) => point.deviationUpper),
      s_lcl: column((point) => point.deviationLower),
      s_out_zero_based: result.deviationOutside,
      reason: result.reason,
    };
  },
  'spc.cusum_ewma': (input) => {
    const result = cusumEwma(readColumn(input['x']), {
      target: readRequired(input['target']),
      sigma: readNumber(input['sigma']) ?? 0,
      slack: readNumber(input['k']) ?? 0.5,
      decision: readNumber(input['h']) ?? 5,
      weight: readNumber(input['lambda']) ?? 0.2,
      width: readNumber(input['L']) ?? 2.7,
    });
    const column = (read: (point: NonNullable<NonNullable<typeof result.points>[number]>) => number) =>
      eachOrNull(result.points, (point) => (point === null ? null : read(point)));
    return {
      cusum_plus: column((point) => point.cusumPlus),
      cusum_minus: column((point) => point.cusumMinus),
      cusum_signal_zero_based: result.cusumSignals,
      ewma: column((point) => point.ewma),
      ewma_ucl: column((point) => point.ewmaUpper),
      ewma_lcl: column((point) => point.ewmaLower),
      ewma_signal_zero_based: result.ewmaSignals,
      reason: result.reason,
    };
  },
  'spc.run_rules': (input) => {
    const values = readColumn(input['x']);
    const signals = nelsonRules(values, {
      centre: readNumber(input['center']) ?? 0,
      sigma: readNumber(input['sigma']) ?? 0,
    });
    const runs = runChartRules(values);
    return {
      rule1_beyond_3s: signals['beyond-3-sigma'],
      rule2_nine_same_side: signals['nine-same-side'],
      rule3_six_trend: signals['six-trend'],
      rule4_fourteen_alternating: signals['fourteen-alternating'],
      rule5_two_of_three_beyond_2s: signals['two-of-three-beyond-2-sigma'],
      rule6_four_of_five_beyond_1s: signals['four-of-five-beyond-1-sigma'],
      rule7_fifteen_within_1s: signals['fifteen-within-1-sigma'],
      rule8_eight_outside_1s: signals['eight-outside-1-sigma'],
      anhoej_useful: runs.useful,
      anhoej_longest_run: runs.longestRun,
      anhoej_longest_run_max: runs.longestRunMax,
      anhoej_crossings: runs.crossings,
      anhoej_crossings_min: runs.crossingsMin,
      anhoej_signal: runs.isSignal,
    };
  },
};

/** A month without a count of answers is a month without answers. */
function countedPeriod(successes: number | null, n: number | null): { readonly successes: number; readonly n: number } {
  return successes === null || n === null ? { successes: 0, n: 0 } : { successes, n };
}
