import { expect, test } from 'vitest';
import { newRating } from './new-part.ts';
import { withScale, withScaleOnly } from './scale-roles.ts';

const halved = { ...newRating('service', 'B10'), halfSteps: true };

test('half steps stay behind when a rating, also in a battery or a pair, gets another scale', () => {
  expect(withScale(halved, 'S5', false)).not.toHaveProperty('halfSteps');
  expect(withScaleOnly(halved, 'S5')).not.toHaveProperty('halfSteps');
});

test('a row counts for no metric, also on a scale that has one', () => {
  expect(withScaleOnly(halved, 'C11')).toMatchObject({ scale: 'C11', role: 'none' });
});
