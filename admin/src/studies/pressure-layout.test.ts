import { expect, test } from 'vitest';
import { pressureLayout } from './pressure-layout.ts';

test('every customer has a place in the bar, as wide as their part of all', () => {
  const placed = pressureLayout([
    { key: 'asked', count: 656, look: 'asked' },
    { key: 'spare', count: 450, look: 'spare' },
    { key: 'resting', count: 214, look: 'resting' },
    { key: 'suppressed', count: 92, look: 'barred' },
  ]);
  const [first, ...others] = placed;
  const last = others.at(-1);
  expect(first?.start).toBe(0);
  expect((last?.start ?? 0) + (last?.width ?? 0)).toBeCloseTo(100, 6);
  expect((placed[0]?.width ?? 0) / (placed[1]?.width ?? 1)).toBeCloseTo(656 / 450, 6);
  expect(placed.map(({ hasFigure }) => hasFigure)).toEqual([true, true, true, false]);
});

test('one customer of a million is still seen, and nobody is no part', () => {
  const placed = pressureLayout([
    { key: 'asked', count: 1_000_000, look: 'asked' },
    { key: 'complaint', count: 1, look: 'barred' },
    { key: 'spare', count: 0, look: 'spare' },
  ]);
  expect(placed.map(({ key }) => key)).toEqual(['asked', 'complaint']);
  expect(placed[1]?.width).toBeGreaterThan(0.5);
  expect((placed[1]?.start ?? 0) + (placed[1]?.width ?? 0)).toBeCloseTo(100, 6);
});

test('without customers there is no bar', () => {
  expect(pressureLayout([])).toEqual([]);
});
