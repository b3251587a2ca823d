import { describe, expect, test } from 'vitest';
import { type BlockLayout, buildBlock } from './build-block.ts';

const version = '0183d635-74d0-7431-bb87-e014f9a901ae';
const firstDay = 20_454;
const layout: BlockLayout = {
  items: new Map([
    [
      version,
      [
        { column: 'item:nps', source: 'q0', lowest: 0, levels: 11 },
        { column: 'item:balance', source: 'q5', lowest: -2, levels: 5 },
      ],
    ],
  ]),
  traits: ['a3', 'a12'],
};

function blockOf(...records: readonly string[]) {
  const builder = buildBlock(layout, firstDay);
  builder.add(records);
  const { count, columns, customers } = builder.finish();
  return {
    count,
    columns: Object.fromEntries([...columns].map(([name, column]) => [name, [...column]])),
    customers: [...customers.rows].map((row, entry) => [row, customers.ids[entry]]),
  };
}

describe('records of score_row become columns', () => {
  test('with scores from the lowest of their scale, and nothing where there is nothing', () => {
    expect(
      blockOf(
        `(20454,71,0,-2,,,h,n,m,${version})`,
        `(20484,,10,2,7,900,m,x,w,${version})`,
        `(20455,2147483647,,,,,u,e,t,${version})`,
      ),
    ).toEqual({
      count: 3,
      columns: {
        day: [0, 30, 1],
        class: [0, 2, 1],
        language: [1, 0, 4],
        channel: [0, 3, 7],
        'item:nps': [1, 11, 0],
        'item:balance': [1, 5, 0],
        a3: [0, 7, 0],
        a12: [0, 900, 0],
      },
      customers: [
        [0, 71],
        [2, 2_147_483_647],
      ],
    });
  });

  test('also when they are more than the columns had room for, and a code too large for a byte comes late', () => {
    const records = Array.from({ length: 1_000 }, (_, row) => `(20454,,${row % 11},,1,${row},h,n,m,${version})`);
    const { count, columns } = blockOf(...records);
    expect(count).toBe(1_000);
    expect(columns['a12']).toEqual(records.map((_, row) => row));
    expect(columns['item:nps']).toEqual(records.map((_, row) => (row % 11) + 1));
  });

  test.each([
    ['a day of another month', `(20485,,0,0,,,h,n,m,${version})`, 'a day of the month is 20485'],
    ['a score off its scale', `(20454,,11,0,,,h,n,m,${version})`, 'a score of item:nps is 11'],
    ['a letter that nobody knows', `(20454,,1,0,,,h,z,m,${version})`, 'stored with "z"'],
    ['a version of another survey', `(20454,,1,0,,,h,n,m,${version.replace('0183', '0184')})`, 'does not have'],
  ])('and not with %s', (_, record, fault) => {
    expect(() => blockOf(record)).toThrow(fault);
  });
});
