import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  arrayLiteral,
  booleanArray,
  byteaArray,
  charArray,
  integerArray,
  jsonbArray,
  smallintArray,
  textArray,
  uuidArray,
} from './binary-array.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

describe('an array in binary format', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await createTestDatabase();
  });

  afterAll(() => db.drop());

  const read = async (type: string, array: Buffer) => {
    const { rows } = await db.superuser.query(`select to_jsonb($1::${type}[]) as read`, [array]);
    return rows[0].read;
  };

  const words = [
    '',
    'Fietsenmakerij De Vries',
    'Ærlig talt, "bra" \\ greit',
    'ممتاز',
    '👩🏽‍🔧',
    null,
    ' \t\n',
    '{},"NULL',
  ];

  it.each<[string, string, (values: never) => Buffer, readonly unknown[]]>([
    ['texts in every script, and none', 'text', textArray, words],
    ['ids', 'uuid', uuidArray, ['019ff0a1-0000-7000-8000-00000000000f', null, 'ffffffff-ffff-ffff-ffff-ffffffffffff']],
    ['scores to the ends of their column', 'smallint', smallintArray, [0, 10, -2, null, 32_767, -32_768]],
    ['whole numbers', 'integer', integerArray, [0, null, 2_147_483_647, -2_147_483_648]],
    ['truths', 'boolean', booleanArray, [true, false, null]],
    ['letters', '"char"', charArray, ['h', null, 'u']],
    ['nothing at all', 'text', textArray, []],
    ['no id at all', 'uuid', uuidArray, []],
  ])('comes to the server as it was given: %s', async (_, type, encode, values) => {
    expect(await read(type, encode(values as never))).toEqual(values);
  });

  it('holds JSON as the server would have read it', async () => {
    const answers = [{ nps: 9, why: 'snel 👍', parts: ['a', 'b'], grade: 7.5, none: null }, {}, null];
    const texts = answers.map((given) => (given === null ? null : JSON.stringify(given)));
    expect(await read('jsonb', jsonbArray(texts))).toEqual(answers);
    await expect(read('jsonb', jsonbArray(['{"nps":']))).rejects.toThrow('invalid input syntax for type json');
  });

  it('holds bytes as they are', async () => {
    const hashes = [Buffer.from([0, 255, 92]), Buffer.alloc(0), Buffer.alloc(32, 7)];
    expect(await read('bytea', byteaArray(hashes))).toEqual(hashes.map((bytes) => `\\x${bytes.toString('hex')}`));
  });

  it('of a thousand long texts arrives whole', async () => {
    const long = Array.from({ length: 1_000 }, (_, place) => `${place} ${'ø'.repeat(place)}`);
    expect(await read('text', textArray(long))).toEqual(long);
  });

  it.each(['019ff0a1-0000-7000-8000-00000000000', '019ff0a1-0000-7000-8000-00000000000ff', 'g', '', '019ff0a1é000'])(
    'is never made of what is no id: %s',
    (value) => {
      expect(() => uuidArray([value])).toThrow('not a UUID');
    },
  );

  it('of texts fits into an element of another', async () => {
    const marks = ['speeder', 'with "quotes"', 'back\\slash', '{,}', 'NULL', ''];
    const { rows } = await db.superuser.query('select $1::text::text[] as read', [arrayLiteral(marks)]);
    expect(rows[0].read).toEqual(marks);
    expect(arrayLiteral([])).toBe('{}');
  });
});
