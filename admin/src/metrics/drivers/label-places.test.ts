import { expect, test } from 'vitest';
import { labelPlaces } from './label-places.ts';

test('a name stands above its dot', () => {
  expect([...labelPlaces([{ key: 'levering', across: 40, down: 200 }])]).toEqual([['levering', -12]]);
});

test('names of dots that nearly touch stand above and below them, whichever is given first', () => {
  const speed = { key: 'snelheid', across: 22, down: 110 };
  const news = { key: 'op de hoogte', across: 21, down: 113 };
  for (const dots of [
    [speed, news],
    [news, speed],
  ])
    expect(Object.fromEntries(labelPlaces(dots))).toEqual({ snelheid: -12, 'op de hoogte': 22 });
});

test('no two names of a crowd stand across each other', () => {
  const crowd = Array.from({ length: 6 }, (_, place) => ({ key: `d${place}`, across: 20 + place, down: 100 + place }));
  const places = labelPlaces(crowd);
  const lines = crowd
    .map(({ key, down }) => down + (places.get(key) ?? Number.NaN))
    .toSorted((one, other) => one - other);
  for (const [place, line] of lines.slice(1).entries()) expect(line - (lines[place] ?? 0)).toBeGreaterThanOrEqual(16);
});

test('names far from each other across the map keep their places', () => {
  const places = labelPlaces([
    { key: 'links', across: 20, down: 100 },
    { key: 'rechts', across: 80, down: 100 },
  ]);
  expect([...places.values()]).toEqual([-12, -12]);
});
