import { parseExpression } from '@voldaan/domain/surveys/expression/parse-expression';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { expect, test } from 'vitest';
import { type Condition, firstCondition, readCondition, termAbout, withOperator, writeCondition } from './condition.ts';
import { newQuestion, newRating } from './new-part.ts';

const survey: Pick<SurveyDefinition, 'nodes'> = {
  nodes: [{ kind: 'page', id: 'p', nodes: [newRating('nps', 'C11'), newQuestion('multiple', () => 'reasons')] }],
};
const definition: SurveyDefinition = {
  ...survey,
  kind: 'survey',
  questionnaire: 'own',
  name: '',
  languages: ['nl'],
  organisation: '',
  moment: {},
  slip: { title: {}, detail: {} },
  reader: { name: '', sentence: {} },
  thanks: { heading: {}, text: {} },
  norm: { role: 'nps', value: 0 },
};

const sentences: readonly (readonly [string, Condition])[] = [
  ['nps <= 6', { join: 'and', terms: [{ subject: 'nps', operator: 'at-most', values: [6] }] }],
  ['nps >= 4 and nps <= 7', { join: 'and', terms: [{ subject: 'nps', operator: 'between', values: [4, 7] }] }],
  [
    "(nps >= 4 and nps <= 7) or reasons has 'a'",
    {
      join: 'or',
      terms: [
        { subject: 'nps', operator: 'between', values: [4, 7] },
        { subject: 'reasons', operator: 'is', values: ['a'] },
      ],
    },
  ],
  ["not (reasons has 'b')", { join: 'and', terms: [{ subject: 'reasons', operator: 'is-not', values: ['b'] }] }],
  ["branch in ('a', 'b')", { join: 'and', terms: [{ subject: 'branch', operator: 'one-of', values: ['a', 'b'] }] }],
  ['not answered(why)', { join: 'and', terms: [{ subject: 'why', operator: 'not-answered', values: [] }] }],
  [
    "contact.region = 'Noord''s'",
    { join: 'and', terms: [{ subject: 'contact.region', operator: 'is', values: ["Noord's"] }] },
  ],
  ['versus <= -1', { join: 'and', terms: [{ subject: 'versus', operator: 'at-most', values: [-1] }] }],
];

test.each(sentences)('%s is read into sentences and written as it was', (source, condition) => {
  expect(readCondition(source)).toEqual(condition);
  expect(writeCondition(condition, definition)).toBe(source);
  expect(() => parseExpression(source)).not.toThrow();
});

test.each(['nps < 7', 'nps + 1 <= 6', "nps <= 6 and (language = 'nl' or language = 'nb')", 'nps <=', 'not nps <= 6'])(
  '%s is left as text',
  (source) => {
    expect(readCondition(source)).toBeUndefined();
  },
);

test('a new condition asks about the lower part of the opening scale', () => {
  expect(firstCondition(definition)).toBe('nps <= 6');
});

const single = newQuestion('single', () => 'branch');

test.each([
  ['at-most', newRating('nps', 'C11'), 'nps <= 6'],
  ['between', newRating('nps', 'C11'), 'nps >= 6 and nps <= 6'],
  ['one-of', single, "branch in ('a')"],
  ['is', undefined, "contact.region = ''"],
] as const)('a statement that had no value can be read with the operator %s', (operator, question, source) => {
  const term = { subject: question?.id ?? 'contact.region', operator: 'answered', values: [] } as const;
  const written = writeCondition({ join: 'and', terms: [withOperator(term, operator, question)] }, definition);
  expect(written).toBe(source);
  expect(readCondition(written)).toBeDefined();
});

test('a statement about the language begins with one that the survey is asked in', () => {
  expect(termAbout('language', [], { languages: ['de', 'fr'] }).values).toEqual(['de']);
  expect(termAbout('channel', [], { languages: ['de'] }).values).toEqual(['mail']);
});
