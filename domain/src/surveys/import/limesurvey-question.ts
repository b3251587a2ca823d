import type { SurveyText } from '../survey-text.ts';
import { chooseScale } from './choose-scale.ts';
import { column, inOrder, type LimesurveyReading, oncePer, textFrom, textsOf } from './limesurvey-text.ts';
import type { LssRow } from './lss-tables.ts';
import { tagFrom } from './source-language.ts';
import type { LeftReason, SourceAsks, SourceOption, SourceRow, SourceScale } from './source-survey.ts';
import { ownOf } from './source-value.ts';
import { type UsualWord, usualWords } from './usual-words.ts';

type Read = (reading: LimesurveyReading, question: Asked) => SourceAsks | undefined;
type Asked = Readonly<{ row: LssRow; qid: string; place: string; settings: ReadonlyMap<string, string> }>;

/** LimeSurvey's question types by their letter. Those that are not here do not exist with us. */
const readers: Readonly<Record<string, Read>> = {
  '5': () => ({ kind: 'rating', scale: numbered(1, 5) }),
  A: (reading, asked) => readNumbered(reading, asked, numbered(1, 5)),
  B: (reading, asked) => readNumbered(reading, asked, numbered(1, 10)),
  C: (reading, asked) => rowsOf(reading, asked, codes(reading, { Y: 'yes', U: 'uncertain', N: 'no' })),
  E: (reading, asked) => rowsOf(reading, asked, codes(reading, { I: 'increase', S: 'same', D: 'decrease' })),
  F: readArray,
  H: readArray,
  L: readList,
  '!': readList,
  O: readList,
  M: readMultiple,
  P: readMultiple,
  R: readRanking,
  N: readNumber,
  D: readDate,
  S: (_, { settings }) => ({ kind: 'open', short: true, ...lengthIn(settings) }),
  T: (_, { settings }) => ({ kind: 'open', short: false, ...lengthIn(settings) }),
  U: (_, { settings }) => ({ kind: 'open', short: false, ...lengthIn(settings) }),
  Y: () => ({ kind: 'yes-no', yes: 'Y', no: 'N' }),
  G: (reading) => ({
    kind: 'single',
    shuffled: false,
    options: codes(reading, { F: 'female', M: 'male' }),
  }),
  X: () => ({ kind: 'statement' }),
};

const leftTypes: Readonly<Record<string, LeftReason>> = { '*': 'script_not_taken', '|': 'media_removed' };

/** Settings of a question that change what may be answered, and do not exist here. */
const leftSettings: readonly (readonly [string, LeftReason])[] = [
  ['em_validation_q', 'check_not_taken'],
  ['em_validation_sq', 'check_not_taken'],
  ['array_filter', 'condition_not_translated'],
  ['array_filter_exclude', 'condition_not_translated'],
  ['equation', 'script_not_taken'],
  ['cssclass', 'style_not_taken'],
  ['min_answers', 'check_not_taken'],
  ['input_mask', 'check_not_taken'],
];

/** What a question asks, or nothing when there is no such type here: that is listed by name. */
export function readLimesurveyAsks(reading: LimesurveyReading, row: LssRow): SourceAsks | undefined {
  const [type, code, qid] = [column(row, 'type'), column(row, 'title'), column(row, 'qid')];
  const place = `question ${code}`;
  const settings = settingsOf(reading, qid);
  const read = ownOf(readers, type);
  const asks = read?.(reading, { row, qid, place, settings });
  if (asks === undefined) {
    reading.leave(place, `${code} (${type})`, ownOf(leftTypes, type) ?? 'kind_unknown');
    return undefined;
  }
  if (type === 'P' || type === 'O') reading.leave(place, `${code}: comment`, 'column_not_taken');
  for (const [name, reason] of leftSettings) if (settings.get(name)) reading.leave(place, `${code}: ${name}`, reason);
  return asks;
}

function settingsOf({ tables }: LimesurveyReading, qid: string): ReadonlyMap<string, string> {
  const rows = tables.where('question_attributes', 'qid', qid);
  return new Map(rows.map((row) => [column(row, 'attribute'), column(row, 'value')]));
}

function numbered(minimum: number, maximum: number): SourceScale {
  return { minimum, maximum, look: 'numbers' };
}

/** Rows of numbers: LimeSurvey stores the number itself. */
function readNumbered(reading: LimesurveyReading, asked: Asked, scale: SourceScale): SourceAsks | undefined {
  const rows = rowsIn(reading, asked);
  const values = Array.from({ length: scale.maximum - scale.minimum + 1 }, (_, place) => scale.minimum + place);
  return rows.length === 0 ? undefined : { kind: 'matrix', scale, rows, values };
}

function rowsOf(reading: LimesurveyReading, asked: Asked, options: readonly SourceOption[]): SourceAsks | undefined {
  const rows = rowsIn(reading, asked);
  return rows.length === 0 ? undefined : { kind: 'single-rows', rows, options };
}

/** An array: a battery when its columns are the words of a scale of ours or plain numbers, single questions otherwise. */
function readArray(reading: LimesurveyReading, asked: Asked): SourceAsks | undefined {
  const columns = answersOf(reading, asked);
  const rows = rowsIn(reading, asked);
  if (columns.length < 2 || rows.length === 0) return undefined;
  const labels = columns.map(({ text }) => text);
  const scale = { ...numbered(1, columns.length), labels };
  const isNumbers = labels.every((label, place) => Object.values(label).every((text) => text === String(place + 1)));
  if (!isNumbers && chooseScale(scale)?.hasSameWords !== true) return { kind: 'single-rows', rows, options: columns };
  return {
    kind: 'matrix',
    rows,
    values: columns.map(({ value }) => value),
    scale: isNumbers ? numbered(1, labels.length) : scale,
  };
}

/** A list of numbers 0 to 10 is how LimeSurvey asks for likelihood to recommend; other lists stay lists. */
function readList(reading: LimesurveyReading, asked: Asked): SourceAsks | undefined {
  const options = answersOf(reading, asked);
  const isPoint = ({ text }: SourceOption, place: number) =>
    Object.values(text).every((words) => words.startsWith(String(place)));
  const isRow = options.every(({ value }, place) => Number(value) === place) && options.every(isPoint);
  if (options.length === 11 && isRow) {
    return { kind: 'rating', scale: { ...numbered(0, 10), role: 'nps', labels: endsOf(options) } };
  }
  const all = [...options, ...otherOf(reading, asked)];
  return all.length === 0 ? undefined : { kind: 'single', options: all, shuffled: isShuffled(asked) };
}

function endsOf(options: readonly SourceOption[]): readonly SurveyText[] {
  return [options[0]?.text ?? {}, options.at(-1)?.text ?? {}];
}

function readMultiple(reading: LimesurveyReading, asked: Asked): SourceAsks | undefined {
  const exclusive = (asked.settings.get('exclude_all_others') ?? '').split(';');
  const options = rowsIn(reading, asked).map(({ name, text }) => ({
    value: name,
    text,
    ...(exclusive.includes(name) ? { exclusive: true } : {}),
  }));
  const all = [...options, ...otherOf(reading, asked)];
  const choicesMax = Number(asked.settings.get('max_answers') || Number.NaN);
  if (all.length === 0) return undefined;
  return { kind: 'multiple', options: all, shuffled: isShuffled(asked), ...(choicesMax >= 1 ? { choicesMax } : {}) };
}

function readRanking(reading: LimesurveyReading, asked: Asked): SourceAsks | undefined {
  const answers = answersOf(reading, asked);
  const options =
    answers.length > 0 ? answers : rowsIn(reading, asked).map(({ name, text }) => ({ value: name, text }));
  return options.length < 2 ? undefined : { kind: 'ranking', options };
}

function readNumber(_reading: LimesurveyReading, { settings }: Asked): SourceAsks {
  const bound = (name: string) => {
    const written = settings.get(name) ?? '';
    return written === '' || !Number.isFinite(Number(written)) ? undefined : Number(written);
  };
  const [minimum, maximum] = [bound('min_num_value_n'), bound('max_num_value_n')];
  return {
    kind: 'number',
    decimals: settings.get('num_value_int_only') === '1' ? 0 : 4,
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

function readDate(_reading: LimesurveyReading, { settings }: Asked): SourceAsks {
  const day = (name: string) => /^\d{4}-\d{2}-\d{2}/.exec(settings.get(name) ?? '')?.[0];
  const [earliest, latest] = [day('date_min'), day('date_max')];
  return { kind: 'date', ...(earliest ? { earliest } : {}), ...(latest ? { latest } : {}) };
}

function lengthIn(settings: ReadonlyMap<string, string>): { lengthMax?: number } {
  const length = Number(settings.get('maximum_chars') || Number.NaN);
  return length >= 1 ? { lengthMax: Math.min(10_000, Math.floor(length)) } : {};
}

function isShuffled({ settings }: Asked): boolean {
  return settings.get('random_order') === '1' || settings.get('answer_order') === 'random';
}

/** "Other", in the words that the survey's owner gave it in each language, or in the usual ones. */
function otherOf({ tables, languages }: LimesurveyReading, { row, qid }: Asked): readonly SourceOption[] {
  if (column(row, 'other') !== 'Y') return [];
  const given = tables
    .where('question_attributes', 'qid', qid)
    .filter((each) => column(each, 'attribute') === otherWords);
  const text = Object.fromEntries(
    languages.map((tag) => {
      const own =
        given.find((each) => tagFrom(column(each, 'language')) === tag) ??
        given.find((each) => column(each, 'language') === '');
      return [tag, column(own, 'value') || (usualWords('other', [tag])[tag] ?? '')];
    }),
  );
  return [{ value: '-oth-', text, takesText: true }];
}

const otherWords = 'other_replace_text';

function codes({ languages }: LimesurveyReading, words: Readonly<Record<string, UsualWord>>): readonly SourceOption[] {
  return Object.entries(words).map(([value, word]) => ({ value, text: usualWords(word, languages) }));
}

/** The rows of a question, which LimeSurvey calls subquestions. */
function rowsIn(reading: LimesurveyReading, { qid, place }: Asked): readonly SourceRow[] {
  const { tables } = reading;
  const rows = [...tables.where('subquestions', 'parent_qid', qid), ...tables.where('questions', 'parent_qid', qid)];
  const own = oncePer(rows, 'qid');
  return inOrder(own, 'question_order').map((row) => ({
    name: column(row, 'title'),
    text: textsOf(reading, { id: ['qid', column(row, 'qid')], table: 'question', column: 'question', place }),
  }));
}

/** The answers that may be chosen, by code. Before version 4 a row per language, without an id of its own. */
function answersOf(reading: LimesurveyReading, { qid, place }: Asked): readonly SourceOption[] {
  const { tables } = reading;
  const own = tables.where('answers', 'qid', qid).filter((row) => column(row, 'scale_id') !== '1');
  return inOrder(oncePer(own, 'code'), 'sortorder').map((row) => {
    const code = column(row, 'code');
    const aid = column(row, 'aid');
    const text =
      tables.rows('answer_l10ns').length > 0
        ? textsOf(reading, { id: ['aid', aid], table: 'answer', column: 'answer', place })
        : textFrom(
            reading,
            own.filter((each) => column(each, 'code') === code),
            { column: 'answer', place },
          );
    return { value: code, text };
  });
}
