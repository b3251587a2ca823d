import { describe, expect, test } from 'vitest';
import type { PlantedFault } from './mail-row.ts';
import type { Breach } from './referee.ts';
import { simulateSending } from './simulate-sending.ts';

const months = (count: number, fault?: PlantedFault) =>
  Array.from({ length: count }, (_, seed) => simulateSending(seed, { days: 30, ...(fault && { fault }) }));

test('in 1,000 months of crashes nobody is over the cap, asked twice, at night or after leaving, and none skipped without a reason', () => {
  const run = months(1000);
  expect(run.flatMap(({ seed, breaches }) => breaches.map((breach) => ({ seed, ...breach })))).toEqual([]);
  const sum = (count: (month: (typeof run)[number]) => number) => run.reduce((all, month) => all + count(month), 0);
  // The storm blew: otherwise nothing was shown.
  expect(sum(({ sent }) => sent)).toBeGreaterThan(400);
  expect(sum(({ along }) => along)).toBeGreaterThan(20);
  expect(sum(({ crashes }) => crashes)).toBeGreaterThan(400);
  expect(sum(({ unknown }) => unknown)).toBeGreaterThan(20);
  for (const decision of ['invite', 'defer', 'swap', 'merge', 'withhold'] as const) {
    expect(sum(({ decided }) => decided[decision])).toBeGreaterThan(20);
  }
});

test('a seed gives the same month again', () => {
  expect(simulateSending(11, { days: 30 })).toEqual(simulateSending(11, { days: 30 }));
});

describe('the referee notices a store that', () => {
  test.each<[PlantedFault, Breach['rule']]>([
    ['resends_unknown', 'twice'],
    ['no_fence', 'twice'],
    ['no_check_at_claim', 'after_stop'],
    ['no_quiet_hours', 'quiet_hours'],
    ['forgets_deferred', 'skipped'],
    ['forgets_merged', 'skipped'],
    ['no_version', 'twice'],
    ['cap_per_study', 'over_the_cap'],
  ])('%s', (fault, rule) => {
    const rules = new Set(months(150, fault).flatMap(({ breaches }) => breaches.map((breach) => breach.rule)));
    expect(rules).toContain(rule);
  });
});
