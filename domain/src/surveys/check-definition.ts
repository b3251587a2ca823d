import { placedNodes } from './placed-nodes.ts';
import { checkPublishable } from './publish-check.ts';
import { readId } from './read-id.ts';
import { readSurveyNode } from './read-node.ts';
import { readLanguageTag, readSurveyText } from './read-survey-text.ts';
import {
  optional,
  type Reader,
  readBoolean,
  readList,
  readNumber,
  readObject,
  readOneOf,
  readRecord,
  readText,
  refuse,
} from './read-value.ts';
import { type ScaleLabels, scaleIds, scales, scoresOf } from './scale.ts';
import { slotCount } from './score-slots.ts';
import { type Norm, questionsOf, type SurveyDefinition, type ThanksVariant } from './survey-definition.ts';
import { surveyLimits } from './survey-limits.ts';
import { textStatuses } from './survey-text.ts';

/**
 * Reads a survey that may be published: of the right shape, and with nothing missing that a customer would see.
 * Throws a refusal with a JSON pointer to the first thing that is wrong.
 */
export function checkDefinition(value: unknown, attributes?: readonly string[]): SurveyDefinition {
  const definition = checkDraft(value);
  checkPublishable(definition, attributes);
  return definition;
}

/**
 * Reads a survey that is still being written: the shape must be right, texts may still be empty and conditions may still
 * point nowhere, as they do while somebody moves pages about.
 */
export function checkDraft(value: unknown): SurveyDefinition {
  const definition = readDefinition(value, '');
  checkIds(definition);
  checkSize(definition);
  const opening = definition.nodes[0];
  if (opening?.kind !== 'page') return refuse('opening_not_rating', '/nodes/0/kind');
  if (opening.nodes[0]?.kind !== 'rating') refuse('opening_not_rating', '/nodes/0/nodes/0/kind');
  return definition;
}

const readTitle = readSurveyText(surveyLimits.title);

const readName = readText(surveyLimits.name);

/** The ready survey that it came from is no more than a name: the library may change, a survey does not. */
function readQuestionnaire(value: unknown, pointer: string): string {
  return typeof value === 'string' && /^[a-z][a-z0-9-]{0,63}$/.test(value) ? value : refuse('unknown_value', pointer);
}

function readLanguages(value: unknown, pointer: string): SurveyDefinition['languages'] {
  const languages = readList({ least: 1, most: surveyLimits.languages }, readLanguageTag)(value, pointer);
  const twice = languages.findIndex((tag, index) => languages.indexOf(tag) !== index);
  return twice === -1 ? languages : refuse('language_twice', `${pointer}/${twice}`);
}

const readVariant = readObject<ThanksVariant>({
  id: readId,
  when: readText(surveyLimits.condition),
  heading: readTitle,
  text: readSurveyText(surveyLimits.text),
});

const readStatuses = readRecord(
  surveyLimits.languages,
  readLanguageTag,
  readRecord(surveyLimits.texts, readPlace, readOneOf(textStatuses)),
);

/** The pointer of a text within the survey, without its language. */
function readPlace(value: unknown, pointer: string): string {
  return typeof value === 'string' && /^(\/[a-z0-9_-]{1,64}){1,20}$/i.test(value) && !value.includes('__proto__')
    ? value
    : refuse('unknown_key', pointer);
}

function readScaleLabels(value: unknown, pointer: string): ScaleLabels {
  const ofScale = readRecord(scaleIds.length, readOneOf(scaleIds), (labels, place) => {
    const id = scaleIds.find((scale) => place.endsWith(`/${scale}`)) ?? refuse('unknown_key', place);
    const scores = scoresOf(scales[id]).map(String);
    return readRecord(scores.length, readOneOf(scores), readSurveyText(surveyLimits.name))(labels, place);
  });
  return ofScale(value, pointer);
}

const readDefinition: Reader<SurveyDefinition> = readObject<SurveyDefinition>({
  kind: readOneOf(['survey']),
  questionnaire: readQuestionnaire,
  name: readName,
  languages: readLanguages,
  organisation: readName,
  moment: readTitle,
  product: optional(readTitle),
  attributes: optional(readRecord(surveyLimits.attributes, readId, readSurveyText(surveyLimits.name))),
  scaleLabels: optional(readScaleLabels),
  slip: readObject<SurveyDefinition['slip']>({ title: readTitle, detail: readTitle }),
  reader: readObject<SurveyDefinition['reader']>({ name: readName, sentence: readTitle }),
  nodes: readList({ least: 1, most: surveyLimits.pages }, readSurveyNode),
  thanks: readObject<SurveyDefinition['thanks']>({
    heading: readTitle,
    text: readSurveyText(surveyLimits.text),
    variants: optional(readList({ least: 0, most: surveyLimits.variants }, readVariant)),
  }),
  norm: readObject<Norm>({
    role: readOneOf(['nps', 'csat', 'grade', 'ces', 'stars']),
    value: readNumber({ minimum: -100, maximum: 100 }),
  }),
  statuses: optional(readStatuses),
  singleUse: optional(readBoolean),
});

/**
 * Ids are the names of columns, of answers and of what chance gave: no two alike. Pages have names of their own, they
 * are only ever addressed as pages.
 */
function checkIds(definition: SurveyDefinition): void {
  const [pages, others, variants] = [new Map(), new Map(), new Map()];
  for (const { node, pointer } of placedNodes(definition)) {
    checkUnique(node.kind === 'page' ? pages : others, node.id, pointer);
    if (!('options' in node)) continue;
    const options = new Map();
    for (const [index, { id }] of node.options.entries()) checkUnique(options, id, `${pointer}/options/${index}`);
  }
  for (const [index, { id }] of (definition.thanks.variants ?? []).entries()) {
    checkUnique(variants, id, `/thanks/variants/${index}`);
  }
}

/** Refuses a name that was met before, with both places. */
function checkUnique(met: Map<string, string>, id: string, pointer: string): void {
  const first = met.get(id);
  if (first !== undefined) refuse('id_twice', `${pointer}/id`, { first });
  met.set(id, `${pointer}/id`);
}

function checkSize(definition: SurveyDefinition): void {
  const placed = placedNodes(definition);
  const questions = questionsOf(definition);
  const limit = (code: string, count: number, most: number): void => {
    if (count > most) refuse(code, '/nodes', { most });
  };
  limit('too_many_nodes', placed.length, surveyLimits.nodes);
  limit('too_many_pages', placed.filter(({ node }) => node.kind === 'page').length, surveyLimits.pages);
  limit('too_many_questions', questions.length, surveyLimits.questions);
  limit('too_many_ratings', questions.filter(({ kind }) => kind === 'rating').length, slotCount);
}
