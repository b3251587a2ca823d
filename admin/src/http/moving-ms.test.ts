import { expect, test } from 'vitest';
import { movingMs } from './moving-ms.ts';

test('a wave to a whole country is counted less often than one to a village', () => {
  expect(movingMs(130_000)).toBeGreaterThan(movingMs(800));
});
