import { expect, test } from 'vitest';
import { nonresponseWhatIf } from './nonresponse-what-if.ts';

test('if the silent three quarters are one point less satisfied, the eight is a 7.25', () => {
  expect(nonresponseWhatIf({ mean: 8, responseRate: 0.25 }, 1)).toBe(7.25);
  expect(nonresponseWhatIf({ mean: 8, responseRate: 1 }, 3)).toBe(8);
  expect(() => nonresponseWhatIf({ mean: 8, responseRate: 1.2 }, 1)).toThrow(RangeError);
});
