import type { SurveyText } from '../survey-text.ts';
import { chooseScale } from './choose-scale.ts';
import type { SourceAsks, SourceOption, SourceRow, SourceScale } from './source-survey.ts';
import {
  listOf,
  numberOf,
  ownOf,
  type SourceObject,
  type SourceValue,
  sourceValueOf,
  textOf,
  valueIn,
} from './source-value.ts';
import { leaveSettings, readSurveyjsText, type SurveyjsReading } from './surveyjs-text.ts';
import { type UsualWord, usualWords } from './usual-words.ts';

const alwaysQuiet: readonly string[] = [
  ...[
    'type',
    'name',
    'title',
    'isRequired',
    'visibleIf',
    'visible',
    'startWithNewLine',
    'width',
    'minWidth',
    'maxWidth',
  ],
  ...[
    'titleLocation',
    'hideNumber',
    'requiredErrorText',
    'indent',
    'colCount',
    'placeholder',
    'placeHolder',
    'autocomplete',
  ],
  ...[
    'rows',
    'cols',
    'autoGrow',
    'displayMode',
    'valueName',
    'errorLocation',
    'renderAs',
    'useDisplayValuesInDynamicTexts',
  ],
];

/** What each kind is read with, and its settings that were read. A kind that is not here does not exist with us. */
const readers: Readonly<Record<string, Readonly<{ read: Read; settings: readonly string[] }>>> = {
  text: { read: readText, settings: ['inputType', 'maxLength', 'min', 'max', 'step'] },
  comment: { read: readComment, settings: ['maxLength'] },
  rating: {
    read: readRating,
    settings: [
      'rateMin',
      'rateMax',
      'rateCount',
      'rateType',
      'rateValues',
      'autoGenerate',
      'minRateDescription',
      'maxRateDescription',
      'rateStep',
      'rateDescriptionLocation',
    ],
  },
  boolean: { read: readBoolean, settings: ['labelTrue', 'labelFalse', 'valueTrue', 'valueFalse'] },
  radiogroup: { read: readSingle, settings: choiceSettings() },
  dropdown: { read: readSingle, settings: choiceSettings() },
  buttongroup: { read: readSingle, settings: choiceSettings() },
  checkbox: { read: readMultiple, settings: choiceSettings() },
  tagbox: { read: readMultiple, settings: choiceSettings() },
  ranking: { read: readRanking, settings: ['choices', 'choicesOrder'] },
  matrix: {
    read: readMatrix,
    settings: ['columns', 'rows', 'isAllRowRequired', 'eachRowRequired', 'alternateRows', 'showHeader'],
  },
  html: { read: () => ({ kind: 'statement' }), settings: ['html'] },
};

function choiceSettings(): readonly string[] {
  return [
    ...['choices', 'choicesOrder', 'showOtherItem', 'hasOther', 'otherText', 'showNoneItem', 'hasNone', 'noneText'],
    ...[
      'maxSelectedChoices',
      'showDontKnowItem',
      'dontKnowText',
      'otherPlaceholder',
      'storeOthersAsComment',
      'showSelectAllItem',
    ],
    ...['showClearButton', 'searchEnabled', 'allowClear', 'hasSelectAll', 'separateSpecialChoices'],
  ];
}

type Read = (reading: SurveyjsReading, element: SourceObject, place: string) => SourceAsks | undefined;

/** What an element asks, or nothing when there is no such kind here: that is listed by name. */
export function readSurveyjsAsks(
  reading: SurveyjsReading,
  element: SourceObject,
  place: string,
): SourceAsks | undefined {
  const [type, name] = [textOf(element, 'type'), textOf(element, 'name')];
  const reader = ownOf(readers, type);
  const asks = reader?.read(reading, element, place);
  if (reader === undefined || asks === undefined) {
    const isMedia = ['image', 'imagepicker', 'imagemap', 'video', 'file', 'signaturepad'].includes(type);
    reading.leave(
      place,
      `${name} (${type})`,
      isMedia ? 'media_removed' : type === 'expression' ? 'script_not_taken' : 'kind_unknown',
    );
    return undefined;
  }
  leaveSettings(reading, { source: element, place, name, quiet: [...alwaysQuiet, ...reader.settings] });
  return asks;
}

function readText(_reading: SurveyjsReading, element: SourceObject): SourceAsks | undefined {
  const inputType = textOf(element, 'inputType') || 'text';
  const bound = (name: string) =>
    typeof valueIn(element, name) === 'string' ? dayIn(textOf(element, name)) : undefined;
  switch (inputType) {
    case 'number':
    case 'range': {
      const [minimum, maximum, step = 1] = [
        numberOf(element, 'min'),
        numberOf(element, 'max'),
        numberOf(element, 'step'),
      ];
      const decimals = Math.min(4, (String(step).split('.')[1] ?? '').length);
      return { kind: 'number', decimals, ...ifDefined({ minimum, maximum }) };
    }
    case 'date':
      return { kind: 'date', ...ifDefined({ earliest: bound('min'), latest: bound('max') }) };
    case 'email':
      return { kind: 'contact-detail', detail: 'email' };
    case 'tel':
      return { kind: 'contact-detail', detail: 'phone' };
    case 'text':
    case 'url':
      return { kind: 'open', short: true, ...lengthIn(element) };
    default:
      return undefined;
  }
}

function readComment(_reading: SurveyjsReading, element: SourceObject): SourceAsks {
  return { kind: 'open', short: false, ...lengthIn(element) };
}

function lengthIn(element: SourceObject): { lengthMax?: number } {
  const length = numberOf(element, 'maxLength');
  return length !== undefined && length >= 1 ? { lengthMax: Math.min(10_000, Math.floor(length)) } : {};
}

function readRating(reading: SurveyjsReading, element: SourceObject, place: string): SourceAsks {
  const values = listOf(element, 'rateValues', `${place}/rateValues`);
  const look = ownOf(looks, textOf(element, 'rateType')) ?? 'numbers';
  if (values.length > 1) return readRateValues(reading, element, { values, place, look });
  const minimum = numberOf(element, 'rateMin') ?? 1;
  const count = numberOf(element, 'rateCount');
  const maximum = numberOf(element, 'rateMax') ?? (count === undefined ? 5 : minimum + count - 1);
  const ends = ['minRateDescription', 'maxRateDescription'].map((name) =>
    readSurveyjsText(reading, valueIn(element, name) ?? '', { place: `${place}/${name}`, name }),
  );
  const hasEnds = ends.some((words) => Object.values(words).some((text) => text !== ''));
  const role = isRecommendation(element) && minimum === 0 && maximum === 10 ? { role: 'nps' as const } : {};
  return { kind: 'rating', scale: { minimum, maximum, look, ...role, ...(hasEnds ? { labels: ends } : {}) } };
}

const looks: Readonly<Record<string, SourceScale['look']>> = { stars: 'stars', smileys: 'faces' };

/** SurveyJS has no kind for it: the name or the words say that likelihood to recommend is asked. */
function isRecommendation(element: SourceObject): boolean {
  return /nps|recommend|aanbevel|aanraden|anbefal/i.test(
    JSON.stringify([valueIn(element, 'name'), valueIn(element, 'title')]),
  );
}

type Points = Readonly<{ values: readonly unknown[]; place: string; look: SourceScale['look'] }>;

/** Points with values and words of their own: a scale when the values are numbers in a row, a list otherwise. */
function readRateValues(reading: SurveyjsReading, _element: SourceObject, { values, place, look }: Points): SourceAsks {
  const options = readOptions(reading, values, `${place}/rateValues`);
  const numbers = options.map(({ value }) => Number(value));
  const [first = 0] = numbers;
  const isRow = numbers.every((number, index) => number === first + index);
  if (!isRow) return { kind: 'single', options, shuffled: false };
  const labels = options.map(({ text }) => text);
  return { kind: 'rating', scale: { minimum: first, maximum: first + numbers.length - 1, look, labels } };
}

function readBoolean(_reading: SurveyjsReading, element: SourceObject): SourceAsks {
  const value = (name: string, usual: boolean) => sourceValueOf(valueIn(element, name)) ?? usual;
  return { kind: 'yes-no', yes: value('valueTrue', true), no: value('valueFalse', false) };
}

function readSingle(reading: SurveyjsReading, element: SourceObject, place: string): SourceAsks | undefined {
  const options = readChoices(reading, element, place);
  return options.length === 0 ? undefined : { kind: 'single', options, shuffled: isShuffled(element) };
}

function readMultiple(reading: SurveyjsReading, element: SourceObject, place: string): SourceAsks | undefined {
  const options = readChoices(reading, element, place);
  const choicesMax = numberOf(element, 'maxSelectedChoices');
  if (options.length === 0) return undefined;
  return { kind: 'multiple', options, shuffled: isShuffled(element), ...ifDefined({ choicesMax }) };
}

function readRanking(reading: SurveyjsReading, element: SourceObject, place: string): SourceAsks | undefined {
  const options = readOptions(reading, listOf(element, 'choices', `${place}/choices`), `${place}/choices`);
  return options.length < 2 ? undefined : { kind: 'ranking', options };
}

function isShuffled(element: SourceObject): boolean {
  return textOf(element, 'choicesOrder') === 'random';
}

/** The choices, and what SurveyJS adds to them by a setting. */
function readChoices(reading: SurveyjsReading, element: SourceObject, place: string): readonly SourceOption[] {
  const options = readOptions(reading, listOf(element, 'choices', `${place}/choices`), `${place}/choices`);
  const isOn = (...names: readonly string[]) => names.some((name) => valueIn(element, name) === true);
  const words = (name: string, usual: UsualWord) => {
    const given = valueIn(element, name);
    if (given === undefined) return usualWords(usual, reading.languages);
    return readSurveyjsText(reading, given, { place: `${place}/${name}`, name });
  };
  return [
    ...options,
    ...(isOn('showNoneItem', 'hasNone') ? [{ value: 'none', text: words('noneText', 'none'), exclusive: true }] : []),
    ...(isOn('showOtherItem', 'hasOther')
      ? [{ value: 'other', text: words('otherText', 'other'), takesText: true }]
      : []),
    ...(isOn('showDontKnowItem')
      ? [{ value: 'dontknow', text: words('dontKnowText', 'dontKnow'), isOffScale: 'dont_know' as const }]
      : []),
  ];
}

function readOptions(reading: SurveyjsReading, items: readonly unknown[], place: string): readonly SourceOption[] {
  return items.flatMap((item, index) => {
    const value = sourceValueOf(item) ?? sourceValueOf(valueIn(item, 'value'));
    if (value === undefined) return [];
    const at = { place: `${place}/${index}`, name: String(value) };
    if (valueIn(item, 'visibleIf') !== undefined) reading.leave(at.place, at.name, 'condition_not_translated');
    return [{ value, text: readSurveyjsText(reading, valueIn(item, 'text') ?? String(value), at) }];
  });
}

/** A matrix of one choice in each row: a battery when its columns are points, single questions otherwise. */
function readMatrix(reading: SurveyjsReading, element: SourceObject, place: string): SourceAsks | undefined {
  const columns = readOptions(reading, listOf(element, 'columns', `${place}/columns`), `${place}/columns`);
  const rows: readonly SourceRow[] = readOptions(
    reading,
    listOf(element, 'rows', `${place}/rows`),
    `${place}/rows`,
  ).map(({ value, text }) => ({ name: String(value), text }));
  if (columns.length < 2 || rows.length === 0) return undefined;
  const values: readonly SourceValue[] = columns.map(({ value }) => value);
  const labels: readonly SurveyText[] = columns.map(({ text }) => text);
  const [first] = values;
  const isRow = typeof first === 'number' && values.every((value, index) => value === first + index);
  const hasWords = labels.some((label, index) => Object.values(label).some((text) => text !== String(values[index])));
  const minimum = isRow ? first : 1;
  const points = { minimum, maximum: minimum + values.length - 1, look: 'numbers' as const };
  const scale = hasWords ? { ...points, labels } : points;
  if (!isRow && chooseScale(scale)?.hasSameWords !== true) return { kind: 'single-rows', rows, options: columns };
  return { kind: 'matrix', rows, values, scale };
}

function dayIn(text: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
}

function ifDefined<Values extends Readonly<Record<string, unknown>>>(
  values: Values,
): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Values]?: Exclude<Values[Key], undefined> };
}
