import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MultipleQuestion } from '../surveys/question/multiple.ts';
import type { RatingQuestion } from '../surveys/question/rating.ts';
import { scaleIds } from '../surveys/scale.ts';
import { keyedAnswers, toggled, typedAnswer, typeKey } from './answer-keys.ts';

const rating = (scale: RatingQuestion['scale'], more: Partial<RatingQuestion> = {}): RatingQuestion => ({
  kind: 'rating',
  id: 'q',
  item: 'q',
  scale,
  role: 'none',
  text: { nl: 'Hoe was het?' },
  required: true,
  comparabilityKey: 'q:1',
  ...more,
});

const typeAll = (question: RatingQuestion, keys: readonly string[]) =>
  keys.reduce<ReturnType<typeof typeKey>>(
    (state, key) => (state.chosen === undefined ? typeKey(keyedAnswers(question), state.typed, key) : state),
    { typed: '' },
  );

describe('the keys of an answer', () => {
  it('are the score itself: one key, or 1 and 0 for ten, and Enter after a 1 that is a one', () => {
    expect(typeAll(rating('C11'), ['7']).chosen?.value).toBe(7);
    expect(typeAll(rating('C11'), ['0']).chosen?.value).toBe(0);
    expect(typeAll(rating('C11'), ['1']).chosen).toBeUndefined();
    expect(typeAll(rating('C11'), ['1', '0']).chosen?.value).toBe(10);
    expect(typeAll(rating('C11'), ['1', 'Enter']).chosen?.value).toBe(1);
    expect(typeAll(rating('A5'), ['1']).chosen?.value).toBe(1);
  });

  it('take half a grade with a comma or a point', () => {
    const grade = rating('B10', { halfSteps: true });
    expect(typeAll(grade, ['7', ',', '5']).chosen?.value).toBe(7.5);
    expect(typeAll(grade, ['7', '.', '5']).chosen?.value).toBe(7.5);
    expect(typeAll(grade, ['7', 'Enter']).chosen?.value).toBe(7);
  });

  it('take "do not know" only where it is offered, and nothing that is no answer', () => {
    expect(typeAll(rating('A5'), ['?'])).toEqual({ typed: '' });
    expect(typeAll(rating('A5', { offers: ['~dont_know'] }), ['?']).chosen?.value).toBe('~dont_know');
    expect(typeAll(rating('A5'), ['9'])).toEqual({ typed: '' });
    expect(typeAll(rating('A5'), ['Enter'])).toEqual({ typed: '' });
  });

  it('reach every answer of every scale, each by keys of its own', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scaleIds), fc.boolean(), (scale, halfSteps) => {
        const question = rating(scale, scale === 'B10' ? { halfSteps } : {});
        for (const { code, value } of keyedAnswers(question)) {
          const found = typeAll(question, [...code, 'Enter']);
          expect(found.chosen?.value).toBe(value);
        }
      }),
    );
  });
});

describe('several answers', () => {
  const question: MultipleQuestion = {
    kind: 'multiple',
    id: 'm',
    item: 'm',
    text: {},
    required: false,
    choicesMax: 2,
    options: [
      { id: 'price', text: {} },
      { id: 'service', text: {} },
      { id: 'speed', text: {} },
      { id: 'none', text: {}, exclusive: true },
    ],
  };

  it('stand in the order of the survey, are taken back by naming them again, and are no more than may be chosen', () => {
    expect(toggled(question, ['speed'], 'price')).toEqual(['price', 'speed']);
    expect(toggled(question, ['price', 'speed'], 'price')).toEqual(['speed']);
    expect(toggled(question, ['price', 'speed'], 'service')).toEqual(['price', 'speed']);
    expect(toggled(question, ['price'], 'none')).toEqual(['none']);
    expect(toggled(question, ['none'], 'price')).toEqual(['price']);
  });
});

it('a number takes a comma, an empty answer is a skip', () => {
  const number = {
    kind: 'number',
    id: 'n',
    item: 'n',
    text: {},
    required: true,
    minimum: 0,
    maximum: 9,
    decimals: 1,
  } as const;
  expect(typedAnswer(number, ' 2,5 ')).toBe(2.5);
  expect(typedAnswer(number, 'twee')).toBeUndefined();
  expect(typedAnswer(number, ' ')).toBeNull();
});
