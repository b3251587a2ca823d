import { describe, expect, it } from 'vitest';
import { hashNumber } from './number-hash.ts';

const key = Buffer.alloc(32, 7);
const hash = (phone: string, workspace = 'w') => hashNumber(key, workspace, phone)?.toString('hex');

describe('a telephone number that is not called', () => {
  it.each([
    '030 123 45 67',
    '+31 30 123 45 67',
    '0031 (0)30-1234567',
    'tel. 030 123 45 67',
    '030 123 45 67 tst 12',
    '030 123 45 67 tst. 1234',
    '030-1234567 ext. 12',
    '0301234567 toestel 12',
    '0301234567x12',
    '(030) 123 45 67 #12',
    '030 123 45 67 linje 2',
    '+31301234567;ext=12',
    '0301234567,,12',
    '030 123 45 67 (werk, toestel 9)',
    '０３０ １２３ ４５ ６７',
  ])('is known as it is written: %s', (phone) => {
    expect(hash(phone)).toBe(hash('0301234567'));
  });

  it.each(['030 123 45 68', '030 123 45 68 tst 67', '030 765 43 21 tst 67'])(
    'is not taken for another: %s',
    (phone) => {
      expect(hash(phone)).not.toBe(hash('0301234567'));
    },
  );

  it('of five digits is known with its extension, and fewer digits are none', () => {
    expect(hash('09988 linje 2')).toBe(hash('09988'));
    expect(hash('0998')).toBeUndefined();
    expect(hash('tst 1234')).toBeUndefined();
  });

  it('is another one in another company', () => {
    expect(hash('0301234567', 'v')).not.toBe(hash('0301234567'));
  });
});
