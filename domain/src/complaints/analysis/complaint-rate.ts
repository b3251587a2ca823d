import { assembleEstimate, defaultLevel } from '../../metrics/assemble-estimate.ts';
import type { Estimate } from '../../metrics/estimate.ts';
import type { EstimateOptions } from '../../metrics/estimate-options.ts';
import { poissonInterval } from '../../stats/poisson-interval.ts';

/** Complaints, and the orders (or visits, deliveries) among which they arose. */
export type CountedOrders = Readonly<{ complaints: number; orders: number }>;

/** A rate is told of so many orders. */
export const ratePer = 1000;

/**
 * Complaints per 1,000 orders with the exact interval of their number; n is the number of orders.
 *
 * Use to compare years or shops of different size. When not to use: as a share of customers who complained: one order may
 * bring two complaints, and a complaint may be of an order of last month; where no order is known there is no rate.
 *
 * Source: Garwood 1936 (stats/poisson-interval.ts), both ends divided by the orders, which are taken as known.
 *
 * @example
 * complaintRate({ complaints: 12, orders: 4000 }, { period }); // 3, between 1.6 and 5.2
 * @throws RangeError for a count that is none, or an impossible level.
 */
export function complaintRate({ complaints, orders }: CountedOrders, options: EstimateOptions): Estimate {
  const [low, high] = poissonInterval(complaints, options.level ?? defaultLevel);
  const perOrder = ratePer / orders;
  return assembleEstimate(
    orders > 0
      ? { estimate: complaints * perOrder, interval: [low * perOrder, high * perOrder], n: orders, ...garwood }
      : { estimate: null, interval: null, n: 0, method: 'garwood', reason: 'no_answers' },
    options,
  );
}

const garwood = { method: 'garwood', reason: null } as const;
