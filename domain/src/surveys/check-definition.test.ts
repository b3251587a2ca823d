import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../language.ts';
import { Refusal } from '../refusal.ts';
import { checkDefinition, checkDraft } from './check-definition.ts';
import { draftFromQuestionnaire, questionnaireIds } from './library/questionnaires.ts';
import { publishFaults } from './publish-check.ts';
import { sampleSurvey } from './sample-survey.ts';
import { openingQuestionOf } from './survey-definition.ts';
import { pointersIn, valueAt, withValueAt } from './value-at.ts';

const details = { organisation: 'De Vries', readerName: 'Sanne van Dijk', name: 'Klanten' };

/** A survey as it comes over the wire, with one thing changed. */
function changed(pointer: string, value: unknown): unknown {
  return withValueAt(JSON.parse(JSON.stringify(sampleSurvey)), pointer, value);
}

function refusalOf(check: (value: unknown) => unknown, value: unknown): string {
  try {
    check(value);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return 'accepted';
}

describe.each(questionnaireIds)('the ready survey %s', (id) => {
  const survey = draftFromQuestionnaire(id, details);

  test('can be published as it is, and comes back unchanged from the wire', () => {
    expect(publishFaults(survey)).toEqual([]);
    expect(checkDefinition(JSON.parse(JSON.stringify(survey)))).toEqual(survey);
  });

  test('asks the mark first, and sets a norm for it if it has one', () => {
    const { role } = openingQuestionOf(survey);
    if (role !== 'none' && role !== 'expectation') expect(role).toBe(survey.norm.role);
  });

  test('says what it is about in every language, without an exclamation mark', () => {
    expect(JSON.stringify(survey)).not.toContain('!');
    for (const language of languages) expect(survey.slip.title[language]).not.toBe('');
  });
});

test('a survey with every kind of question can be published, and comes back unchanged from the wire', () => {
  expect(publishFaults(sampleSurvey)).toEqual([]);
  expect(checkDefinition(JSON.parse(JSON.stringify(sampleSurvey)))).toEqual(sampleSurvey);
});

const opening = '/nodes/0/nodes/0';
const branch = '/nodes/1';
const multiple = '/nodes/1/nodes/0/nodes/0';
const pair = '/nodes/2/nodes/0/nodes/0';
const battery = '/nodes/2/nodes/1/nodes/0';
const facts = '/nodes/3/nodes';

describe('a survey of the wrong shape is refused, with the place', () => {
  test.each<[string, string, unknown, string]>([
    ['an unknown key', '/colour', 'red', 'unknown_key at /colour'],
    ['a style sheet', '/customCss', '@import url(//evil.example)', 'unknown_key at /customCss'],
    ['an address to go to', '/endRedirect', '//evil.example', 'unknown_key at /endRedirect'],
    ['an invitation to review for some', '/reviewInvite', { onlyIf: 'nps >= 9' }, 'unknown_key at /reviewInvite'],
    ['a missing part', '/thanks', undefined, 'missing_key at /thanks'],
    ['another kind of thing', '/kind', 'form', 'unknown_value at /kind'],
    ['a questionnaire with a path in its name', '/questionnaire', '../own', 'unknown_value at /questionnaire'],
    ['no pages', '/nodes', [], 'list_too_short at /nodes'],
    ['a hundred thousand pages', '/nodes', Array(100_000).fill({}), 'list_too_long at /nodes'],
    ['a page that is a text', '/nodes/0', 'page', 'not_object at /nodes/0'],
    ['an unknown kind of page', '/nodes/0/kind', 'popup', 'kind_unknown at /nodes/0/kind'],
    ['a page twice', '/nodes/-', sampleSurvey.nodes[0], 'id_twice at /nodes/5/id'],
    ['a name over 200 characters', '/name', 'x'.repeat(201), 'text_too_long at /name'],
    ['a text with NUL', '/name', 'a\0', 'text_unreadable at /name'],
    ['a number for a text', '/name', 7, 'not_text at /name'],
    ['a norm that is no number', '/norm/value', '8', 'not_number at /norm/value'],
    ['a norm for what has none', '/norm/role', 'expectation', 'unknown_value at /norm/role'],
    ['no languages', '/languages', [], 'list_too_short at /languages'],
    ['a language twice', '/languages/1', 'nl', 'language_twice at /languages/1'],
    ['a language that is none', '/languages/1', 'dutch', 'language_malformed at /languages/1'],
    ['a language in capitals', '/languages/1', 'NB', 'language_malformed at /languages/1'],
    ['a text in markup for a language', '/slip/title/<b>', 'x', 'language_malformed at /slip/title/<b>'],
    ['a text that is a list', '/slip/title', ['x'], 'not_object at /slip/title'],
    [
      'a status that does not exist',
      '/statuses/nl',
      { '/slip/title': 'done' },
      'unknown_value at /statuses/nl/~1slip~1title',
    ],
    ['a status of nowhere', '/statuses/nl', { slip: 'draft' }, 'unknown_key at /statuses/nl/slip'],
    ['words for a scale that does not exist', '/scaleLabels', { Z9: {} }, 'unknown_value at /scaleLabels/Z9'],
    ['words for a score off the scale', '/scaleLabels', { A5: { 6: {} } }, 'unknown_value at /scaleLabels/A5/6'],
    ['single use that is perhaps', '/singleUse', 'perhaps', 'not_boolean at /singleUse'],
    ['a variant twice', '/thanks/variants/-', sampleSurvey.thanks.variants?.[0], 'id_twice at /thanks/variants/1/id'],
    ['a branch without a condition', `${branch}/when`, undefined, `missing_key at ${branch}/when`],
    ['a condition of 4,001 characters', `${branch}/when`, 'x'.repeat(4001), `text_too_long at ${branch}/when`],
    ['a random block that shows nothing', '/nodes/2/choose', 0, 'number_out_of_range at /nodes/2/choose'],
    ['an open question first', opening, valueAt(sampleSurvey, '/nodes/4/nodes/0'), `id_twice at /nodes/4/nodes/0/id`],
    ['a branch first', '/nodes/0', sampleSurvey.nodes[1], 'id_twice at /nodes/1/id'],
  ])('%s', (_, pointer, value, refusal) => {
    expect(refusalOf(checkDefinition, changed(pointer, value))).toBe(refusal);
  });

  test('with both places of a name that occurs twice', () => {
    const twice = changed(`${opening}/id`, 'parts');
    const values = { first: `${opening}/id` };
    expect(() => checkDraft(twice)).toThrow(expect.objectContaining({ detail: { pointer: `${battery}/id`, values } }));
  });

  test('that does not open with a rating', () => {
    const withoutFirst = changed('/nodes/0', undefined);
    expect(refusalOf(checkDraft, withoutFirst)).toBe('opening_not_rating at /nodes/0/kind');
    const statement = { kind: 'statement', id: 'hello', text: {} };
    expect(refusalOf(checkDraft, changed(opening, statement))).toBe(`opening_not_rating at ${opening}/kind`);
  });

  test.each<[string, string, unknown, string]>([
    ['an id with a capital', `${opening}/id`, 'Nps', `id_malformed at ${opening}/id`],
    ['an id of 65 characters', `${opening}/id`, 'x'.repeat(65), `id_malformed at ${opening}/id`],
    ['the id __proto__', `${opening}/id`, '__proto__', `id_malformed at ${opening}/id`],
    ['the id constructor', `${opening}/id`, 'constructor', `id_reserved at ${opening}/id`],
    ['the name of a form field', `${opening}/id`, 'skip', `id_reserved at ${opening}/id`],
    ['a word of the conditions', `${opening}/id`, 'contact', `id_reserved at ${opening}/id`],
    ['the name of another question', `${opening}/id`, 'why', 'id_twice at /nodes/4/nodes/0/id'],
    ['the name of a battery', `${opening}/id`, 'parts', `id_twice at ${battery}/id`],
    ['the name of words beside "other"', `${opening}/id`, 'shop_other_text', `id_reserved at ${opening}/id`],
    ['an unknown scale', `${opening}/scale`, 'Z9', `unknown_value at ${opening}/scale`],
    ['an unknown kind', `${opening}/kind`, 'slider', `kind_unknown at ${opening}/kind`],
    ['HTML for a kind', `${facts}/0/kind`, 'html', `kind_unknown at ${facts}/0/kind`],
    ['a picture', `${facts}/0/imageLink`, 'javascript:alert(1)', `unknown_key at ${facts}/0/imageLink`],
    ['a pattern', `${facts}/3/validators`, [{ regex: '(a+)+' }], `unknown_key at ${facts}/3/validators`],
    ['another off-scale answer', `${opening}/offers`, ['~refused'], `unknown_value at ${opening}/offers/0`],
    ['a required that is null', `${opening}/required`, null, `not_boolean at ${opening}/required`],
    ['an option twice', `${multiple}/options/1/id`, 'price', `id_twice at ${multiple}/options/1/id`],
    ['no options', `${multiple}/options`, [], `list_too_short at ${multiple}/options`],
    ['an option in capitals', `${multiple}/options/0/id`, 'A1', `id_malformed at ${multiple}/options/0/id`],
    ['a day in words', `${facts}/4/earliest`, '1 May', `day_malformed at ${facts}/4/earliest`],
    ['the 30th of February', `${facts}/4/latest`, '2026-02-30', `day_malformed at ${facts}/4/latest`],
    ['half a decimal', `${facts}/3/decimals`, 0.5, `not_whole_number at ${facts}/3/decimals`],
    ['a condition on one side of a pair', `${pair}/expected/when`, 'nps = 1', `unknown_key at ${pair}/expected/when`],
    ['an open row in a battery', `${battery}/questions/0/kind`, 'open', `unknown_value at ${battery}/questions/0/kind`],
  ])('a question with %s', (_, pointer, value, refusal) => {
    expect(refusalOf(checkDraft, changed(pointer, value))).toBe(refusal);
  });

  test('more ratings than a row of scores has places', () => {
    const row = valueAt(sampleSurvey, `${battery}/questions/0`);
    const rows = Array.from({ length: 30 }, (_, n) => withValueAt(row, '/id', `row_${n}`));
    expect(refusalOf(checkDraft, changed(`${battery}/questions`, rows))).toBe('too_many_ratings at /nodes');
  });

  test('branches in branches without end', () => {
    let deep: unknown = sampleSurvey.nodes[0];
    for (let depth = 0; depth < 5000; depth += 1) {
      deep = { kind: 'branch', id: `b${depth}`, when: 'nps = 1', nodes: [deep], otherwise: [] };
    }
    expect(refusalOf(checkDraft, changed('/nodes/1', deep))).toMatch(/^too_deep at/);
  });

  test('a key of the prototype in JSON is an unknown key like any other', () => {
    const json = JSON.stringify(sampleSurvey);
    expect(refusalOf(checkDefinition, JSON.parse(json.replace('{', '{"__proto__":{"x":1},')))).toBe(
      'unknown_key at /__proto__',
    );
    const inText = json.replace('"title":{', '"title":{"__proto__":"x",');
    expect(refusalOf(checkDefinition, JSON.parse(inText))).toBe('language_malformed at /slip/title/__proto__');
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });
});

describe('a draft', () => {
  test.each<[string, string, unknown]>([
    ['a text is still empty', '/slip/title/nb', ''],
    ['a text is missing in one language', '/slip/title', { nl: 'Titel' }],
    ['a language that was taken out has kept its words', '/languages', ['nl']],
    ['a condition is half written', `${branch}/when`, 'nps <= '],
    ['a condition names a page that was moved', `${branch}/when`, "solved = 'yes'"],
    ['a page has only a statement left', '/nodes/3/nodes', [valueAt(sampleSurvey, `${facts}/0`)]],
    ['a branch is empty', `${branch}/nodes`, []],
  ])('may be saved while %s', (_, pointer, value) => {
    expect(refusalOf(checkDraft, changed(pointer, value))).toBe('accepted');
  });
});

describe('whatever comes over the wire is accepted or refused, never a crash', () => {
  test('of any shape', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => refusalOf(checkDefinition, value) !== ''));
  });

  test('in one place of a right survey', () => {
    const places = pointersIn(sampleSurvey).filter((pointer) => !pointer.includes('statuses'));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        expect(refusalOf(checkDefinition, changed(place, value))).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });

  test('with two parts of it in each other’s place', () => {
    const places = pointersIn(sampleSurvey).filter((pointer) => !pointer.includes('statuses'));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...places), (one, other) => {
        expect(refusalOf(checkDefinition, changed(one, valueAt(sampleSurvey, other)))).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});
