import { expect, test } from 'vitest';
import { countNps } from './count-nps.ts';

const answers = { values: [0, 5, 6, 7, 8, 9, 10], counts: [1, 1, 1, 1, 1, 1, 1] };

test('the published break points and the European ones divide the same answers differently', () => {
  expect(countNps(answers, [6, 8])).toEqual({ promoters: 2, passives: 2, detractors: 3 });
  expect(countNps(answers, [5, 7])).toEqual({ promoters: 3, passives: 2, detractors: 2 });
});

test('break points the wrong way round are refused', () => {
  expect(() => countNps(answers, [8, 6])).toThrow('NPS break points ascend');
});
