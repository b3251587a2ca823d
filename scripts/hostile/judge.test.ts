import { expect, test } from 'vitest';
import { type Expectation, parseLine } from './corpus-line.ts';
import { faultsOf, type Sighting } from './judge.ts';

const faults = (expect: Expectation, sighting: Partial<Sighting>, http: readonly number[] = [], name = 'answer') =>
  faultsOf({ expect, http, class: name }, { place: 'here', status: 201, ...sighting });

test.each<[string, Expectation, Partial<Sighting>, readonly number[]]>([
  ['refused with the right status', 'reject', { status: 422 }, [422]],
  ['refused with any status, where the line leaves it open', 'reject', { status: 409 }, []],
  ['kept byte for byte and shown as text', 'store_as_text', { kept: 'same', isEscaped: true }, []],
  ['taken, and nowhere to read it yet', 'accept', {}, []],
  ['taken without effect', 'neutralise', { hasEffect: false }, []],
  ['taken with a warning', 'flag', { isFlagged: true }, []],
  ['taken in silence', 'drop', { status: 204 }, []],
])('%s is as expected', (_, expectation, sighting, http) => {
  expect(faults(expectation, sighting, http)).toEqual([]);
});

test.each<[string, Expectation, Partial<Sighting>, readonly number[]]>([
  ['a fault of ours', 'reject', { status: 500 }, []],
  ['a refusal that is none', 'reject', { status: 200 }, []],
  ['a refusal with another status', 'reject', { status: 404 }, [422]],
  ['a refusal that changed something', 'reject', { status: 422, hasChanged: true }, []],
  ['a text that reads otherwise', 'store_as_text', { kept: 'other' }, []],
  ['a text that is gone', 'accept', { kept: 'absent' }, []],
  ['a legal oddity that was refused', 'accept', { status: 422 }, []],
  ['a text shown as markup', 'render_as_text', { kept: 'same', isEscaped: false }, []],
  ['a harm that worked', 'neutralise', { hasEffect: true }, []],
  ['an answer refused over its harmless part', 'neutralise', { status: 422 }, []],
  ['silence about something odd', 'flag', { isFlagged: false }, []],
  ['a word about what is to be dropped', 'drop', { status: 400 }, []],
  ['whatever the place itself calls wrong', 'accept', { faults: ['took two'] }, []],
])('%s is a miss', (_, expectation, sighting, http) => {
  expect(faults(expectation, sighting, http)).not.toEqual([]);
});

test('a text that no store can hold is made harmless by a refusal too', () => {
  expect(faults('neutralise', { status: 422 }, [], 'unicode')).toEqual([]);
  expect(faults('neutralise', { status: 500 }, [], 'unicode')).not.toEqual([]);
});

test('a line of the corpus is read strictly', () => {
  const line = { id: 'x-1', class: 'answer', surface: 'POST', input: {}, expect: 'reject', http: [400, 422] };
  expect(parseLine(JSON.stringify(line), 'f:1')).toMatchObject({ http: [400, 422], check: '' });
  expect(parseLine(JSON.stringify({ ...line, http: 403 }), 'f:1').http).toEqual([403]);
  expect(() => parseLine(JSON.stringify({ ...line, expect: 'explode' }), 'f:1')).toThrow('explode');
  expect(() => parseLine('[]', 'f:7')).toThrow('f:7');
});
