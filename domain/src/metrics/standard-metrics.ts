import type { MeanMetric, NpsMetric, ShareMetric } from './metric.ts';

const oneToFive = { min: 1, max: 5, step: 1 } as const;
const oneToSeven = { min: 1, max: 7, step: 1 } as const;
const againstExpectation = { min: -2, max: 2, step: 1 } as const;
const zeroToTen = { min: 0, max: 10, step: 1 } as const;
const gradeInHalves = { min: 1, max: 10, step: 0.5 } as const;

const declared = { direction: 'higher is better', denominator: 'valid answers' } as const;

/**
 * The metrics that ship with the product. A workspace may define more; it may not redefine these.
 *
 * Sources: NPS: Reichheld, Harvard Business Review 81 (Dec 2003) 46-54, answers 9-10 minus 0-6. CSAT: top two boxes of
 * five, ISO 10004:2018. CES 2.0: agreement 1-7 that it was made easy, share 5-7 (CEB 2013). Grade: the Dutch school grade
 * 1-10 with halves, where 5.5 is just sufficient.
 */
export const standardMetrics = {
  nps: { ...declared, id: 'nps', kind: 'nps', scale: zeroToTen, breaks: [6, 8] },
  /** Often called European; must be shown under its own name. */
  npsEuropean: { ...declared, id: 'nps-european', kind: 'nps', scale: zeroToTen, breaks: [5, 7] },
  csat: { ...declared, id: 'csat', kind: 'share', scale: oneToFive, shareMin: 4, shareMax: 5 },
  /** The top two of seven points: satisfied and very satisfied, not slightly. */
  csatOfSeven: { ...declared, id: 'csat-of-seven', kind: 'share', scale: oneToSeven, shareMin: 6, shareMax: 7 },
  csatMean: { ...declared, id: 'csat-mean', kind: 'mean', scale: oneToFive },
  grade: { ...declared, id: 'grade', kind: 'mean', scale: gradeInHalves },
  /** A satisfied customer in Dutch use: grade 8 or more. */
  gradeSatisfied: {
    ...declared,
    id: 'grade-satisfied',
    kind: 'share',
    scale: gradeInHalves,
    shareMin: 8,
    shareMax: 10,
  },
  ces: { ...declared, id: 'ces', kind: 'share', scale: oneToSeven, shareMin: 5, shareMax: 7 },
  cesMean: { ...declared, id: 'ces-mean', kind: 'mean', scale: oneToSeven },
  /** Disconfirmation: 0 is as expected (Oliver, Journal of Marketing Research 17, 1980, 460-469). */
  expectation: { ...declared, id: 'expectation', kind: 'mean', scale: againstExpectation },
  stars: { ...declared, id: 'stars', kind: 'mean', scale: oneToFive },
} as const satisfies Record<string, NpsMetric | ShareMetric | MeanMetric>;
