import { expect, test } from 'vitest';
import { changeOf, emptyEdit } from './contact-edit.ts';

test.each([
  ['14', '5', { month: 5, day: 14 }],
  ['', '', null],
  ['14', '', { month: 0, day: 14 }],
  ['', '5', { month: 5, day: 0 }],
  ['veertien', '5', { month: 5, day: 0 }],
])(
  'a birthday of day "%s" and month "%s" is sent as typed, a half one too, to be refused by name',
  (birthDay, birthMonth, sent) => {
    expect(changeOf({ ...emptyEdit, birthDay, birthMonth }, [], undefined, 'nl').birthday).toEqual(sent);
  },
);

test.each([
  ['nl', '12,5', 12.5],
  ['nl', '12.5', 12.5],
  ['nl', '1.250', 1250],
  ['nl', '1.250,50', 1250.5],
  ['nb', '1 250', 1250],
  ['nb', '\u22123', -3],
  ['en', '1,250', 1250],
  ['en', '12,5', 12.5],
  ['nl', 'twaalf', 'twaalf'],
  ['nl', ' ', null],
])('in %s a number typed as "%s" is sent as %s', (locale, typed, sent) => {
  const attributes = [{ key: 'turnover', name: 'Omzet', kind: 'number' as const, choices: [] }];
  const edit = { ...emptyEdit, attributes: { turnover: typed } };
  expect(changeOf(edit, attributes, undefined, locale).attributes).toEqual({ turnover: sent });
});
