import type { Scale } from '../stats/scale.ts';
import type { Metric } from './metric.ts';

const minusSign = '\u2212';
const noBreakSpace = '\u00a0';

/** What of a metric says how it is written: its sort, and the ends of its scale, whose middle may be nought. */
export type WrittenMetric = Readonly<{ kind: Metric['kind']; scale: Pick<Scale, 'min' | 'max'> }>;

/** The decimals that a value is read with; of a share those of its percentage. */
export const figureDecimals: Readonly<Record<Metric['kind'], number>> = { nps: 0, share: 0, mean: 1 };

/**
 * A value of a metric as people read it: 34, 83 %, 7,8. The one place where a figure is rounded for reading.
 *
 * Use for every figure that leaves as words: screen, report, PDF, mail. When not to use: in files of figures, which keep
 * what was computed, and inside a calculation.
 *
 * Source: our own; points and percents are whole, a mean has one decimal (docs/statistics.md, rounding is the last step).
 *
 * @example
 * figureText(standardMetrics.grade, 7.849, 'nl'); // '7,8'
 * @throws nothing.
 */
export function figureText(metric: WrittenMetric, value: number, locale: string): string {
  switch (metric.kind) {
    case 'nps':
      return numberText(value, locale, figureDecimals.nps);
    case 'share':
      return percentText(value, locale, figureDecimals.share);
    case 'mean':
      // Around a middle of nought the sign is the message: better or worse than expected.
      return metric.scale.min < 0
        ? signedText(value, locale, figureDecimals.mean)
        : numberText(value, locale, figureDecimals.mean);
  }
}

/** A difference of two values of a metric, always with its sign: +4, −0,3; of shares in points of a hundred. */
export function differenceText(metric: WrittenMetric, difference: number, locale: string): string {
  switch (metric.kind) {
    case 'nps':
      return signedText(difference, locale, figureDecimals.nps);
    case 'share':
      return signedText(difference * 100, locale, figureDecimals.share);
    case 'mean':
      return signedText(difference, locale, figureDecimals.mean);
  }
}

/** 0.331 becomes 33 %. */
export function percentText(share: number, locale: string, digits = 0): string {
  const figure = numberText(share * 100, locale, digits);
  return locale.startsWith('en') ? `${figure}%` : `${figure}${noBreakSpace}%`;
}

/** 1.030 or 7,8, with a real minus; what rounds to nought has none. */
export function numberText(value: number, locale: string, digits = 0): string {
  return withMinus(formatOf(locale, digits, 'negative').format(value));
}

export function signedText(value: number, locale: string, digits = 0): string {
  return withMinus(formatOf(locale, digits, 'exceptZero').format(value));
}

function formatOf(locale: string, digits: number, signDisplay: 'negative' | 'exceptZero'): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay });
}

function withMinus(text: string): string {
  return text.replace('-', minusSign);
}
