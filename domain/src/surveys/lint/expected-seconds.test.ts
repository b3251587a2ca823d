import { expect, test } from 'vitest';
import { draftFromQuestionnaire } from '../library/questionnaires.ts';
import type { SurveyNode } from '../node/survey-node.ts';
import type { SurveyDefinition } from '../survey-definition.ts';
import { expectedSeconds } from './expected-seconds.ts';

const details = { organisation: 'De Vries', readerName: 'Sanne', name: 'Klanten', languages: ['nl'] };
const survey = draftFromQuestionnaire('contact-moment', details);
const [mark, reason] = survey.nodes;

function taking(...nodes: readonly (SurveyNode | undefined)[]): SurveyDefinition {
  return { ...survey, nodes: nodes.filter((node) => node !== undefined) };
}

test('a mark takes seven seconds and a reason twenty-five', () => {
  expect(expectedSeconds(taking(mark))).toBe(7);
  expect(expectedSeconds(survey)).toBe(32);
});

test('a branch counts the mean of its sides', () => {
  const branch = { kind: 'branch', id: 'low', when: 'sat_moment <= 2', otherwise: [] } as const;
  expect(expectedSeconds(taking(mark, { ...branch, nodes: reason === undefined ? [] : [reason] }))).toBe(20);
});

test('one of three by chance counts once', () => {
  const random = { kind: 'random', id: 'facet', choose: 1 } as const;
  const parts = mark === undefined ? [] : [mark, mark, mark];
  expect(expectedSeconds(taking({ ...random, nodes: parts }))).toBe(7);
  expect(expectedSeconds(taking({ kind: 'random', id: 'facet', nodes: parts }))).toBe(21);
  expect(expectedSeconds(taking({ ...random, nodes: [] }))).toBe(0);
});

test('words without a question are read, four a second', () => {
  const text = { nl: 'Een twee drie vier vijf zes zeven acht' };
  const page = { kind: 'page', id: 'words', nodes: [{ kind: 'statement', id: 'notice', text }] } as const;
  expect(expectedSeconds(taking(page))).toBe(2);
});
