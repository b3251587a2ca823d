import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../surveys/answers.ts';
import type { ShownPage } from '../surveys/path.ts';
import type { RatingQuestion } from '../surveys/question/rating.ts';
import { type JudgedResponse, markResponse } from './mark-response.ts';

const eightWords = { nl: 'Wat vindt u van de tijd van levering?' };

function rating(id: string, more: Partial<RatingQuestion> = {}): RatingQuestion {
  return {
    kind: 'rating',
    id,
    item: id,
    scale: 'A5',
    role: 'none',
    text: eightWords,
    required: false,
    comparabilityKey: `${id}:A5:1`,
    ...more,
  };
}

const rows = (count: number) => Array.from({ length: count }, (_, row) => rating(`r${row}`));

function battery(questions: readonly RatingQuestion[]): readonly ShownPage[] {
  return [
    { id: 'first', nodes: [rating('opening', { scale: 'C11' })] },
    { id: 'second', nodes: [{ kind: 'battery', id: 'b', text: { nl: 'Hoe was' }, questions, shuffled: true }] },
  ];
}

function all(pages: readonly ShownPage[], score: (place: number) => number | null): Answers {
  const questions = pages.flatMap(({ nodes }) =>
    nodes.flatMap((node) => (node.kind === 'battery' ? node.questions : [])),
  );
  return { opening: 9, ...Object.fromEntries(questions.map(({ id }, place) => [id, score(place)])) };
}

const response = (pages: readonly ShownPage[], more: Partial<JudgedResponse>): JudgedResponse => ({
  pages,
  answers: all(pages, (place) => 1 + (place % 5)),
  language: 'nl',
  elapsedMs: 120_000,
  hasFilledTrap: false,
  isInBurst: false,
  ...more,
});

describe('a response is marked', () => {
  it('as a speeder when it was given twice as fast as its words can be read', () => {
    // Eight questions of eight words: 8 * (8 * 252 ms + 1 s) = 24 s.
    const pages = battery(rows(8));
    expect(markResponse(response(pages, { elapsedMs: 11_900 }))).toEqual(['speeder']);
    expect(markResponse(response(pages, { elapsedMs: 12_200 }))).toEqual([]);
  });

  it('as nothing when too little was answered to tell, or nobody knows how long it took', () => {
    const short = battery(rows(3));
    expect(markResponse(response(short, { elapsedMs: 1_300 }))).toEqual([]);
    expect(markResponse(response(battery(rows(8)), { elapsedMs: undefined }))).toEqual([]);
  });

  it('not as a speeder by what was skipped', () => {
    const pages = battery(rows(8));
    expect(markResponse(response(pages, { answers: all(pages, () => null), elapsedMs: 3_000 }))).toEqual([]);
  });

  it('as a straight-liner when it agrees with a thing and with its opposite', () => {
    const pages = battery([...rows(4), rating('late', { direction: 'lower-is-better' })]);
    expect(markResponse(response(pages, { answers: all(pages, () => 5) }))).toEqual(['straight-liner']);
    expect(markResponse(response(pages, { answers: all(pages, () => 3) })), 'the middle').toEqual([]);
    expect(markResponse(response(pages, { answers: all(pages, (place) => (place === 4 ? 1 : 5)) }))).toEqual([]);
  });

  it('not as a straight-liner for being content with six things', () => {
    const pages = battery(rows(6));
    expect(markResponse(response(pages, { answers: all(pages, () => 5) }))).toEqual([]);
  });

  it('as a straight-liner for ten answers alike in a row', () => {
    const pages = battery(rows(10));
    expect(markResponse(response(pages, { answers: all(pages, () => 4) }))).toEqual(['straight-liner']);
    expect(markResponse(response(pages, { answers: all(pages, (place) => (place === 5 ? null : 4)) }))).toEqual([]);
  });

  it('by what was seen around it', () => {
    const pages = battery(rows(5));
    const seen = { hasFilledTrap: true, isInBurst: true, isTapBurst: true };
    expect(markResponse(response(pages, seen))).toEqual(['honeypot', 'burst', 'tap-burst']);
  });

  it('the same whenever it is asked, for answers of any kind', () => {
    const pages = battery([...rows(5), rating('late', { direction: 'lower-is-better' })]);
    const value = fc.oneof(fc.integer(), fc.constant(null), fc.constant('~dont_know'), fc.constant(['a']));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 6 }), fc.nat(), (values, elapsedMs) => {
        const ids = [...rows(5).map(({ id }) => id), 'late'];
        const answers = Object.fromEntries(values.map((given, place) => [ids[place] ?? '', given]));
        const judged = response(pages, { answers, elapsedMs });
        expect(markResponse(judged)).toEqual(markResponse(judged));
      }),
    );
  });
});
