import { useSay } from '../catalogue/text.tsx';
import { Term } from './glossary/term.tsx';
import type { FigureItem } from './overview-requests.ts';

/** The name of a metric with its scale, which leads to what it means; of a rating without a role its own words. */
export function MetricName({ item }: Readonly<{ item: FigureItem }>) {
  const say = useSay();
  const { role, label } = item;
  return role === 'none' ? label : <Term name={role}>{say(`metric.${role}`)}</Term>;
}
