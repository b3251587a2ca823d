import { useQuery } from '@tanstack/react-query';
import { useMay } from '../use-me.ts';
import { type Unit, unitsQuery } from './unit-requests.ts';

/** The units that take cases; none in a company without units, and for whoever may not know them. */
export function useOpenUnits(): readonly Unit[] {
  const may = useMay();
  const units = useQuery({ ...unitsQuery, enabled: may('unit.list') });
  return units.data?.data.filter(({ is_retired }) => !is_retired) ?? [];
}
