import { describe, expect, test } from 'vitest';
import { axisAround } from './axis.ts';

const grade = { bounds: [1, 10], step: 0.5 } as const;
const share = { bounds: [0, 1], step: 0.1 } as const;
const nps = { bounds: [-100, 100], step: 10 } as const;

describe('an axis runs around what it shows', () => {
  test('of a grade near 7,8 it is not the whole scale of 1 to 10', () => {
    expect(axisAround([7.5, 7.7, 7.9], grade)).toEqual({ from: 7.5, to: 8, ticks: [7.5, 8] });
    expect(axisAround([7.4, 7.9], grade)).toEqual({ from: 7, to: 8, ticks: [7, 7.5, 8] });
  });

  test('of a share it ends at one hundred per cent, of a grade at ten', () => {
    expect(axisAround([0.8, 0.94, 1], share).to).toBe(1);
    expect(axisAround([9.7, 10], grade).to).toBe(10);
  });

  test('of an NPS that swings widely it has at most six lines', () => {
    const { ticks } = axisAround([-80, 90, 30], nps);
    expect(ticks.length).toBeLessThanOrEqual(7);
    expect(ticks).toContain(0);
    expect(axisAround([-100, 100], nps).ticks.length).toBeLessThanOrEqual(6);
  });

  test('before there is anything to show it is the whole scale', () => {
    expect(axisAround([], share)).toMatchObject({ from: 0, to: 1 });
  });
});
