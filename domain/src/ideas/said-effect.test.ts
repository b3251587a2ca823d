import { expect, it } from 'vitest';
import { sayableVerdict } from './said-effect.ts';

const measured = { verdict: 'better', estimate: 0.4, low: 0.2, high: 0.6, preTrend: 'alike' } as const;

it.each([
  ['a rise beyond chance', measured, 'better'],
  ['what turned out worse', { ...measured, verdict: 'worse' } as const, 'worse'],
  ['that nothing was shown', { ...measured, verdict: 'no effect shown' } as const, 'no effect shown'],
])('%s may be told to everybody', (_, effect, verdict) => {
  expect(sayableVerdict(effect)).toBe(verdict);
});

it.each([
  ['what is looked at too early', { ...measured, verdict: 'too early' } as const],
  ['groups that moved apart before', { ...measured, verdict: 'not comparable', preTrend: 'apart' } as const],
  ['groups that were not seen before', { ...measured, preTrend: 'too short' } as const],
  ['an effect without its interval', { ...measured, low: null }],
])('%s is told to nobody', (_, effect) => {
  expect(sayableVerdict(effect)).toBeUndefined();
});
