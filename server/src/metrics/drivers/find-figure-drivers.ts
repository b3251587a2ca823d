import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { answersNeeded } from '@voldaan/domain/metrics/drivers/driver-items';
import { type FoundDrivers, findDrivers } from '@voldaan/domain/metrics/drivers/find-drivers';
import { at } from '@voldaan/domain/stats/at';
import type { CountedDrivers } from './count-drivers.ts';
import type { DriversReply } from './schema.ts';

export type FoundFigure = Readonly<{
  counted: CountedDrivers;
  found: FoundDrivers;
  refusal: NonNullable<DriversReply['refusal']> | null;
}>;

/** Finds the drivers, or why there are none to be found. */
export function findFigureDrivers(counted: CountedDrivers): FoundFigure {
  const { drivers, figure, total } = counted;
  if (drivers.length === 0) return { counted, found: nothing, refusal: { reason: 'too_few_drivers', items: [] } };
  const found = findDrivers(total, counted.units);
  const isTooSmall = figure.where.length > 0 && found.n > 0 && found.n - counted.further < disclosureMinimum;
  if (!figure.isDisclosed || isTooSmall)
    return { counted, found: nothing, refusal: { reason: 'not_disclosed', items: [] } };
  if (found.n < answersNeeded(drivers.length))
    return { counted, found, refusal: { reason: 'too_few_rows', items: [] } };
  if (found.drivers !== null) return { counted, found, refusal: null };
  const reason = found.reason === 'singular' ? 'singular' : 'no_variation';
  const items = [...drivers, figure.item];
  return { counted, found, refusal: { reason, items: found.refused.map((place) => at(items, place).key) } };
}

const nothing: FoundDrivers = {
  n: 0,
  rSquared: null,
  adjustedRSquared: null,
  method: 'lmg',
  drivers: null,
  refused: [],
  reason: 'no_answers',
};
