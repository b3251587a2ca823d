import { describe, expect, test } from 'vitest';
import type { Benchmark } from './benchmark.ts';
import { checkBenchmark } from './check-benchmark.ts';

const sector: Benchmark = { metric: 'csat', value: 0.84, low: 0.82, high: 0.86, n: 900 };

describe('a benchmark that is kept', () => {
  test('lies on its scale and inside its interval', () => {
    expect(() => checkBenchmark(sector)).not.toThrow();
    expect(() => checkBenchmark({ ...sector, low: null, high: null })).not.toThrow();
  });

  test.each<readonly [string, Partial<Benchmark>, string]>([
    ['84 for 84 per cent', { value: 84 }, 'benchmark_off_scale at /value'],
    ['a bound off the scale', { low: -1 }, 'benchmark_off_scale at /low'],
    ['half an interval', { high: null }, 'benchmark_interval_half at /high'],
    ['a value beside its interval', { value: 0.9 }, 'benchmark_outside_interval at /value'],
  ])('is refused with %s', (_, change, refusal) => {
    expect(() => checkBenchmark({ ...sector, ...change })).toThrow(refusal);
  });
});
