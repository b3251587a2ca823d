import { describe, expect, test } from 'vitest';
import { textIn } from '../survey-text.ts';
import { attributeIds, attributes } from './attributes.ts';
import { changeQuestion } from './change-texts.ts';
import { aboutAttribute, itemOf, items, questionFromItem } from './items.ts';

const fields = /\{[^}|]*/gu;
const jij = /(^|[^\p{L}])(jij|je|jou|jouw)($|[^\p{L}])/iu;
const formal = /(^|[^\p{L}])(u|uw)($|[^\p{L}])/iu;

describe.each(items)('item $id', ({ id, question }) => {
  test('is worded in three languages, and in the two ways of Dutch where they differ', () => {
    changeQuestion(question, (text) => {
      for (const tag of ['nl', 'nb', 'en']) expect(textIn(text, tag).trim()).not.toBe('');
      expect(textIn(text, 'nl')).not.toMatch(jij);
      expect(formal.test(textIn(text, 'nl'))).toBe(Object.hasOwn(text, 'nl-x-jij'));
      expect(textIn(text, 'nl-x-jij')).not.toMatch(formal);
      return text;
    });
  });

  test('takes the same fields in every language', () => {
    const taken = Object.values(question.text).map((text) => [...(text.match(fields) ?? [])].sort());
    for (const other of taken) expect(other).toEqual(taken[0]);
  });

  test('is known by its id, and by nothing that is not an item', () => {
    expect(itemOf(id)?.question).toBe(question);
    expect(itemOf('toString')).toBeUndefined();
  });

  test('has a trend line named by item, scale and wording', () => {
    if (question.kind === 'rating') expect(question.comparabilityKey).toBe(`${id}:${question.scale}:1`);
    expect(question.item).toBe(question.id);
  });
});

test('the bank holds seventy-three items, no two with one id, all drafts', () => {
  expect(items).toHaveLength(73);
  expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
  expect(new Set(items.map((item) => item.status))).toEqual(new Set(['draft']));
});

test('an item about the delivery says so in every language and has a trend line of its own', () => {
  const item = itemOf('exp_vs');
  if (item === undefined) throw new Error('exp_vs is in the bank');
  const asked = questionFromItem(item, { languages: ['nl', 'nl-x-jij', 'nb', 'en'], attribute: 'delivery' });
  expect(asked).toMatchObject({
    id: 'exp_vs_delivery',
    item: 'exp_vs_delivery',
    attribute: 'delivery',
    comparabilityKey: 'exp_vs_delivery:E5:1',
    text: {
      nl: 'Hoe was de levering vergeleken met wat u had verwacht?',
      'nl-x-jij': 'Hoe was de levering vergeleken met wat je had verwacht?',
      nb: 'Hvordan var leveringen sammenlignet med det du forventet?',
      en: 'How was the delivery compared with what you had expected?',
    },
  });
});

test('the price for what you get says jij where the question does', () => {
  const experienced = itemOf('experienced')?.question;
  if (experienced?.kind !== 'rating') throw new Error('experienced is a rating of the bank');
  const asked = aboutAttribute(experienced, 'price');
  expect(textIn(asked.text, 'nl')).toBe('Hoe beoordeelt u de prijs voor wat u krijgt?');
  expect(textIn(asked.text, 'nl-x-jij')).toBe('Hoe beoordeel je de prijs voor wat je krijgt?');
});

test('an item that is about no attribute stays as it is', () => {
  const nps = itemOf('nps')?.question;
  if (nps?.kind !== 'rating') throw new Error('nps is a rating of the bank');
  expect(aboutAttribute(nps, 'delivery')).toBe(nps);
});

test('every attribute of the list has its words, its nature and its time', () => {
  for (const id of attributeIds) {
    const { label, phrase } = attributes[id];
    for (const tag of ['nl', 'nb', 'en']) {
      expect(textIn(label, tag)).not.toBe('');
      expect(textIn(phrase, tag)).not.toBe('');
    }
  }
});
