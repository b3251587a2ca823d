import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { expect, test } from 'vitest';
import { dropPart, movePart, opensWithRating, removePart, splitPage } from './move-part.ts';
import { freeIdsOf, newBranch, newPage, newQuestion, newRating } from './new-part.ts';
import { keepStatuses, statusOf, withStatus } from './text-places.ts';
import { changeItem, findPart, isNode, partsOf } from './tree.ts';

const text = { nl: '' };

function surveyOf(nodes: SurveyDefinition['nodes']): SurveyDefinition {
  return {
    kind: 'survey',
    questionnaire: 'own',
    name: 'Onderzoek',
    languages: ['nl'],
    organisation: 'De Vries',
    moment: text,
    slip: { title: text, detail: text },
    reader: { name: 'Sanne', sentence: text },
    nodes,
    thanks: { heading: text, text },
    norm: { role: 'grade', value: 7.5 },
  };
}

const opening = { kind: 'page' as const, id: 'first', nodes: [newRating('grade')] };
const open = (id: string) => ({ ...newQuestion('open', () => id), text: { nl: id } });

const plain = surveyOf([
  opening,
  { kind: 'page', id: 'second', nodes: [open('why'), open('what')] },
  { kind: 'page', id: 'third', nodes: [open('else')] },
]);

const order = (survey: SurveyDefinition) =>
  partsOf(survey)
    .map(({ part }) => (isNode(part) ? `(${part.id}` : part.id))
    .join(' ');

test('a question moves over the edge of its page, and its page goes when it was the last on it', () => {
  const up = movePart(plain, 'item.else', 'up');
  expect(order(up)).toBe('(first grade (second why what else');
  expect(order(movePart(plain, 'item.what', 'down'))).toBe('(first grade (second why (third what else');
});

test('a page moves into a branch, through its other side, and out again', () => {
  const branch = {
    kind: 'branch' as const,
    id: 'low',
    when: 'grade <= 5',
    nodes: [newPage([open('sorry')], () => 'in')],
    otherwise: [],
  };
  const survey = surveyOf([opening, branch, { kind: 'page', id: 'last', nodes: [open('else')] }]);
  const otherwise = movePart(survey, 'page.last', 'up');
  expect(findPart(otherwise, 'page.last')?.place.list).toBe('low/otherwise');
  const inside = movePart(otherwise, 'page.last', 'up');
  expect(findPart(inside, 'page.last')?.place).toEqual({ level: 'nodes', list: 'low/nodes', index: 1 });
  expect(movePart(movePart(inside, 'page.last', 'down'), 'page.last', 'down')).toEqual(survey);
});

test('what is moved up and down again stands where it stood', () => {
  for (const key of ['item.what', 'page.second']) {
    expect(movePart(movePart(plain, key, 'up'), key, 'down')).toEqual(plain);
  }
});

test('a branch that is dropped into itself stays where it is', () => {
  const survey = surveyOf([opening, newBranch('grade <= 5', freeIdsOf(plain))]);
  expect(dropPart(survey, 'branch.branch', { level: 'nodes', list: 'branch/nodes', index: 0 })).toBe(survey);
});

test('a question is dropped on another page', () => {
  const dropped = dropPart(plain, 'item.why', { level: 'items', list: 'third', index: 1 });
  expect(order(dropped)).toBe('(first grade (second what (third else why');
});

test('a move that takes the rating of the mail from its place is seen', () => {
  expect(opensWithRating(plain)).toBe(true);
  expect(opensWithRating(movePart(plain, 'item.grade', 'down'))).toBe(true);
  expect(opensWithRating(movePart(movePart(plain, 'item.grade', 'down'), 'item.grade', 'down'))).toBe(false);
  expect(opensWithRating(movePart(plain, 'page.first', 'down'))).toBe(false);
});

test('a page begins at the question that gets one of its own', () => {
  expect(order(splitPage(plain, 'item.what', 'new'))).toBe('(first grade (second why (new what (third else');
  expect(splitPage(plain, 'item.why', 'new')).toBe(plain);
});

test('removing the last question of a page removes the page', () => {
  expect(order(removePart(plain, 'item.else'))).toBe('(first grade (second why what');
});

test('a reviewed text stays reviewed when it moves, and is a draft when it is written anew', () => {
  const reviewed = withStatus(plain, { name: 'what.text', tag: 'nl', status: 'reviewed' });
  const moved = keepStatuses(reviewed, movePart(reviewed, 'item.what', 'down'));
  expect(statusOf(moved, 'what.text', 'nl')).toBe('reviewed');
  expect(statusOf(moved, 'else.text', 'nl')).toBe('draft');
  const anew = changeItem(moved, 'item.what', (item) => ({ ...item, text: { nl: 'Anders' } }));
  expect(statusOf(keepStatuses(moved, anew), 'what.text', 'nl')).toBe('draft');
  expect(keepStatuses(moved, anew).statuses).toBeUndefined();
});

test('a name that is taken is not given again', () => {
  const freeId = freeIdsOf(plain);
  expect([freeId('why'), freeId('why'), freeId('new')]).toEqual(['why_2', 'why_3', 'new']);
});
