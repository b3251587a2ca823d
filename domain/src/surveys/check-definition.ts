import type { Localised } from '../language.ts';
import { formFieldNames } from './form-answers.ts';
import { checkPublishable } from './publish-check.ts';
import type { Question } from './question/question.ts';
import { questionnaireIds } from './library/questionnaires.ts';
import {
  isPlainObject,
  type Reader,
  readBoolean,
  readList,
  readNumber,
  readObject,
  readOneOf,
  readText,
  readWholeNumber,
  refuse,
} from './read-value.ts';
import type { Norm, Page, SurveyDefinition } from './survey-definition.ts';

/** Limits of a survey. A title is what stands large on a page; the others keep a page under the mail clippers' size. */
const limits = { name: 200, title: 500, text: 2000, questions: 300, pages: 100, answerLength: 10_000 } as const;

/**
 * Reads a survey that may be published: of the right shape, and with nothing missing that a customer would see.
 * Throws a refusal with a JSON pointer to the first thing that is wrong.
 */
export function checkDefinition(value: unknown): SurveyDefinition {
  const definition = checkDraft(value);
  checkPublishable(definition);
  return definition;
}

/** Reads a survey that is still being written: the shape must be right, texts may still be empty. */
export function checkDraft(value: unknown): SurveyDefinition {
  const definition = readDefinition(value, '');
  checkIds(definition);
  return definition;
}

function localised(lengthMax: number): Reader<Localised> {
  const text = readText(lengthMax);
  return readObject<Localised>({ nl: text, nb: text, en: text });
}

const idShape = /^[a-z][a-z0-9_]{0,63}$/;

/**
 * `constructor` is the one name of Object.prototype that fits the shape of an id; the names of the form's own fields
 * would make an answer and a field one and the same.
 */
const reservedIds: readonly string[] = ['constructor', ...formFieldNames];

function readId(value: unknown, pointer: string): string {
  if (typeof value !== 'string' || !idShape.test(value)) return refuse('id_malformed', pointer);
  return reservedIds.includes(value) ? refuse('id_reserved', pointer) : value;
}

const questionHead = { id: readId, item: readId, text: localised(limits.title), required: readBoolean };

const questionReaders: { readonly [Kind in Question['kind']]: Reader<Question & { kind: Kind }> } = {
  rating: readObject<Question & { kind: 'rating' }>({
    kind: readOneOf(['rating']),
    ...questionHead,
    scale: readOneOf(['A5', 'B10', 'C11']),
    role: readOneOf(['nps', 'csat', 'grade', 'none']),
    comparabilityKey: readText(limits.name),
  }),
  open: readObject<Question & { kind: 'open' }>({
    kind: readOneOf(['open']),
    ...questionHead,
    lengthMax: readWholeNumber({ minimum: 1, maximum: limits.answerLength }),
  }),
  'yes-no': readObject<Question & { kind: 'yes-no' }>({ kind: readOneOf(['yes-no']), ...questionHead }),
};

const questionKinds = ['rating', 'open', 'yes-no'] as const;

function readQuestion(value: unknown, pointer: string): Question {
  if (!isPlainObject(value)) return refuse('not_object', pointer);
  const kind = questionKinds.find((known) => known === value['kind']);
  if (kind === undefined) return refuse('kind_unknown', `${pointer}/kind`);
  return questionReaders[kind](value, pointer);
}

const readPage = readObject<Page>({
  kind: readOneOf(['page']),
  id: readId,
  questions: readList({ least: 1, most: limits.questions }, readQuestion),
});

const readDefinition = readObject<SurveyDefinition>({
  kind: readOneOf(['survey']),
  questionnaire: readOneOf(questionnaireIds),
  name: readText(limits.name),
  organisation: readText(limits.name),
  moment: localised(limits.title),
  slip: readObject<SurveyDefinition['slip']>({ title: localised(limits.title), detail: localised(limits.title) }),
  reader: readObject<SurveyDefinition['reader']>({ name: readText(limits.name), sentence: localised(limits.title) }),
  pages: readList({ least: 1, most: limits.pages }, readPage),
  thanks: readObject<SurveyDefinition['thanks']>({ heading: localised(limits.title), text: localised(limits.text) }),
  norm: readObject<Norm>({
    role: readOneOf(['nps', 'csat', 'grade']),
    value: readNumber({ minimum: -100, maximum: 100 }),
  }),
});

/** Ids are the names of columns and of answers: no two alike, and the survey opens with the rating of the mail. */
function checkIds(definition: SurveyDefinition): void {
  const pageIds = new Set<string>();
  const questionIds = new Set<string>();
  for (const [pageIndex, page] of definition.pages.entries()) {
    if (pageIds.has(page.id)) refuse('id_twice', `/pages/${pageIndex}/id`);
    pageIds.add(page.id);
    for (const [index, question] of page.questions.entries()) {
      const pointer = `/pages/${pageIndex}/questions/${index}`;
      if (questionIds.has(question.id)) refuse('id_twice', `${pointer}/id`);
      questionIds.add(question.id);
    }
  }
  if (questionIds.size > limits.questions) refuse('too_many_questions', '/pages', { most: limits.questions });
  if (definition.pages[0]?.questions[0]?.kind !== 'rating') refuse('opening_not_rating', '/pages/0/questions/0/kind');
}
