import { expect, test } from 'vitest';
import { createFormat } from '../catalogue/format.ts';
import { scoreWords } from './score-words.ts';

const format = createFormat('nl-NL');

test('an NPS is told in whole points, a grade in tenths, a share in per cent', () => {
  expect(scoreWords('nps', format).figure(-12.4)).toBe('\u221212');
  expect(scoreWords('grade', format).figure(7.84)).toBe('7,8');
  expect(scoreWords('csat', format).figure(0.921)).toBe('92\u00a0%');
});
