import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countByGroup, countItem, countPairs, matchComplete } from './count-columns.ts';
import { countCrossed } from './count-crossed.ts';
import { countRows, matchRows, type RowFilter } from './match-rows.ts';
import { buildSegment, type ScoredResponse, type SegmentShape } from './segment.ts';

const firstDay = 20_454;
const shape: SegmentShape = {
  firstDay,
  items: new Map([
    ['nps', { lowest: 0, levels: 11 }],
    ['sat', { lowest: 1, levels: 5 }],
    ['grade', { lowest: 2, levels: 19 }],
  ]),
  properties: new Map([
    ['language', 3],
    ['attribute:shop', 400],
  ]),
};

const maybe = (least: number, most: number) => fc.option(fc.integer({ min: least, max: most }), { nil: undefined });

const responses: fc.Arbitrary<readonly ScoredResponse[]> = fc.array(
  fc
    .record({
      day: fc.integer({ min: 0, max: 30 }),
      recommend: maybe(0, 10),
      satisfied: maybe(1, 5),
      grade: maybe(2, 20),
      language: fc.integer({ min: 0, max: 2 }),
      shop: fc.integer({ min: 0, max: 399 }),
    })
    .map(({ day, recommend, satisfied, grade, language, shop }) => ({
      day: firstDay + day,
      scores: new Map(
        (
          [
            ['nps', recommend],
            ['sat', satisfied],
            ['grade', grade],
          ] as const
        ).flatMap(([item, score]) => (score === undefined ? [] : [[item, score] as const])),
      ),
      codes: new Map([
        ['language', language],
        ['attribute:shop', shop],
      ]),
    })),
  { maxLength: 70 },
);

const filters: fc.Arbitrary<RowFilter> = fc
  .record({
    from: maybe(-5, 35),
    to: maybe(-5, 35),
    language: fc.option(fc.uniqueArray(fc.integer({ min: 0, max: 2 })), { nil: undefined }),
    shops: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
  })
  .map(({ from, to, language, shops }) => ({
    ...(from === undefined ? {} : { from: firstDay + from }),
    ...(to === undefined ? {} : { to: firstDay + to }),
    codes: new Map([
      ...(language === undefined ? [] : [['language', new Set(language)] as const]),
      ...(shops === undefined
        ? []
        : [['attribute:shop', new Set(Array.from({ length: shops }, (_, code) => code))] as const]),
    ]),
  }));

/** One response after the other, as anybody would. */
function passes(response: ScoredResponse, { from, to, codes }: RowFilter): boolean {
  const isInTime = response.day >= (from ?? -Infinity) && response.day < (to ?? Infinity);
  return isInTime && [...(codes ?? [])].every(([name, allowed]) => allowed.has(response.codes.get(name) ?? -1));
}

function histogramOf(counted: readonly ScoredResponse[], item: string): readonly number[] {
  const { lowest, levels } = shape.items.get(item) ?? { lowest: 0, levels: 0 };
  return Array.from(
    { length: levels },
    (_, step) => counted.filter(({ scores }) => scores.get(item) === lowest + step).length,
  );
}

describe('columns count what rows say', () => {
  test('in total, whatever is filtered by', () => {
    fc.assert(
      fc.property(responses, filters, fc.constantFrom('nps', 'sat', 'grade'), (rows, filter, item) => {
        const segment = buildSegment(shape, rows);
        const mask = matchRows(segment, filter);
        const counted = rows.filter((row) => passes(row, filter));
        expect(countRows(segment, mask)).toBe(counted.length);
        expect(countItem(segment, item, mask)).toEqual(histogramOf(counted, item));
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(['language', 'attribute:shop', 'day'])('by %s', (group) => {
    const codeOf = (row: ScoredResponse) => (group === 'day' ? row.day - firstDay : row.codes.get(group));
    fc.assert(
      fc.property(responses, filters, fc.constantFrom('nps', 'sat', 'grade'), (rows, filter, item) => {
        const segment = buildSegment(shape, rows);
        const counted = rows.filter((row) => passes(row, filter));
        const groups = countByGroup(segment, item, group, matchRows(segment, filter)) ?? [];
        expect(groups).toHaveLength(group === 'day' ? 31 : (shape.properties.get(group) ?? 0));
        for (const [code, histogram] of groups.entries()) {
          const own = counted.filter((row) => codeOf(row) === code);
          expect(histogram).toEqual(histogramOf(own, item));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('by pairs of questions, of those who answered both', () => {
    fc.assert(
      fc.property(responses, filters, (rows, filter) => {
        const segment = buildSegment(shape, rows);
        const counted = rows.filter((row) => passes(row, filter));
        const pairs = countPairs(segment, ['sat', 'nps'], matchRows(segment, filter)) ?? [];
        for (const [step, histogram] of pairs.entries()) {
          const own = counted.filter(({ scores }) => scores.get('sat') === step + 1);
          expect(histogram).toEqual(histogramOf(own, 'nps'));
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['language', 'attribute:shop'],
    ['attribute:shop', 'language'],
    // Too many places for a table.
    ['attribute:shop', 'attribute:shop'],
  ])('by %s and %s', (one, other) => {
    fc.assert(
      fc.property(responses, filters, (rows, filter) => {
        const segment = buildSegment(shape, rows);
        const counted = rows.filter((row) => passes(row, filter) && row.scores.has('grade'));
        const crossed = countCrossed(segment, 'grade', [one, other], matchRows(segment, filter));
        expect(crossed.reduce((sum, { histogram }) => sum + histogram.reduce((all, count) => all + count, 0), 0)).toBe(
          counted.length,
        );
        for (const { codes, histogram } of crossed) {
          const own = counted.filter((row) => row.codes.get(one) === codes[0] && row.codes.get(other) === codes[1]);
          expect(own.length).toBeGreaterThan(0);
          expect(histogram).toEqual(histogramOf(own, 'grade'));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('of those alone who answered every one of some questions', () => {
    fc.assert(
      fc.property(responses, filters, (rows, filter) => {
        const segment = buildSegment(shape, rows);
        const complete = rows.filter((row) => passes(row, filter) && row.scores.has('nps') && row.scores.has('grade'));
        expect(countRows(segment, matchComplete(segment, ['nps', 'grade'], matchRows(segment, filter)))).toBe(
          complete.length,
        );
        expect(countRows(segment, matchComplete(segment, ['nps', 'none'], undefined))).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  test('and nothing of a question that was never asked', () => {
    const segment = buildSegment(shape, []);
    expect(countItem(segment, 'none', undefined)).toBeUndefined();
    expect(countByGroup(segment, 'none', 'language', undefined)).toBeUndefined();
    expect(countPairs(segment, ['nps', 'none'], undefined)).toBeUndefined();
  });
});

describe('a row that does not fit its columns is no row', () => {
  const row: ScoredResponse = {
    day: firstDay,
    scores: new Map([['sat', 5]]),
    codes: new Map([
      ['language', 0],
      ['attribute:shop', 0],
    ]),
  };
  test.each([
    ['of another month', { ...row, day: firstDay + 31 }],
    ['off the scale', { ...row, scores: new Map([['sat', 6]]) }],
    ['between two scores', { ...row, scores: new Map([['sat', 2.5]]) }],
    ['with a code that is in no dictionary', { ...row, codes: new Map([['language', 3]]) }],
    ['without a property', { ...row, codes: new Map([['language', 1]]) }],
  ])('%s', (_, wrong) => {
    expect(() => buildSegment(shape, [row, wrong])).toThrow(RangeError);
  });

  test('a filter by what the responses do not have is refused', () => {
    const segment = buildSegment(shape, [row]);
    expect(() => matchRows(segment, { codes: new Map([['attribute:plan', new Set([0])]]) })).toThrow('attribute:plan');
  });
});
