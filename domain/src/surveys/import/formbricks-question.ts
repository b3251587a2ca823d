import type { LanguageTag } from '../language-tag.ts';
import type { MetricRole } from '../question/rating.ts';
import type { SurveyText } from '../survey-text.ts';
import { chooseScale } from './choose-scale.ts';
import { tagFrom } from './source-language.ts';
import type { LeaveOut, SourceAsks, SourceOption, SourceScale } from './source-survey.ts';
import { composeText } from './source-text.ts';
import { isObject, isTrue, listOf, numberOf, ownOf, type SourceObject, textOf, valueIn } from './source-value.ts';

export type FormbricksReading = Readonly<{
  languages: readonly LanguageTag[];
  defaultLanguage: LanguageTag;
  leave: LeaveOut;
}>;

type Read = (reading: FormbricksReading, element: SourceObject, place: string) => SourceAsks | undefined;

/** Formbricks' kinds. Pictures, bookings, files and addresses do not exist with us. */
const readers: Readonly<Record<string, Read>> = {
  openText: readOpenText,
  nps: (reading, element, place) => ({
    kind: 'rating',
    scale: { minimum: 0, maximum: 10, look: 'numbers', role: 'nps', ...endsOf(reading, element, place) },
  }),
  rating: readRating,
  ces: readRating,
  csat: readRating,
  multipleChoiceSingle: (reading, element, place) => readChoices(reading, element, { place, kind: 'single' }),
  multipleChoiceMulti: (reading, element, place) => readChoices(reading, element, { place, kind: 'multiple' }),
  ranking: (reading, element, place) => {
    const options = readOptions(reading, listOf(element, 'choices', `${place}/choices`), place);
    return options.length < 2 ? undefined : { kind: 'ranking', options };
  },
  matrix: readMatrix,
  consent: () => ({ kind: 'consent', agreed: 'accepted', declined: 'dismissed' }),
  date: () => ({ kind: 'date' }),
  cta: () => ({ kind: 'statement' }),
};

/** What an element asks, or nothing when there is no such kind here: that is listed by name. */
export function readFormbricksAsks(
  reading: FormbricksReading,
  element: SourceObject,
  place: string,
): SourceAsks | undefined {
  const [type, id] = [textOf(element, 'type'), textOf(element, 'id')];
  const read = ownOf(readers, type);
  const asks = read?.(reading, element, place);
  if (asks === undefined) {
    const isMedia = ['pictureSelection', 'fileUpload'].includes(type);
    reading.leave(place, `${id} (${type})`, isMedia ? 'media_removed' : 'kind_unknown');
    return undefined;
  }
  if (textOf(element, 'imageUrl') !== '') reading.leave(`${place}/imageUrl`, id, 'media_removed');
  if (textOf(element, 'videoUrl') !== '') reading.leave(`${place}/videoUrl`, id, 'media_removed');
  if (textOf(element, 'buttonUrl') !== '') reading.leave(`${place}/buttonUrl`, id, 'address_not_taken');
  if (isObject(valueIn(element, 'validation'))) reading.leave(`${place}/validation`, id, 'check_not_taken');
  if (isTrue(element, 'isColorCodingEnabled')) reading.leave(`${place}/isColorCodingEnabled`, id, 'style_not_taken');
  return asks;
}

function readOpenText(_reading: FormbricksReading, element: SourceObject): SourceAsks {
  switch (textOf(element, 'inputType')) {
    case 'email':
      return { kind: 'contact-detail', detail: 'email' };
    case 'phone':
      return { kind: 'contact-detail', detail: 'phone' };
    case 'number':
      return { kind: 'number', decimals: 4 };
    default: {
      const limit = valueIn(element, 'charLimit');
      const most = isTrue(limit, 'enabled') ? numberOf(limit, 'max') : undefined;
      const length = most !== undefined && most >= 1 ? { lengthMax: Math.min(10_000, Math.floor(most)) } : {};
      return { kind: 'open', short: valueIn(element, 'longAnswer') === false, ...length };
    }
  }
}

function readRating(reading: FormbricksReading, element: SourceObject, place: string): SourceAsks {
  const maximum = Math.floor(Math.min(100, Math.max(2, numberOf(element, 'range') ?? 5)));
  const look = ownOf(looks, textOf(element, 'scale')) ?? 'numbers';
  const role = ownOf(roles, textOf(element, 'type'));
  const scale = { minimum: 1, maximum, look, ...endsOf(reading, element, place) };
  return { kind: 'rating', scale: role === undefined ? scale : { ...scale, role } };
}

const looks: Readonly<Record<string, SourceScale['look']>> = { smiley: 'faces', star: 'stars' };

const roles: Readonly<Record<string, MetricRole>> = { ces: 'ces', csat: 'csat' };

function endsOf(reading: FormbricksReading, element: SourceObject, place: string): { labels?: readonly SurveyText[] } {
  const ends = ['lowerLabel', 'upperLabel'].map((name) =>
    readFormbricksText(reading, valueIn(element, name), { place: `${place}/${name}`, name }),
  );
  return ends.some((text) => Object.values(text).some((words) => words !== '')) ? { labels: ends } : {};
}

type Choosing = Readonly<{ place: string; kind: 'single' | 'multiple' }>;

function readChoices(
  reading: FormbricksReading,
  element: SourceObject,
  { place, kind }: Choosing,
): SourceAsks | undefined {
  const options = readOptions(reading, listOf(element, 'choices', `${place}/choices`), place);
  const shuffled = ['all', 'exceptLast'].includes(textOf(element, 'shuffleOption'));
  return options.length === 0 ? undefined : { kind, options, shuffled };
}

/** Formbricks stores the words of a choice in the default language, not its id. */
function readOptions(reading: FormbricksReading, items: readonly unknown[], place: string): readonly SourceOption[] {
  return items.flatMap((item, index) => {
    const id = textOf(item, 'id');
    const value = labelIn(reading, item);
    if (value === '') return [];
    const at = { place: `${place}/choices/${index}`, name: value };
    if (textOf(item, 'imageUrl') !== '') reading.leave(at.place, value, 'media_removed');
    const text = readFormbricksText(reading, isObject(item) ? valueIn(item, 'label') : item, at);
    const special = { ...(id === 'other' ? { takesText: true } : {}), ...(id === 'none' ? { exclusive: true } : {}) };
    return [{ value, text, ...special }];
  });
}

/** The words that Formbricks stores: those of the default language. */
export function labelIn({ defaultLanguage }: Pick<FormbricksReading, 'defaultLanguage'>, item: unknown): string {
  if (typeof item === 'string') return item;
  const label = valueIn(item, 'label') ?? item;
  if (typeof label === 'string') return label;
  return textOf(label, 'default') || textOf(label, defaultLanguage);
}

function readMatrix(reading: FormbricksReading, element: SourceObject, place: string): SourceAsks | undefined {
  const columns = readOptions(reading, listOf(element, 'columns', `${place}/columns`), `${place}/columns`);
  const rows = readOptions(reading, listOf(element, 'rows', `${place}/rows`), `${place}/rows`).map(
    ({ value, text }) => ({
      name: String(value),
      text,
    }),
  );
  if (columns.length < 2 || rows.length === 0) return undefined;
  const isNumbers = columns.every(({ value }, index) => value === String(index + 1));
  const points = { minimum: 1, maximum: columns.length, look: 'numbers' as const };
  const scale = isNumbers ? points : { ...points, labels: columns.map(({ text }) => text) };
  if (!isNumbers && chooseScale(scale)?.hasSameWords !== true) return { kind: 'single-rows', rows, options: columns };
  return { kind: 'matrix', rows, scale, values: columns.map(({ value }) => value) };
}

/** A text of Formbricks, `{ default: 'words', nl: 'woorden' }`; an earlier answer is written `#recall:id/fallback:…#`. */
export function readFormbricksText(
  { defaultLanguage, leave }: FormbricksReading,
  value: unknown,
  at: Readonly<{ place: string; name: string }>,
): SurveyText {
  const texts = isObject(value) ? Object.entries(value) : [['default', value] as const];
  const worded = texts.flatMap(([tag, text]) =>
    typeof text === 'string' ? [[tag === 'default' ? defaultLanguage : (tagFrom(tag) ?? tag), text] as const] : [],
  );
  return composeText(worded, { ...at, leave, field: /#recall:([\w-]{1,64})\/fallback:[^#]{0,200}#/g });
}
