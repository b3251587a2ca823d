import { expect, test } from 'vitest';
import { moveTouchpoint } from './move-touchpoint.ts';
import type { Touchpoint } from './touchpoint-requests.ts';

function moment(id: string, phase: Touchpoint['phase']): Touchpoint {
  return {
    id,
    name: id,
    phase,
    is_direct: true,
    is_material: false,
    channel: '',
    owner_id: null,
    owner_name: null,
    event_kind: '',
    heard: { last_at: null, count: 0 },
  };
}

const journey = [moment('a', 'before'), moment('b', 'before'), moment('c', 'after')];

function places(id: string, direction: 'up' | 'down'): readonly string[] | undefined {
  return moveTouchpoint(journey, id, direction)?.map((one) => `${one.id} ${one.phase}`);
}

test('a moment changes places with its neighbour of the same phase', () => {
  expect(places('a', 'down')).toEqual(['b before', 'a before', 'c after']);
  expect(places('b', 'up')).toEqual(['b before', 'a before', 'c after']);
});

test('the last of a phase goes into the next one, also into one that is empty', () => {
  expect(places('b', 'down')).toEqual(['a before', 'b during', 'c after']);
  expect(places('c', 'up')).toEqual(['a before', 'b before', 'c during']);
});

test('before the first and behind the last there is nothing', () => {
  expect(places('a', 'up')).toBeUndefined();
  expect(places('c', 'down')).toBeUndefined();
  expect(places('x', 'down')).toBeUndefined();
});
