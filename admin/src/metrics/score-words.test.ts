import { describe, expect, test } from 'vitest';
import { createFormat } from '../catalogue/format.ts';
import { axisAround, scoreWords } from './score-words.ts';

const format = createFormat('nl-NL');

describe('an axis runs around what it shows', () => {
  test('of a grade near 7,8 it is not the whole scale of 1 to 10', () => {
    expect(axisAround([7.5, 7.7, 7.9], scoreWords('grade', format))).toEqual({ from: 7.5, to: 8, ticks: [7.5, 8] });
  });

  test('of a share it ends at one hundred per cent', () => {
    const { to } = axisAround([0.8, 0.94, 1], scoreWords('csat', format));
    expect(to).toBe(1);
  });

  test('of an NPS that swings widely it has at most six lines', () => {
    const { ticks } = axisAround([-80, 90, 30], scoreWords('nps', format));
    expect(ticks.length).toBeLessThanOrEqual(7);
    expect(ticks).toContain(0);
  });
});

test('an NPS is told in whole points, a grade in tenths, a share in per cent', () => {
  expect(scoreWords('nps', format).figure(-12.4)).toBe('\u221212');
  expect(scoreWords('grade', format).figure(7.84)).toBe('7,8');
  expect(scoreWords('csat', format).figure(0.921)).toBe('92\u00a0%');
});
