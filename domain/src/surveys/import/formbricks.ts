import { Refusal } from '../../refusal.ts';
import type { LanguageTag } from '../language-tag.ts';
import type { SurveyText } from '../survey-text.ts';
import type { SourceReading } from './compose-survey.ts';
import { type FormbricksStep, skipConditions } from './formbricks-logic.ts';
import { type FormbricksReading, readFormbricksAsks, readFormbricksText } from './formbricks-question.ts';
import { tagFrom } from './source-language.ts';
import { type LeftReason, makeLeftList, type SourceNode, type SourcePage } from './source-survey.ts';
import { isObject, isTrue, listOf, type SourceObject, textOf, valueIn } from './source-value.ts';

/** Reads a survey of Formbricks: its export file, or what its API gives. */
export function readFormbricks(source: unknown): SourceReading {
  const survey = [source, valueIn(source, 'data'), valueIn(source, 'survey')].find(isSurvey);
  if (survey === undefined) throw new Refusal('import_not_recognised');
  const left = makeLeftList();
  const languages = languagesOf(survey);
  const [first = 'en'] = languages;
  const reading: FormbricksReading = { languages, defaultLanguage: first, leave: left.leave };
  leaveSettings(reading, survey);
  const steps = stepsOf(survey);
  const conditions = skipConditions(reading, steps);
  const pages = steps.map((step, index): SourcePage => {
    const when = conditions[index];
    const nodes = step.elements.flatMap((element, at) => readElement(reading, element, `${step.place}/elements/${at}`));
    return { place: step.place, name: step.id, nodes, ...(when ? { when } : {}) };
  });
  const name = textOf(survey, 'name').slice(0, 200) || 'Formbricks';
  const thanks = readThanks(reading, survey);
  const title = Object.fromEntries(languages.map((tag) => [tag, name]));
  const read = { name, languages, title, pages: withWelcome(reading, survey, pages), ...(thanks ? { thanks } : {}) };
  return { survey: read, left };
}

function isSurvey(value: unknown): value is SourceObject {
  return isObject(value) && (Array.isArray(valueIn(value, 'questions')) || Array.isArray(valueIn(value, 'blocks')));
}

function stepsOf(survey: SourceObject): readonly FormbricksStep[] {
  const blocks = listOf(survey, 'blocks', '/blocks');
  if (blocks.length > 0) {
    return blocks.map((block, index) => {
      const place = `/blocks/${index}`;
      const elements = listOf(block, 'elements', `${place}/elements`).filter(isObject);
      return { ...stepOf(block, place), elements };
    });
  }
  return listOf(survey, 'questions', '/questions').map((question, index) => ({
    ...stepOf(question, `/questions/${index}`),
    elements: isObject(question) ? [question] : [],
  }));
}

function stepOf(source: unknown, place: string): Omit<FormbricksStep, 'elements'> {
  const logic = listOf(source, 'logic', `${place}/logic`);
  return { id: textOf(source, 'id') || place, place, logic, fallback: textOf(source, 'logicFallback') };
}

/** The default language first; others only when they are switched on. */
function languagesOf(survey: SourceObject): readonly LanguageTag[] {
  const given = listOf(survey, 'languages', '/languages').filter((entry) => valueIn(entry, 'enabled') !== false);
  const codes = given.map((entry) => ({
    code: tagFrom(textOf(valueIn(entry, 'language'), 'code') || textOf(entry, 'code')),
    isDefault: isTrue(entry, 'default'),
  }));
  const inOrder = [...codes.filter(({ isDefault }) => isDefault), ...codes.filter(({ isDefault }) => !isDefault)];
  const tags = [...new Set(inOrder.flatMap(({ code }) => code ?? []))].slice(0, 20);
  return tags.length === 0 ? ['en'] : tags;
}

const settings: readonly (readonly [string, LeftReason])[] = [
  ['styling', 'style_not_taken'],
  ['variables', 'script_not_taken'],
  ['hiddenFields', 'setting_not_taken'],
  ['triggers', 'setting_not_taken'],
  ['segment', 'setting_not_taken'],
  ['followUps', 'setting_not_taken'],
  ['redirectUrl', 'address_not_taken'],
  ['customHeadScripts', 'script_not_taken'],
  ['recaptcha', 'setting_not_taken'],
  ['pin', 'setting_not_taken'],
  ['quotas', 'setting_not_taken'],
];

function leaveSettings({ leave }: FormbricksReading, survey: SourceObject): void {
  for (const [name, reason] of settings) if (holdsSomething(valueIn(survey, name))) leave(`/${name}`, name, reason);
}

function holdsSomething(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isObject(value)) return valueIn(value, 'enabled') !== false && Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== '' && value !== false;
}

function readElement(reading: FormbricksReading, element: SourceObject, place: string): readonly SourceNode[] {
  const name = textOf(element, 'id');
  const asks = readFormbricksAsks(reading, element, place);
  if (asks === undefined || name === '') return [];
  const headline = readFormbricksText(reading, valueIn(element, 'headline'), { place: `${place}/headline`, name });
  const below = readFormbricksText(reading, valueIn(element, 'subheader'), { place: `${place}/subheader`, name });
  const label = asks.kind === 'consent' ? valueIn(element, 'label') : undefined;
  const agreed = readFormbricksText(reading, label, { place: `${place}/label`, name });
  return [{ place, name, text: joined([headline, below, agreed]), required: isTrue(element, 'required'), asks }];
}

/** The line under a headline belongs to the question: two sentences of one text here. */
function joined(texts: readonly SurveyText[]): SurveyText {
  const tags = [...new Set(texts.flatMap((text) => Object.keys(text)))];
  return Object.fromEntries(
    tags.map((tag) => [
      tag,
      texts
        .map((text) => text[tag] ?? '')
        .filter(Boolean)
        .join('\n'),
    ]),
  );
}

function withWelcome(
  reading: FormbricksReading,
  survey: SourceObject,
  pages: readonly SourcePage[],
): readonly SourcePage[] {
  const card = valueIn(survey, 'welcomeCard');
  const [first, ...rest] = pages;
  if (first === undefined || !isTrue(card, 'enabled')) return pages;
  const texts = ['headline', 'html', 'subheader'].map((part) =>
    readFormbricksText(reading, valueIn(card, part), { place: `/welcomeCard/${part}`, name: 'welcomeCard' }),
  );
  const node = { place: '/welcomeCard', name: 'welcome', text: joined(texts), required: false } as const;
  return [{ ...first, nodes: [{ ...node, asks: { kind: 'statement' } }, ...first.nodes] }, ...rest];
}

/** The first screen of thanks. Others, and being sent to another site, do not come along. */
function readThanks(reading: FormbricksReading, survey: SourceObject): SurveyText | undefined {
  const endings = listOf(survey, 'endings', '/endings');
  const screens = endings.filter((ending) => textOf(ending, 'type') !== 'redirectToUrl');
  for (const [index, ending] of endings.entries()) {
    const place = `/endings/${index}`;
    const name = textOf(ending, 'id') || 'ending';
    if (textOf(ending, 'type') === 'redirectToUrl') reading.leave(place, name, 'address_not_taken');
    else if (textOf(ending, 'buttonLink') !== '') reading.leave(`${place}/buttonLink`, name, 'address_not_taken');
    if (screens.indexOf(ending) > 0) reading.leave(place, name, 'setting_not_taken');
  }
  const screen = screens[0] ?? valueIn(survey, 'thankYouCard');
  if (screen === undefined) return undefined;
  const texts = ['headline', 'subheader'].map((part) =>
    readFormbricksText(reading, valueIn(screen, part), { place: `/endings/${part}`, name: 'ending' }),
  );
  const text = joined(texts);
  return Object.values(text).some((words) => words !== '') ? text : undefined;
}
