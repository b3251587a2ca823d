import { describe, expect, test } from 'vitest';
import { drawSample, type Framed } from './draw-sample.ts';

const frame: readonly Framed[] = Array.from({ length: 100 }, (_, place) => {
  return { id: `klant${place}`, stratum: place < 80 ? 'north' : 'south' };
});
const nobody = new Map<string, number>();
const plan = { seed: 's', size: 30, allocation: 'proportional', drawnBefore: nobody } as const;
const ids = (sample: ReturnType<typeof drawSample>) => sample.members.map(({ id }) => id);

describe('a sample month after month', () => {
  test('has each stratum in its share, and is the same when it is drawn again', () => {
    const sample = drawSample(frame, plan);
    expect(sample.strata).toEqual([
      { id: 'north', size: 80, selected: 24 },
      { id: 'south', size: 20, selected: 6 },
    ]);
    expect(drawSample(frame.toReversed(), plan)).toEqual(sample);
  });

  test('asks nobody again before everybody had a turn', () => {
    const drawnBefore = new Map<string, number>();
    const seen: string[][] = [];
    for (let month = 0; month < 4; month += 1) {
      const drawn = ids(drawSample(frame, { ...plan, seed: `s/${month}`, drawnBefore }));
      for (const id of drawn) drawnBefore.set(id, (drawnBefore.get(id) ?? 0) + 1);
      seen.push([...drawn]);
    }
    expect(new Set(seen.slice(0, 3).flat()).size).toBe(90);
    expect(new Set(seen.flat()).size).toBe(100);
  });

  test('takes more from where answers lie further apart', () => {
    const deviations = new Map([
      ['north', 1],
      ['south', 4],
    ]);
    const { strata } = drawSample(frame, { ...plan, allocation: 'neyman', deviations });
    expect(strata.map(({ selected }) => selected)).toEqual([15, 15]);
    const { strata: guessed } = drawSample(frame, { ...plan, allocation: 'neyman' });
    expect(guessed.map(({ selected }) => selected)).toEqual([24, 6]);
  });

  test('takes as many of a group as its quota says, and no more than there are', () => {
    const { strata } = drawSample(frame, { ...plan, size: { north: 10, south: 50 } });
    expect(strata.map(({ selected }) => selected)).toEqual([10, 20]);
  });
});
