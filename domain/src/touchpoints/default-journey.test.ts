import { expect, test } from 'vitest';
import { languages } from '../language.ts';
import { defaultJourney } from './default-journey.ts';
import { phases } from './touchpoint.ts';

test('the journey goes from advert to aftercare, phase after phase', () => {
  const order = defaultJourney.map(({ phase }) => phases.indexOf(phase));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(new Set(order).size).toBe(phases.length);
  expect(defaultJourney[0]?.name.en).toBe('Advertisement');
});

test('no two moments have one name or are told of by one kind of event', () => {
  for (const language of languages) {
    const names = defaultJourney.map(({ name }) => name[language]);
    expect(new Set(names).size).toBe(names.length);
  }
  const kinds = defaultJourney.map(({ eventKind }) => eventKind).filter((kind) => kind !== '');
  expect(new Set(kinds).size).toBe(kinds.length);
});

test('it holds what is said of us and how we are, beside what we do and make', () => {
  expect(defaultJourney.some(({ isDirect }) => !isDirect)).toBe(true);
  expect(defaultJourney.some(({ isMaterial }) => !isMaterial)).toBe(true);
});
