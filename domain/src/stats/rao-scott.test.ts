import { expect, test } from 'vitest';
import { compareTable } from './compare-table.ts';
import { raoScott } from './rao-scott.ts';
import { surveyDesign } from './survey-design.ts';

const rows = [...Array(30).fill('promoter'), ...Array(20).fill('detractor')];
const columns = rows.map((_, index) => (index % 3 === 0 ? 'march' : 'april'));

test('with weights of 1 and independent answers it is the chi-square test, but for one degree of freedom', () => {
  const plain = raoScott({ design: surveyDesign({ rows: 50 }), weights: rows.map(() => 1) }, rows, columns);
  const table = ['promoter', 'detractor'].map((row) =>
    ['march', 'april'].map((column) => rows.filter((name, index) => name === row && columns[index] === column).length),
  );
  expect(plain.numeratorDf).toBeCloseTo(1, 12);
  expect(plain.f).toBeCloseTo(((compareTable(table).chiSquare ?? 0) * 49) / 50, 3);
});

test('answers counted twice say no more when the customer is the cluster', () => {
  const customers = [...rows.keys(), ...rows.keys()].map(String);
  const once = raoScott({ design: surveyDesign({ rows: 50 }), weights: rows.map(() => 1) }, rows, columns);
  const twice = raoScott(
    { design: surveyDesign({ rows: 100, clusters: customers }), weights: customers.map(() => 1) },
    [...rows, ...rows],
    [...columns, ...columns],
  );
  expect(twice.f).toBeCloseTo(once.f ?? 0, 10);
});

test('one period has nothing to compare', () => {
  expect(raoScott({ design: surveyDesign({ rows: 2 }), weights: [1, 1] }, ['a', 'b'], ['x', 'x']).reason).toBe(
    'no_variation',
  );
});
