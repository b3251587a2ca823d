import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillHeading } from './fill-heading.ts';
import { fillText, textOfQuestion, valuesOfQuestion } from './fill-text.ts';
import type { RatingQuestion } from './question/rating.ts';
import { sampleSurvey } from './sample-survey.ts';
import type { SurveyDefinition } from './survey-definition.ts';

const survey: SurveyDefinition = {
  ...sampleSurvey,
  moment: { nl: 'uw bezoek', nb: 'besøket ditt' },
  product: { nl: 'de ketel' },
  attributes: { delivery: { nl: 'de levering', nb: 'leveringen' } },
};

function fill(text: string, values: Parameters<typeof fillText>[3] = {}, tag = 'nl'): string {
  return fillText(survey, text, tag, values);
}

describe('a text with fields', () => {
  test.each<[string, Parameters<typeof fillText>[3], string]>([
    ['{org} over {moment} en {product}', {}, 'De Vries over uw bezoek en de ketel'],
    ['Hielp {person|de monteur}?', {}, 'Hielp de monteur?'],
    ['Hielp {person|de monteur}?', { person: 'Fatima' }, 'Hielp Fatima?'],
    ['Hielp {person|de monteur}?', { person: '  ' }, 'Hielp de monteur?'],
    ['In {contact.region|uw regio}', { contact: { region: 'Noord' } }, 'In Noord'],
    ['In {contact.region|uw regio}', { contact: {} }, 'In uw regio'],
    ['Sinds {contact.since|toen}', { contact: { since: 2019 } }, 'Sinds 2019'],
    ['{contact.constructor|niets}', { contact: {} }, 'niets'],
    ['Een {answer.nps|cijfer}', { answers: { nps: 9 } }, 'Een 9'],
    ['Een {answer.nps|cijfer}', { answers: { nps: '~dont_know' } }, 'Een cijfer'],
    ['Een {answer.nps|cijfer}', { answers: { nps: null } }, 'Een cijfer'],
    ['Een {answer.grade|cijfer}', { answers: { grade: 7.5 } }, 'Een 7,5'],
    ['{answer.shop|iets}', { answers: { shop: 'speed' } }, 'speed in het Nederlands'],
    ['{answer.shop|iets}', { answers: { shop: 'gone' } }, 'iets'],
    ['{answer.shop|iets}', { answers: { shop: 'other', shop_other_text: 'de hond' } }, 'de hond'],
    [
      '{answer.reasons|iets}',
      { answers: { reasons: ['price', 'other'], reasons_other_text: 'de hond' } },
      'price in het Nederlands en de hond',
    ],
    ['{answer.visited|toen}', { answers: { visited: '2026-05-17' } }, '17\u00a0mei 2026'],
    ['{answer.gone|iets}', { answers: { gone: 'x' } }, 'iets'],
    ['{moment|dat}', {}, 'uw bezoek'],
    ['geen {veld} en {org', {}, 'geen {veld} en {org'],
  ])('%s with %j reads %s', (text, values, filled) => {
    expect(fill(text, values)).toBe(filled);
  });

  test('names a day in English as the British write them', () => {
    expect(fill('{answer.visited|then}', { answers: { visited: '2026-05-17' } }, 'en')).toBe('17\u00a0May 2026');
  });

  test('speaks one language only: what is missing in it is empty, not another language', () => {
    expect(fill('om {moment}', {}, 'nb')).toBe('om besøket ditt');
    expect(fill('[{product|produktet}]', {}, 'nb')).toBe('[produktet]');
    expect(fill('[{product}]', {}, 'nb')).toBe('[]');
  });

  test('about an attribute or an alternative says which', () => {
    const question: RatingQuestion = {
      kind: 'rating',
      id: 'versus',
      item: 'versus',
      scale: 'V5',
      role: 'none',
      text: { nl: 'Hoe is {attribute} vergeleken met {alt}?' },
      required: false,
      comparabilityKey: '',
      attribute: 'delivery',
      alternative: { nl: 'de buren' },
    };
    expect(textOfQuestion(survey, question, 'nl')).toBe('Hoe is de levering vergeleken met de buren?');
    expect(fill('veel beter dan {alt}', valuesOfQuestion(survey, question, 'nl'))).toBe('veel beter dan de buren');
    expect(textOfQuestion(survey, { ...question, attribute: 'constructor' }, 'nl')).toBe(
      'Hoe is  vergeleken met de buren?',
    );
  });
});

describe('what comes out of a field', () => {
  test('is never read again', () => {
    expect(fill('{person|x}', { person: '{org}' })).toBe('{org}');
    expect(fill('{answer.why|x}', { answers: { why: '{{ env "DATABASE_URL" }} {person|y} $& $1' } })).toBe(
      '{{ env "DATABASE_URL" }} {person|y} $& $1',
    );
  });

  test('is text, to be escaped where it is shown', () => {
    expect(fill('{person|x}', { person: '<img src=x onerror=alert(1)>' })).toBe('<img src=x onerror=alert(1)>');
  });

  test('is one line, reads the way the sentence reads, and is no longer than a line', () => {
    expect(fill('{person|x}', { person: 'a\r\nBcc: b\u202ec\u2028d' })).toBe('a Bcc: b c d');
    expect([...fill('{person|x}', { person: '👍'.repeat(500) })]).toHaveLength(201);
  });

  test('whatever the values are: no field is left, and the text around it stays', () => {
    const values = fc.record({
      person: fc.string(),
      contact: fc.dictionary(fc.constantFrom('a', '__proto__'), fc.string()),
    });
    fc.assert(
      fc.property(values, (given) => {
        const filled = fill('<{person|iemand}> <{contact.a|iets}>', given);
        expect(filled.startsWith('<')).toBe(true);
        expect(filled.endsWith('>')).toBe(true);
        expect(filled).not.toMatch(/[\r\n]/);
      }),
    );
  });
});

describe('templates of another kind stay text, and are no fields', () => {
  test.each([
    '{{ env "DATABASE_URL" }}',
    '{{#with (lookup this "__proto__")}}{{this}}{{/with}}',
    '{{ "x" | repeat: 100000000 }}',
    '<mj-include path="/etc/passwd" />',
    '{{ customer.email | raw }}',
    '{constructor}',
    '{__proto__}',
    '{contact.__proto__.x|y}',
    '#{process.env}',
  ])('%s', (text) => {
    expect(fill(text, { contact: {}, answers: {} })).toBe(text);
  });
});

test('a heading keeps the short words of the company name together', () => {
  expect(fillHeading(survey, 'Bij {org}', 'nl')).toBe('Bij De\u00a0Vries');
});
