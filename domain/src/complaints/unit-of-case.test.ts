import { describe, expect, test } from 'vitest';
import { type NewCase, type UnitRule, unitOfCase } from './unit-of-case.ts';

const any: Omit<UnitRule, 'unitId'> = { kind: null, source: null, touchpointId: null, about: '' };
const intake: NewCase = { kind: 'complaint', source: 'form', touchpointId: 'winkel', about: 'Filiaal ZEIST, kassa 2' };

describe('a new case', () => {
  test.each<readonly [string, readonly UnitRule[], string | null]>([
    ['belongs to nobody in a company without rules', [], null],
    ['belongs to the unit of a rule for everything', [{ ...any, unitId: 'a' }], 'a'],
    [
      'goes by its kind',
      [
        { ...any, unitId: 'a', kind: 'question' },
        { ...any, unitId: 'b', kind: 'complaint' },
      ],
      'b',
    ],
    [
      'goes by the way it came in',
      [
        { ...any, unitId: 'a', source: 'mail' },
        { ...any, unitId: 'b', source: 'form' },
      ],
      'b',
    ],
    ['goes by its touchpoint', [{ ...any, unitId: 'a', touchpointId: 'winkel' }], 'a'],
    ['goes by what it is about, however that is written', [{ ...any, unitId: 'a', about: ' zeist ' }], 'a'],
    [
      'takes the first rule that fits',
      [
        { ...any, unitId: 'a', about: 'kassa' },
        { ...any, unitId: 'b' },
      ],
      'a',
    ],
    [
      'fits a rule with all its parts or not at all',
      [{ ...any, unitId: 'a', kind: 'complaint', about: 'Utrecht' }],
      null,
    ],
  ])('%s', (_, rules, unit) => {
    expect(unitOfCase(rules, intake)).toBe(unit);
  });
});
