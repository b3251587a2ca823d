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

test.each([
  ['nl', '17-5-2026', '2026-05-17'],
  ['nb', '17.05.2026', '2026-05-17'],
  ['nl', '2026-05-17', '2026-05-17'],
  ['en', '2026-05-17', '2026-05-17'],
  ['en', '5/6/2026', '5/6/2026'],
  ['nl', 'in mei', 'in mei'],
])('in %s a day typed as "%s" is sent as %s', (locale, typed, sent) => {
  const attributes = [{ key: 'renewal', name: 'Verlenging', kind: 'date' as const, choices: [] }];
  const edit = { ...emptyEdit, attributes: { renewal: typed } };
  expect(changeOf(edit, attributes, undefined, locale).attributes).toEqual({ renewal: sent });
});
