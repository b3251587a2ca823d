import { expect, test } from 'vitest';
import { driverImportance } from './driver-importance.ts';
import { driverImportanceBootstrap } from './driver-importance-bootstrap.ts';

const speed = [4, 5, 3, 8, 7, 6, 9, 2, 5, 7, 8, 3];
const friendliness = [5, 4, 4, 7, 8, 5, 9, 3, 6, 6, 9, 2];
const outcome = [5, 5, 4, 8, 7, 7, 9, 3, 5, 8, 9, 4];
const everyone = speed.map((_, row) => row);

test('a resample of everybody once gives the plain result', () => {
  const plain = driverImportance({ drivers: [speed, friendliness], outcome }).drivers?.[0]?.lmg ?? 0;
  const result = driverImportanceBootstrap({ drivers: [speed, friendliness], outcome }, [everyone, everyone], 0.9);
  expect(result.drivers?.[0]?.lmgInterval).toEqual([expect.closeTo(plain, 12), expect.closeTo(plain, 12)]);
  expect(result.drivers?.map((driver) => driver.topShare)).toEqual([1, 0]);
});

test('a resample of one respondent over and over is dropped and counted, not averaged in', () => {
  const onlyOne = everyone.map(() => 3);
  const result = driverImportanceBootstrap({ drivers: [speed, friendliness], outcome }, [onlyOne, everyone], 0.9);
  expect(result).toMatchObject({ resamplesUsed: 1, resamplesDropped: 1, reason: 'one_answer' });
  expect(result.drivers?.[0]?.lmgStandardError).toBeNull();
  expect(driverImportanceBootstrap({ drivers: [speed], outcome }, [onlyOne], 0.9)).toMatchObject({
    drivers: null,
    reason: 'singular',
  });
});

test('indices keep pointing at the respondents given, also when one of them has a gap', () => {
  const withGap = {
    drivers: [
      [null, ...speed],
      [4, ...friendliness],
    ],
    outcome: [1, ...outcome],
  };
  const shifted = driverImportanceBootstrap(withGap, [[0, ...everyone.map((row) => row + 1)]], 0.9);
  const plain = driverImportanceBootstrap({ drivers: [speed, friendliness], outcome }, [everyone], 0.9);
  expect(shifted).toEqual(plain);
});

test('a row that does not exist is the caller’s mistake', () => {
  expect(() => driverImportanceBootstrap({ drivers: [speed], outcome }, [[12]], 0.9)).toThrow(RangeError);
});
