import { Refusal } from '../../refusal.ts';
import { metricBounds } from '../metric-bounds.ts';
import { type Benchmark, benchmarkMetrics } from './benchmark.ts';

/**
 * Check a benchmark before it is kept: on the scale of its metric, inside its own interval.
 *
 * Use when one is made or changed. When not to use: to compare with it (benchmark.ts).
 *
 * @example
 * checkBenchmark({ metric: 'csat', value: 84, low: null, high: null, n: null }); // throws: a share lies between 0 and 1
 * @throws Refusal 'benchmark_off_scale', 'benchmark_interval_half' or 'benchmark_outside_interval'.
 */
export function checkBenchmark({ metric, value, low, high }: Benchmark): void {
  const [minimum, maximum] = metricBounds(benchmarkMetrics[metric]);
  const parts = [
    ['/value', value],
    ['/low', low],
    ['/high', high],
  ] as const;
  for (const [pointer, part] of parts) {
    if (part !== null && !(part >= minimum && part <= maximum))
      throw new Refusal('benchmark_off_scale', { pointer, values: { minimum, maximum } });
  }
  if ((low === null) !== (high === null))
    throw new Refusal('benchmark_interval_half', { pointer: low === null ? '/low' : '/high' });
  if (low !== null && high !== null && !(low <= value && value <= high))
    throw new Refusal('benchmark_outside_interval', { pointer: '/value' });
}
