import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../refusal.ts';
import { checkDefinition } from '../check-definition.ts';
import { questionsOf } from '../survey-definition.ts';
import type { ImportedSurvey } from './compose-survey.ts';
import { type ImportFormat, importSurvey } from './import-survey.ts';

const details = { organisation: 'Rijklaar', readerName: 'Sanne' };

function importText(format: ImportFormat, text: string): ImportedSurvey {
  return importSurvey(format === 'limesurvey' ? { format, text } : { format, value: JSON.parse(text) }, details);
}

function importFile(name: string): ImportedSurvey {
  const text = readFileSync(new URL(`./test-definitions/${name}`, import.meta.url), 'utf8');
  const format = (['surveyjs', 'limesurvey', 'formbricks'] as const).find((known) => name.startsWith(known));
  return importText(format ?? 'surveyjs', text);
}

function surveyjs(...elements: readonly object[]): ImportedSurvey {
  return importText('surveyjs', JSON.stringify({ title: 'Proef', pages: [{ name: 'p', elements }] }));
}

const left = ({ leftOut }: ImportedSurvey) => leftOut.map(({ name, reason }) => `${name}: ${reason}`);
const questionOf = ({ draft }: ImportedSurvey, id: string) => questionsOf(draft).find((question) => question.id === id);

describe('a survey from another product', () => {
  test.each([
    'surveyjs-recommendation.json',
    'surveyjs-product.json',
    'surveyjs-visit.json',
    'limesurvey-recommendation.lss',
    'limesurvey-arrays.lss',
    'limesurvey-older.lss',
    'formbricks-recommendation.json',
    'formbricks-product.json',
    'formbricks-effort.json',
  ])('%s can be published as it came', (name) => {
    expect(() => checkDefinition(importFile(name).draft)).not.toThrow();
  });

  test('has a condition on its own page cut off to a later one', () => {
    const { draft } = importFile('surveyjs-recommendation.json');
    expect(draft.nodes.map((node) => node.kind === 'page' && node.nodes.map(({ id, when }) => [id, when]))).toEqual([
      [['nps_score', undefined]],
      [
        ['promoter_features', 'nps_score >= 9'],
        ['disappointed_experience', 'answered(nps_score) and nps_score <= 6'],
      ],
      [['call_back', undefined]],
      [['phone_number', "call_back = 'yes'"]],
    ]);
  });

  test('in Dutch that says jij has our own sentences too', () => {
    const text = { title: { nl: 'Proef', 'nl-informal': 'Proefje' }, elements: [{ type: 'rating', name: 'q' }] };
    const { draft } = importText('surveyjs', JSON.stringify({ ...text, locale: 'nl-informal' }));
    expect(draft.languages).toContain('nl-x-jij');
    expect(draft.reader.sentence['nl-x-jij']).toBe('leest elk antwoord zelf.');
    expect(draft.slip.detail['nl-x-jij']).toBe('Een paar korte vragen');
  });

  test('says by name, place and reason what it could not take along', () => {
    expect(importFile('surveyjs-recommendation.json').leftOut).toEqual(
      expect.arrayContaining([
        { place: '/triggers', name: 'triggers', reason: 'script_not_taken' },
        { place: '/pages/1/elements/1/validators', name: 'phone-number: validators', reason: 'check_not_taken' },
      ]),
    );
    expect(left(importFile('limesurvey-arrays.lss'))).toEqual(
      expect.arrayContaining(['FILE (|): media_removed', 'DUAL (1): kind_unknown']),
    );
    expect(left(importFile('formbricks-effort.json'))).toEqual(
      expect.arrayContaining(['minutes: condition_backward', 'home (address): kind_unknown']),
    );
  });

  test('keeps a scale that says the same, and lists one whose words are others', () => {
    const product = importFile('surveyjs-product.json');
    expect(questionOf(product, 'quality_brakes')).toMatchObject({ kind: 'rating', scale: 'A5' });
    expect(left(product)).not.toContain('Quality: scale_words');
    expect(questionOf(importFile('limesurvey-arrays.lss'), 'agree_sq1')).toMatchObject({ scale: 'D5' });
    expect(left(importFile('formbricks-recommendation.json'))).toContain('npsq: scale_words');
  });

  test('is asked in the order that its jumps gave it', () => {
    const { draft } = importFile('formbricks-recommendation.json');
    expect(draft.nodes.map((node) => (node.kind === 'branch' ? node.when : node.id))).toEqual([
      'npsq',
      'not (npsq >= 9) and not (not (npsq >= 9) and npsq >= 7)',
      'not (not (npsq >= 9) and npsq >= 7)',
      'agree',
    ]);
  });

  test('opens with a rating, moved to the front or added, and says so', () => {
    const moved = surveyjs({ type: 'comment', name: 'a' }, { type: 'rating', name: 'b', rateMax: 10 });
    expect(questionsOf(moved.draft).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(left(moved)).toContain('b: opening_moved');
    const added = surveyjs({ type: 'comment', name: 'a' });
    expect(questionsOf(added.draft).map(({ id }) => id)).toEqual(['sat_overall', 'a']);
    expect(left(added)).toContain('sat_overall: opening_added');
  });
});

describe('a hostile file', () => {
  test('keeps words of markup and nothing else of it', () => {
    const made = surveyjs(
      { type: 'rating', name: 'r' },
      { type: 'html', name: 'h', html: '<xmp><script>alert(1)</script></xmp><p onclick="x()">Hello &lt;you&gt;</p>' },
    );
    expect(JSON.stringify(made.draft)).toContain('Hello <you>');
    expect(JSON.stringify(made.draft)).not.toMatch(/script|onclick|xmp/);
    expect(left(made)).toContain('h: markup_removed');
  });

  test('has its pictures, addresses, patterns and scripts left out by name', () => {
    const made = surveyjs(
      { type: 'rating', name: 'r' },
      { type: 'image', name: 'i', imageLink: 'javascript:alert(1)' },
      { type: 'text', name: 't', validators: [{ type: 'regex', regex: '(a+)+$' }] },
      { type: 'text', name: 'u', setValueExpression: 'iif(1=1, 2, 3)' },
      { type: 'comment', name: 'c', visibleIf: 'iif({r} > 1, process.exit(1), 0)' },
    );
    expect(JSON.stringify(made.draft)).not.toMatch(/javascript|\(a\+\)|process/);
    expect(left(made)).toEqual(
      expect.arrayContaining([
        'i (image): media_removed',
        't: validators: check_not_taken',
        'u: setValueExpression: script_not_taken',
        'c: condition_not_translated',
      ]),
    );
  });

  test('cannot name a question so that it becomes something else', () => {
    const names = ['__proto__', 'constructor', 'toString', 'nonce', 'a_other_text', 'a', 'A', 'contact', 'é€', ''];
    const made = surveyjs({ type: 'rating', name: 'r' }, ...names.map((name) => ({ type: 'comment', name })));
    expect(() => checkDefinition({ ...made.draft, norm: { role: 'csat', value: 0.8 } })).not.toThrow();
    expect(questionsOf(made.draft)).toHaveLength(10);
    expect(left(made)).toContain(': kind_unknown');
    expect(({} as Readonly<Record<string, unknown>>)['isAdmin']).toBeUndefined();
  });

  test('whose conditions wait for each other asks everybody, and says so', () => {
    const made = surveyjs(
      { type: 'rating', name: 'r' },
      { type: 'text', name: 'a', visibleIf: '{b} = 1' },
      { type: 'text', name: 'b', visibleIf: '{a} = 1' },
    );
    expect(left(made)).toContain('a: condition_backward');
    expect(questionOf(made, 'a')?.when).toBeUndefined();
  });

  test.each<[string, ImportFormat, () => string]>([
    ['100,000 pages', 'surveyjs', () => JSON.stringify({ pages: Array.from({ length: 100_000 }, () => ({})) })],
    [
      '100,000 questions',
      'formbricks',
      () => JSON.stringify({ questions: Array.from({ length: 100_000 }, () => ({})) }),
    ],
    ['nothing that is a survey', 'surveyjs', () => '[]'],
    ['no question', 'formbricks', () => '{"questions":[]}'],
    ['an entity that grows', 'limesurvey', () => '<!DOCTYPE a [<!ENTITY b "&c;&c;">]><document><a>&b;</a></document>'],
    ['a million levels', 'limesurvey', () => '<a>'.repeat(1_000_000)],
    ['broken XML', 'limesurvey', () => '<document><questions><rows><row></document>'],
    [
      'rows without end',
      'limesurvey',
      () => `<document><questions><rows>${'<row><qid>1</qid></row>'.repeat(30_000)}</rows></questions></document>`,
    ],
  ])('with %s is refused at once', (_, format, write) => {
    const text = write();
    const begun = performance.now();
    expect(() => importText(format, text)).toThrow(Refusal);
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  test('with too long a text or nothing to choose from still makes a draft', () => {
    const long = 'a'.repeat(3000);
    const made = surveyjs(
      { type: 'rating', name: 'r' },
      { type: 'rating', name: 'backwards', rateMin: 9, rateMax: 2 },
      { type: 'radiogroup', name: 'long', choices: [{ value: 1, text: long }] },
      { type: 'radiogroup', name: 'nothing', choices: [], showDontKnowItem: true },
      { type: 'dropdown', name: 'countries', choices: Array.from({ length: 249 }, (_, place) => `Land ${place}`) },
      { type: 'matrix', name: 'm', columns: [1, 2, 3, 4, 5], rows: [{ value: 'a', text: long }] },
    );
    expect(() => checkDefinition(made.draft)).not.toThrow();
    expect(left(made)).toEqual(
      expect.arrayContaining(['long: text_cut', 'm: text_cut', 'countries: too_many_options', 'nothing: kind_unknown']),
    );
  });

  test('with texts that are made to be slow is read at once', () => {
    const slow = [
      '<'.repeat(20_000),
      '<a '.repeat(7_000),
      '&'.repeat(20_000),
      '{'.repeat(20_000),
      '<script>'.repeat(3_000),
    ];
    const begun = performance.now();
    for (const title of slow) surveyjs({ type: 'rating', name: 'r', title });
    for (const visibleIf of ['('.repeat(4_000), '{a} = 1 and '.repeat(300), "'".repeat(4_000), '!'.repeat(4_000)]) {
      expect(left(surveyjs({ type: 'rating', name: 'r' }, { type: 'text', name: 'q', visibleIf }))).toContain(
        'q: condition_not_translated',
      );
    }
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
