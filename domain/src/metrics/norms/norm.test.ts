import { describe, expect, test } from 'vitest';
import { standardMetrics } from '../standard-metrics.ts';
import { checkNorm, type Norm, normInForce, normLine } from './norm.ts';

const item = 'nps:C11:1';
const norway = { trait: 'country', value: 'NO' };
const norm = (given: Partial<Norm>): Norm => ({
  id: 'a',
  item,
  group: null,
  value: 30,
  from: '2026-01-01',
  to: null,
  ...given,
});
const metric = standardMetrics.nps;

describe('a norm', () => {
  test('lies on the scale of its metric', () => {
    expect(() => checkNorm(norm({ value: 101 }), { metric, others: [] })).toThrow('norm_off_scale');
    expect(() => checkNorm(norm({ value: 80 }), { metric: standardMetrics.csat, others: [] })).toThrow(
      'norm_off_scale',
    );
    expect(() => checkNorm(norm({ value: -5 }), { metric, others: [] })).not.toThrow();
  });

  test('ends after it began', () => {
    expect(() => checkNorm(norm({ to: '2026-01-01' }), { metric, others: [] })).toThrow('norm_ends_before_start');
  });

  test('is the only one of its customers on any day', () => {
    const first = norm({ to: '2026-07-01' });
    const next = norm({ id: 'b', from: '2026-07-01', value: 35 });
    expect(() => checkNorm(next, { metric, others: [first, next] })).not.toThrow();
    expect(() => checkNorm({ ...next, from: '2026-06-30' }, { metric, others: [first] })).toThrow('norm_overlaps');
    expect(() => checkNorm({ ...next, from: '2026-06-30', group: norway }, { metric, others: [first] })).not.toThrow();
  });

  test('of the group goes before that of all customers, and only on its own days', () => {
    const norms = [norm({}), norm({ id: 'b', group: norway, value: 40, from: '2026-06-01', to: '2026-12-01' })];
    expect(normInForce(norms, { item, group: norway }, '2026-11-30')?.value).toBe(40);
    expect(normInForce(norms, { item, group: norway }, '2026-12-01')?.value).toBe(30);
    expect(normInForce(norms, { item, group: { ...norway, value: 'NL' } }, '2026-11-30')?.value).toBe(30);
    expect(normInForce(norms, { item, group: null }, '2025-12-31')).toBeUndefined();
    expect(normInForce(norms, { item: 'nps:C11:2', group: null }, '2026-11-30')).toBeUndefined();
  });

  test('is drawn as the steps in which it changed', () => {
    const norms = [norm({ from: '2026-03-01', to: '2026-07-01' }), norm({ id: 'b', from: '2026-07-01', value: 35 })];
    const window = { from: '2026-01-01', to: '2027-01-01', otherwise: 30 };
    expect(normLine(norms, { item, group: null }, window)).toEqual([
      { from: '2026-01-01', to: '2026-07-01', value: 30 },
      { from: '2026-07-01', to: '2027-01-01', value: 35 },
    ]);
    expect(normLine([], { item, group: null }, window)).toEqual([{ from: '2026-01-01', to: '2027-01-01', value: 30 }]);
  });
});
