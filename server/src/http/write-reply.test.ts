import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { uuid } from '../database/uuid.ts';
import { dateSchema, idSchema, timeSchema } from './id-schema.ts';
import { replyWriter } from './write-reply.ts';

const schema = z.object({
  id: idSchema('srv'),
  name: z.string(),
  'odd "key"': z.string().max(5).optional(),
  at: timeSchema.nullable(),
  day: dateSchema,
  iso: z.iso.date().optional(),
  n: z.int(),
  share: z.number().nullable(),
  level: z.number().min(0).optional(),
  state: z.enum(['open', 'done']),
  kind: z.literal('one'),
  isOpen: z.boolean(),
  parts: z.array(z.object({ value: z.string(), of: z.array(z.number()), note: dateSchema.nullable().optional() })),
  either: z.union([z.string(), z.int()]),
  by: z.record(z.string(), z.int()),
  late: z.string().default('later').optional(),
});

const right = {
  id: uuid(),
  name: 'Bakkerij "Smit"\n',
  at: new Date('2026-11-21T10:00:00.123Z'),
  day: '2026-11-21',
  n: 3,
  share: -0,
  state: 'open',
  kind: 'one',
  isOpen: false,
  parts: [{ value: '\u2028\ud800', of: [1e21, 0.1, -5e-324] }],
  either: 7,
  by: { een: 1 },
};

const asked = (value: unknown) => {
  try {
    return JSON.stringify(z.encode(schema, Object(value)));
  } catch (error) {
    return error instanceof z.ZodError ? 'refused' : String(error);
  }
};
const written = (value: unknown) => {
  try {
    return replyWriter(schema)(value);
  } catch (error) {
    return error instanceof z.ZodError ? 'refused' : String(error);
  }
};

describe('a reply is written as its schema encodes it', () => {
  test('with ids and times as the wire has them, and without a field that nobody named', () => {
    const reply = written({ ...right, secret: 'x', parts: [{ ...right.parts[0], secret: 'y' }] });
    expect(reply).toBe(asked(right));
    expect(reply).toMatch(/^\{"id":"srv_/);
    expect(reply).not.toContain('secret');
  });

  const wrong: readonly (readonly [keyof typeof schema.shape, unknown])[] = [
    ['id', 7],
    ['name', null],
    ['odd "key"', 'too long'],
    ['at', new Date(Number.NaN)],
    ['at', '2026-11-21T10:00:00Z'],
    ['day', '0000-01-01'],
    ['day', '2026-02-30'],
    ['iso', '21-11-2026'],
    ['n', 0.5],
    ['n', 2 ** 53],
    ['share', Number.NaN],
    ['share', Number.POSITIVE_INFINITY],
    ['share', undefined],
    ['level', -1],
    ['state', 'shut'],
    ['kind', 'two'],
    ['isOpen', 'false'],
    ['parts', [{ value: 'a' }]],
    ['parts', {}],
    ['either', false],
    ['by', { een: 'x' }],
  ];
  test.each(wrong)('and one whose %s is wrong is refused as before (%j)', (key, value) => {
    expect(written({ ...right, [key]: value })).toBe('refused');
    expect(asked({ ...right, [key]: value })).toBe('refused');
  });

  test('whatever a part without ids and times holds, and in whatever order', () => {
    const key = fc.oneof(fc.constantFrom('value', 'of', 'note', 'secret', 'toJSON', '__proto__'), fc.string());
    const field = fc.oneof(fc.constantFrom(undefined, null, 'x', [1], [1, Number.NaN], '2026-11-21'), fc.anything());
    fc.assert(
      fc.property(fc.array(fc.tuple(key, field), { maxLength: 3 }), fc.boolean(), (fields, isLast) => {
        const part = { value: 'een', of: [0.1, -0] };
        const other = Object.fromEntries(fields);
        const reply = { ...right, parts: [part, isLast ? { ...part, ...other } : { ...other, ...part }] };
        const [one, two] = [written(reply), asked(reply)];
        if (two === 'refused') expect(one).toBe(two);
        else expect(JSON.parse(one)).toEqual(JSON.parse(two));
      }),
      { numRuns: 2_000 },
    );
  });

  test('whatever it holds', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.constantFrom(undefined, null, '', 'open', 'one', '2026-11-21', 1, {}, []),
    );
    const change = fc.record({ key: fc.constantFrom(...Object.keys(schema.shape)), value: anything });
    fc.assert(
      fc.property(change, fc.string({ unit: 'binary' }), fc.double(), ({ key, value }, name, share) => {
        const reply = { ...right, name, share, [key]: value };
        expect(written(reply)).toBe(asked(reply));
      }),
      { numRuns: 2_000 },
    );
  });
});
