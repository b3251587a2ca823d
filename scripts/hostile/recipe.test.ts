import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { expandInput } from './recipe.ts';

test('recipes make what they say, one inside the other, wherever they stand', () => {
  expect(expandInput({ $gen: ['concat', '{"q1":"', ['repeat', 'A', 3], '"}'] })).toBe('{"q1":"AAA"}');
  expect(expandInput({ $gen: ['nest', '[', '1', ']', 3] })).toBe('[[[1]]]');
  expect(expandInput({ title: 't', pages: { $gen: ['array', { name: 'q' }, 2] } })).toEqual({
    title: 't',
    pages: [{ name: 'q' }, { name: 'q' }],
  });
  expect(expandInput([{ $raw: { $gen: ['repeat', 'ab', 2] } }, 7, null])).toEqual([{ $raw: 'abab' }, 7, null]);
});

test('a field called __proto__ stays a field, and changes no prototype', () => {
  const input: unknown = JSON.parse('{"a":{"__proto__":{"isAdmin":true}}}');
  expect(JSON.stringify(expandInput(input))).toBe('{"a":{"__proto__":{"isAdmin":true}}}');
  expect({}).not.toHaveProperty('isAdmin');
});

test('a bomb is small, says what it unpacks to, and unpacks to it', () => {
  const bomb = expandInput({ $gen: ['zipbomb', 2, 3] });
  if (!Buffer.isBuffer(bomb)) throw new Error('the recipe makes bytes');
  expect(bomb.length).toBeLessThan(16_000);
  expect(bomb.readUInt32LE(0)).toBe(0x04034b50);
  expect(bomb.readUInt32LE(22)).toBe(3 * 1024 * 1024);
  const start = 30 + bomb.readUInt16LE(26);
  const unpacked = inflateRawSync(bomb.subarray(start, start + bomb.readUInt32LE(18)));
  expect(unpacked.equals(Buffer.alloc(3 * 1024 * 1024))).toBe(true);
});

test('what cannot be made is said, and not sent as something else', () => {
  expect(() => expandInput({ $gen: ['explode', 1] })).toThrow('no recipe called explode');
  expect(() => expandInput({ $gen: ['repeat', 'A', -1] })).toThrow('whole numbers');
  expect(() => expandInput({ $gen: ['repeat', 'A', 1e12] })).toThrow('more text than can be held');
});
