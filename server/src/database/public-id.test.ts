import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readId, showId } from './public-id.ts';
import { timeOfUuid, uuid } from './uuid.ts';

describe('an id as it is shown', () => {
  it('reads back as what it was', () => {
    fc.assert(fc.property(fc.uuid(), (id) => readId('rsp', showId('rsp', id)) === id));
    expect(showId('con', '00000000-0000-0000-0000-000000000000')).toBe(`con_${'0'.repeat(26)}`);
    expect(showId('con', 'ffffffff-ffff-ffff-ffff-ffffffffffff')).toBe(`con_7${'z'.repeat(25)}`);
  });

  it('is an id of its own kind only', () => {
    expect(readId('con', showId('rsp', uuid()))).toBeUndefined();
    expect(readId('rsp', `rsp_8${'z'.repeat(25)}`), 'more than 128 bits').toBeUndefined();
    expect(readId('rsp', 'rsp_nonsense')).toBeUndefined();
  });

  it('sorts by the time at which it was made', () => {
    const times = [0, 1, 1_763_766_000_000, 1_763_766_000_001, 2 ** 48 - 1];
    const shown = times.map((time) => showId('rsp', uuid(time)));
    expect(shown.toSorted()).toEqual(shown);
    expect(times.map((time) => timeOfUuid(uuid(time)))).toEqual(times);
    expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
