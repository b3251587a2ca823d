import { Refusal } from '../../refusal.ts';
import type { LanguageTag } from '../language-tag.ts';
import type { SurveyText } from '../survey-text.ts';
import type { SourceReading } from './compose-survey.ts';
import { readCondition, type SourceCondition } from './source-condition.ts';
import { tagFrom } from './source-language.ts';
import { makeLeftList, type SourceNode, type SourcePage } from './source-survey.ts';
import { isObject, listOf, type SourceObject, textOf, valueIn } from './source-value.ts';
import { surveyjsTokens } from './surveyjs-condition.ts';
import { readSurveyjsAsks } from './surveyjs-question.ts';
import { leaveSettings, readSurveyjsText, type SurveyjsReading } from './surveyjs-text.ts';

/** Settings of a SurveyJS survey that say how it looks or moves there, and change no question. */
const quiet: readonly string[] = [
  ...['title', 'description', 'pages', 'elements', 'questions', 'locale', 'completedHtml', 'name', 'showProgressBar'],
  ...[
    'showQuestionNumbers',
    'widthMode',
    'width',
    'logoPosition',
    'progressBarType',
    'checkErrorsMode',
    'startSurveyText',
  ],
  ...[
    'pageNextText',
    'pagePrevText',
    'completeText',
    'showTitle',
    'questionTitleLocation',
    'requiredText',
    'fitToContainer',
  ],
  ...['showNavigationButtons', 'showPrevButton', 'goNextPageAutomatic', 'textUpdateMode', 'questionErrorLocation'],
  ...['headerView', 'questionsOnPageMode', 'autoFocusFirstQuestion', 'progressBarLocation', 'showCompletedPage'],
];

/** Reads the JSON of a SurveyJS survey (Creator's "JSON Editor"). Nothing in it is run: functions and triggers are listed. */
export function readSurveyjs(source: unknown): SourceReading {
  const hasQuestions = ['pages', 'elements', 'questions'].some((name) => Array.isArray(valueIn(source, name)));
  if (!isObject(source) || !hasQuestions) throw new Refusal('import_not_recognised');
  const left = makeLeftList();
  const languages = languagesIn(source);
  const [first = 'en'] = languages;
  const reading: SurveyjsReading = { languages, defaultLanguage: first, leave: left.leave };
  leaveSettings(reading, { source, place: '', name: '', quiet });
  const given = listOf(source, 'pages', '/pages');
  const pages =
    given.length > 0
      ? given.map((page, index) => readPage(reading, page, `/pages/${index}`))
      : [readPage(reading, source, '')];
  const title = readSurveyjsText(reading, valueIn(source, 'title'), { place: '/title', name: 'title' });
  const thanks = valueIn(source, 'completedHtml');
  const survey = {
    name: (title[first] ?? '').slice(0, 200) || textOf(source, 'name').slice(0, 200) || 'SurveyJS',
    languages,
    title,
    detail: readSurveyjsText(reading, valueIn(source, 'description'), { place: '/description', name: 'description' }),
    pages,
    ...(thanks === undefined
      ? {}
      : { thanks: readSurveyjsText(reading, thanks, { place: '/completedHtml', name: 'completedHtml' }) }),
  };
  return { survey, left };
}

function readPage(reading: SurveyjsReading, source: unknown, place: string): SourcePage {
  const name = textOf(source, 'name') || 'page';
  const when = readWhen(source, place);
  if (place !== '') leaveSettings(reading, { source, place, name, quiet: pageQuiet });
  const intro = ['title', 'description'].flatMap((part) => {
    if (place === '' || valueIn(source, part) === undefined) return [];
    const text = readSurveyjsText(reading, valueIn(source, part), { place: `${place}/${part}`, name });
    return [
      {
        place: `${place}/${part}`,
        name: `${name}_${part}`,
        text,
        required: false,
        asks: { kind: 'statement' as const },
      },
    ];
  });
  return {
    place,
    name,
    ...(when ? { when } : {}),
    nodes: [...intro, ...readElements(reading, source, { place, depth: 0 })],
  };
}

const pageQuiet: readonly string[] = ['name', 'elements', 'questions', 'visibleIf', 'title', 'description'];

type At = Readonly<{ place: string; depth: number; when?: SourceCondition }>;

const panelDepthMax = 8;

/** The elements of a page or panel. A panel's condition is one of each of its questions. */
function readElements(reading: SurveyjsReading, source: unknown, at: At): readonly SourceNode[] {
  const key = Array.isArray(valueIn(source, 'elements')) ? 'elements' : 'questions';
  return listOf(source, key, `${at.place}/${key}`).flatMap((element, index) => {
    const place = `${at.place}/${key}/${index}`;
    const when = both(at.when, readWhen(element, place));
    if (textOf(element, 'type') !== 'panel')
      return readElement(reading, element, { place, depth: at.depth, ...ifAny(when) });
    if (at.depth >= panelDepthMax) {
      reading.leave(place, textOf(element, 'name'), 'kind_unknown');
      return [];
    }
    const words = readTitle(reading, element, place).map((node) => ({ ...node, ...ifAny(when) }));
    return [...words, ...readElements(reading, element, { place, depth: at.depth + 1, ...ifAny(when) })];
  });
}

function readTitle(reading: SurveyjsReading, panel: unknown, place: string): readonly SourceNode[] {
  if (valueIn(panel, 'title') === undefined) return [];
  const name = textOf(panel, 'name') || 'panel';
  const text = readSurveyjsText(reading, valueIn(panel, 'title'), { place: `${place}/title`, name });
  return [{ place, name, text, required: false, asks: { kind: 'statement' } }];
}

function readElement(reading: SurveyjsReading, element: unknown, at: At): readonly SourceNode[] {
  const name = textOf(element, 'name');
  if (!isObject(element) || name === '') {
    reading.leave(at.place, name, 'kind_unknown');
    return [];
  }
  const asks = readSurveyjsAsks(reading, element, at.place);
  if (asks === undefined) return [];
  const required = valueIn(element, 'isRequired') === true;
  return [
    { place: at.place, name, text: textOfElement(reading, element, at.place), required, asks, ...ifAny(at.when) },
  ];
}

/** An element without a title shows its name there, so it does here. */
function textOfElement(reading: SurveyjsReading, element: SourceObject, place: string): SurveyText {
  const name = textOf(element, 'name');
  const title = valueIn(element, 'title') ?? valueIn(element, 'html');
  if (title === undefined) return Object.fromEntries(reading.languages.map((tag) => [tag, name]));
  return readSurveyjsText(reading, title, { place: `${place}/title`, name });
}

function readWhen(source: unknown, place: string): SourceCondition | undefined {
  const written = textOf(source, 'visibleIf').trim();
  if (written !== '') return readCondition(written, surveyjsTokens(written));
  return valueIn(source, 'visible') === false ? { kind: 'unknown', source: `${place}/visible` } : undefined;
}

function both(first: SourceCondition | undefined, second: SourceCondition | undefined): SourceCondition | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return { kind: 'and', parts: [first, second] };
}

function ifAny(when: SourceCondition | undefined): { when?: SourceCondition } {
  return when === undefined ? {} : { when };
}

const languagesMost = 20;
const textsMost = 20_000;

/** The languages that any text of the file is in: the default one first. */
function languagesIn(source: SourceObject): readonly LanguageTag[] {
  const found = new Set<LanguageTag>([tagFrom(textOf(source, 'locale')) ?? 'en']);
  const waiting: unknown[] = [source];
  for (let looked = 0; waiting.length > 0 && looked < textsMost; looked += 1) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isObject(value) && typeof valueIn(value, 'default') === 'string') {
      for (const tag of languageKeys(value)) found.add(tag);
    }
    waiting.push(...Object.values(value).slice(0, 1000));
  }
  return [...found].slice(0, languagesMost);
}

function languageKeys(texts: SourceObject): readonly LanguageTag[] {
  return Object.keys(texts)
    .slice(0, 50)
    .flatMap((key) => (key === 'default' ? [] : (tagFrom(key) ?? [])));
}
