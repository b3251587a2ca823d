import { permanentNumber } from './permanent-number.ts';

/** The population spread over a cadence: 12 periods of a month ask everybody once a year. */
export type Rolling = Readonly<{ seed: string; periods: number }>;

/**
 * In which period of the cadence a customer is asked, 0 for the first. It never changes, whoever else comes or goes.
 *
 * Use for a relation study that rolls: each month a fresh, equally large and equally composed part of all customers. When
 * not to use: for a population of a few dozen, whose parts come out uneven by chance.
 *
 * Source: permanent random numbers (permanent-number.ts).
 *
 * @example
 * rollingPeriod('contact-1', { seed: 'study-7', periods: 12 }); // one of 0..11
 * @throws RangeError when there are no periods.
 */
export function rollingPeriod(id: string, rolling: Rolling): number {
  return rollingPlace(id, rolling).period;
}

/** The period, and how far into it the customer's turn is, in [0, 1): so that a month's mail is spread over the month. */
export function rollingPlace(id: string, { seed, periods }: Rolling): Readonly<{ period: number; within: number }> {
  if (!(Number.isInteger(periods) && periods > 0)) throw new RangeError(`no cadence of ${periods} periods`);
  const place = permanentNumber(`rolling/${seed}`, id) * periods;
  return { period: Math.floor(place), within: place % 1 };
}
