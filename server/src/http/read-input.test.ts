import { expect, test } from 'vitest';
import { z } from 'zod';
import { InputError, readInput } from './read-input.ts';

const body = z.strictObject({
  on: z.iso.date(),
  at: z.iso.datetime().optional(),
  amount: z.number().multipleOf(0.01).optional(),
  result: z
    .union([
      z.strictObject({ visit: z.string(), mark: z.number() }),
      z.strictObject({ contact: z.string(), mark: z.number(), where: z.string() }),
    ])
    .optional(),
});

function faultsOf(input: unknown) {
  try {
    readInput(body, input);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.fields.map(({ pointer, code, values }) => [pointer, code, values]);
  }
}

test.each<[string, object, string, string, object]>([
  ['a day that the calendar has not', { on: '2027-02-29' }, '/on', 'date_format', {}],
  ['a time without its zone', { on: '2027-02-28', at: '2027-02-28T10:00:00' }, '/at', 'moment_format', {}],
  ['half a cent', { on: '2027-02-28', amount: 1.005 }, '/amount', 'number_decimals', { maximum: 2 }],
  [
    'a wrong field of one of two shapes',
    { on: '2027-02-28', result: { visit: 'x', mark: '9' } },
    '/result/mark',
    'field_type',
    {},
  ],
  ['what is none of two shapes', { on: '2027-02-28', result: 5 }, '/result', 'field_type', {}],
])('%s is named, with what would be right', (_, input, ...fault) => {
  expect(faultsOf(input)).toEqual([fault]);
});
