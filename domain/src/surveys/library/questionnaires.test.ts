import { describe, expect, test } from 'vitest';
import { languages } from '../../language.ts';
import { checkDefinition } from '../check-definition.ts';
import { mostItems } from '../lint/most-items.ts';
import { openingQuestionOf, pagesOf, questionsOf } from '../survey-definition.ts';
import { textIn } from '../survey-text.ts';
import { changeTexts } from './change-texts.ts';
import { itemOf, items } from './items.ts';
import { libraryLanguages } from './library-text.ts';
import { draftFromQuestionnaire, isQuestionnaireId, questionnaireIds, questionnaires } from './questionnaires.ts';

const details = {
  organisation: 'De Vries',
  readerName: 'Sanne van Dijk',
  name: 'Klanten',
  languages: libraryLanguages,
};

describe.each(questionnaires)('the ready survey $code $id', (entry) => {
  const survey = draftFromQuestionnaire(entry.id, details);
  const questions = questionsOf(survey);

  test('can be published as it is, in Dutch with u and with jij, in bokmål and in English', () => {
    expect(checkDefinition(JSON.parse(JSON.stringify(survey)))).toEqual(survey);
  });

  test('opens with one mark that has a norm', () => {
    expect(pagesOf(survey)[0]?.nodes).toHaveLength(1);
    expect(openingQuestionOf(survey).role).toBe(survey.norm.role);
  });

  test('asks every item that its report needs, and says which others may be added', () => {
    const asked = questions.flatMap((question) => [question.item, withoutAttribute(question)]);
    for (const item of entry.must) expect(asked).toContain(item);
    for (const item of [...entry.must, ...entry.optional]) expect(itemOf(item), item).toBeDefined();
    for (const question of questions) {
      expect([...entry.must, ...entry.optional]).toContain(withoutAttribute(question));
    }
  });

  test('stays below its own ceiling and takes no longer than its length says', () => {
    expect(mostItems(survey)).toBeLessThanOrEqual(entry.itemsMost);
    expect(entry.secondsExpected).toBeGreaterThan(10);
    expect(entry.secondsExpected).toBeLessThan(240);
  });

  test('says what it is for in the three languages of the product', () => {
    for (const text of [entry.name, entry.purpose, entry.when, entry.method, entry.report, entry.words]) {
      for (const language of languages) expect(text[language].trim()).not.toBe('');
    }
  });

  test('says jij everywhere when it says jij', () => {
    changeTexts(survey, (text) => {
      expect(textIn(text, 'nl-x-jij')).not.toMatch(/(^|[^\p{L}])(u|uw)($|[^\p{L}])/iu);
      expect(textIn(text, 'nl')).not.toMatch(/(^|[^\p{L}])(jij|je|jou|jouw)($|[^\p{L}])/iu);
      return text;
    });
  });

  test('gives no two things one name', () => {
    const ids = pagesOf(survey).flatMap((page) => [page.id, ...page.nodes.map((node) => node.id)]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  });
});

test('there are twenty ready surveys, the shortest three first', () => {
  expect(questionnaireIds).toHaveLength(20);
  expect(questionnaireIds.slice(0, 3)).toEqual(['contact-moment', 'grade', 'recommendation']);
  expect(isQuestionnaireId('grade')).toBe(true);
  expect(isQuestionnaireId('toString')).toBe(false);
});

test('a survey has the texts of the languages that it is asked in, and no other', () => {
  const survey = draftFromQuestionnaire('grade', { ...details, languages: ['nb', 'de'] });
  expect(survey.languages).toEqual(['nb', 'de']);
  expect(openingQuestionOf(survey).text).toEqual({ nb: 'Hvilken karakter fra 1 til 10 gir du {org}?', de: '' });
});

test('every rating of the bank belongs to a ready survey or stands ready to be added to one', () => {
  const named = new Set(questionnaires.flatMap((entry) => [...entry.must, ...entry.optional]));
  const alone = items.filter((item) => !named.has(item.id)).map((item) => item.id);
  expect(alone).toEqual([]);
});

/** The bank's item behind a row about one attribute. */
function withoutAttribute(question: (typeof items)[number]['question']): string {
  if (question.kind !== 'rating' || question.attribute === undefined) return question.item;
  return question.item.slice(0, -question.attribute.length - 1);
}
