import { expect, test } from 'vitest';
import { compareMeansPaired } from '../../stats/compare-means-paired.ts';
import { seededRandom } from '../../stats/seeded-random.ts';
import { draftFromQuestionnaire } from '../../surveys/library/questionnaires.ts';
import { assignSlots } from '../../surveys/score-slots.ts';
import { gapHistogram } from '../columns/gap-column.ts';
import { itemsOf } from '../item.ts';
import { againstExpectation, gapOfPairs, gapOfPersons, reliabilityOfGap } from './expectation-gap.ts';
import { expectationParts, expectedItems, experiencedItems } from './expectation-parts.ts';

const period = { from: '2026-01-01', to: '2026-07-01' };
const grade = { min: 1, max: 10, step: 1 } as const;

const itemsIn = (questionnaire: 'expectation' | 'expectation-gap' | 'relation') => {
  const definition = draftFromQuestionnaire(questionnaire, {
    organisation: 'De Vries',
    readerName: 'Sanne',
    name: 'x',
  });
  return itemsOf([{ id: 'v1', definition, slots: assignSlots(definition, []) }]);
};

test('of a hundred customers twenty got less than they expected', () => {
  const { worse, asExpected, better, mean } = againstExpectation([5, 15, 50, 20, 10], { period });
  expect(worse).toMatchObject({ estimate: 0.2, n: 100, method: 'wilson' });
  expect(worse.low).toBeCloseTo(0.1334, 4);
  expect(asExpected.estimate).toBe(0.5);
  expect(better.estimate).toBe(0.3);
  expect(mean.estimate).toBeCloseTo(0.15);
});

test('the gap from counts of pairs is that of the persons, one by one', () => {
  const random = seededRandom(3);
  const joint = Array.from({ length: 10 }, () => new Array<number>(10).fill(0));
  const persons = Array.from({ length: 200 }, () => {
    const expected = 5 + Math.floor(random() * 6);
    const experienced = Math.min(10, Math.max(1, expected - 2 + Math.floor(random() * 4)));
    const row = joint[expected - 1] ?? [];
    row[experienced - 1] = (row[experienced - 1] ?? 0) + 1;
    return { expected: [expected], experienced: [experienced] };
  });
  const counted = gapOfPairs(gapHistogram(joint), grade, { period });
  const plain = compareMeansPaired(
    persons.map(({ expected: [before = 0], experienced: [after = 0] }) => [after, before] as const),
    { level: 0.95 },
  );
  expect(counted.n).toBe(200);
  expect(counted.estimate).toBeCloseTo(plain.difference ?? Number.NaN, 12);
  expect(counted.low).toBeCloseTo(plain.interval?.[0] ?? Number.NaN, 12);
  expect(counted.high).toBeCloseTo(plain.interval?.[1] ?? Number.NaN, 12);
  expect(gapOfPersons(persons, grade, { period }).low).toBeCloseTo(plain.interval?.[0] ?? Number.NaN, 12);
});

test('a person counts once, with the parts that were answered on both sides', () => {
  const persons = [
    { expected: [8, null, 6], experienced: [6, 9, 6] },
    { expected: [7, 7, 7], experienced: [7, 6, 8] },
    { expected: [null, 5], experienced: [4, null] },
  ];
  expect(gapOfPersons(persons, grade, { period })).toMatchObject({ estimate: -0.5, n: 2 });
});

test('that all got a point less is not certain of everybody', () => {
  const { estimate, low, high, method } = gapOfPersons(
    Array.from({ length: 12 }, () => ({ expected: [8], experienced: [7] })),
    grade,
    { period },
  );
  expect({ estimate, method }).toEqual({ estimate: -1, method: 'alike-bound' });
  expect(low).toBeLessThan(-1.5);
  expect(high).toBeGreaterThan(0.5);
});

test('a difference of two sides that go together is mostly noise, and says so', () => {
  const random = seededRandom(8);
  const persons = Array.from({ length: 300 }, () => {
    const leaning = random() * 6;
    const marks = () => [0, 1, 2].map(() => Math.round(2 + leaning + random() * 2));
    return { expected: marks(), experienced: marks() };
  });
  const { n, experienced, gap } = reliabilityOfGap(persons, 3);
  expect(n).toBe(300);
  expect(experienced).toBeGreaterThan(0.9);
  expect(gap).toBeLessThan(0.4);
  expect(reliabilityOfGap(persons, 1)).toEqual({ n: 0, experienced: null, gap: null });
});

test('the library asks beforehand about the same parts as afterwards, on one scale', () => {
  const before = expectedItems(itemsIn('expectation'));
  const after = experiencedItems(itemsIn('expectation-gap'));
  expect([...before.keys()]).toEqual(expect.arrayContaining(['delivery', 'expertise', 'kept_informed']));
  expect(after.filter(({ name, item }) => before.get(name)?.question.scale === item.question.scale)).toHaveLength(5);
});

test('a survey lays out its parts, and the pair of the whole', () => {
  const parts = expectationParts(itemsIn('expectation-gap'));
  expect(parts.map(({ name }) => name)).toEqual([
    'product_quality',
    'delivery',
    'response_speed',
    'expertise',
    'kept_informed',
    'overall',
  ]);
  expect(parts[0]).toMatchObject({
    direct: { question: { item: 'exp_vs_product_quality' } },
    experienced: { question: { item: 'experienced_product_quality' } },
  });
  expect(parts[5]).toMatchObject({
    direct: undefined,
    expected: { question: { item: 'expected_overall' } },
    experienced: { question: { item: 'experienced_overall' } },
  });
  expect(expectationParts(itemsIn('relation')).map(({ name }) => name)).toEqual(['overall']);
});
