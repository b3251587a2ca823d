import { Refusal } from '../../refusal.ts';
import type { LanguageTag } from '../language-tag.ts';
import type { SurveyText } from '../survey-text.ts';
import type { SourceReading } from './compose-survey.ts';
import { limesurveyTokens } from './limesurvey-condition.ts';
import { readLimesurveyAsks } from './limesurvey-question.ts';
import { column, inOrder, type LimesurveyReading, oncePer, textFrom, textsOf } from './limesurvey-text.ts';
import { type LssRow, type LssTables, readLssTables } from './lss-tables.ts';
import { readCondition, type SourceCondition } from './source-condition.ts';
import { tagFrom } from './source-language.ts';
import { makeLeftList, type SourceNode, type SourcePage } from './source-survey.ts';

/** Reads an .lss file: LimeSurvey 3 (a row for each language) and 4 to 6 (texts in tables of their own). */
export function readLimesurvey(source: string): SourceReading {
  const tables = readLssTables(source);
  const questions = tables.rows('questions');
  if (questions.length === 0 || tables.rows('groups').length === 0) throw new Refusal('import_not_recognised');
  const left = makeLeftList();
  const languages = languagesOf(tables);
  const [first = 'en'] = languages;
  const reading: LimesurveyReading = { tables, languages, leave: left.leave };
  const settings = tables.rows('surveys_languagesettings');
  const title = textFrom(reading, settings, { column: 'surveyls_title', place: 'surveys_languagesettings' });
  const welcome = textFrom(reading, settings, { column: 'surveyls_welcometext', place: 'surveys_languagesettings' });
  const thanks = textFrom(reading, settings, { column: 'surveyls_endtext', place: 'surveys_languagesettings' });
  leaveSettings(reading);
  const pages = groupsOf(tables).map((group) => readGroup(reading, group));
  const hasThanks = Object.values(thanks).some((text) => text !== '');
  const survey = {
    name: (title[first] ?? '').slice(0, 200) || 'LimeSurvey',
    languages,
    title,
    pages: withWelcome(pages, welcome),
    ...(hasThanks ? { thanks } : {}),
  };
  return { survey, left };
}

/** LimeSurvey greets on a page of its own; here the words stand on the first. */
function withWelcome(pages: readonly SourcePage[], welcome: SurveyText): readonly SourcePage[] {
  const [first, ...rest] = pages;
  if (first === undefined || Object.values(welcome).every((text) => text === '')) return pages;
  const place = 'surveys_languagesettings: surveyls_welcometext';
  const node: SourceNode = { place, name: 'welcome', text: welcome, required: false, asks: { kind: 'statement' } };
  return [{ ...first, nodes: [node, ...first.nodes] }, ...rest];
}

function languagesOf(tables: LssTables): readonly LanguageTag[] {
  const base = column(tables.rows('surveys')[0], 'language');
  const named = [
    base,
    ...tables.languages,
    ...tables.rows('surveys_languagesettings').map((row) => column(row, 'surveyls_language')),
  ];
  const tags = named.flatMap((code) => tagFrom(code) ?? []);
  return tags.length === 0 ? ['en'] : [...new Set(tags)].slice(0, 20);
}

/** Settings of the survey as a whole that change what people meet, and do not exist here. */
function leaveSettings({ tables, leave }: LimesurveyReading): void {
  const survey = tables.rows('surveys')[0];
  if (column(survey, 'autoredirect') === 'Y') leave('surveys', 'autoredirect', 'address_not_taken');
  for (const row of tables.rows('surveys_languagesettings')) {
    if (column(row, 'surveyls_url') !== '') leave('surveys_languagesettings', 'surveyls_url', 'address_not_taken');
  }
  const others = [
    ['quota', 'setting_not_taken'],
    ['quota_members', 'setting_not_taken'],
    ['assessments', 'script_not_taken'],
    ['themes', 'style_not_taken'],
    ['defaultvalues', 'default_not_taken'],
    ['conditions', 'condition_not_translated'],
  ] as const;
  for (const [table, reason] of others) if (tables.rows(table).length > 0) leave(table, table, reason);
}

/** Groups in their order, one for each language in old files. */
function groupsOf(tables: LssTables): readonly LssRow[] {
  return inOrder(oncePer(tables.rows('groups'), 'gid'), 'group_order');
}

function readGroup(reading: LimesurveyReading, group: LssRow): SourcePage {
  const { tables } = reading;
  const gid = column(group, 'gid');
  const place = `group ${gid}`;
  const words = { id: ['gid', gid] as const, table: 'group', place };
  const name = Object.values(textsOf(reading, { ...words, column: 'group_name' })).find((text) => text !== '') ?? gid;
  const intro = textsOf(reading, { ...words, column: 'description' });
  const questions = inOrder(oncePer(tables.where('questions', 'gid', gid).filter(isTop), 'qid'), 'question_order');
  const when = readRelevance(column(group, 'grelevance'));
  const statement: readonly SourceNode[] = Object.values(intro).some((text) => text !== '')
    ? [{ place, name: `${name} description`, text: intro, required: false, asks: { kind: 'statement' } }]
    : [];
  const nodes = [...statement, ...questions.flatMap((row) => readQuestion(reading, row))];
  return { place, name, nodes, ...(when ? { when } : {}) };
}

function isTop(row: LssRow): boolean {
  const parent = column(row, 'parent_qid');
  return parent === '' || parent === '0';
}

function readQuestion(reading: LimesurveyReading, row: LssRow): readonly SourceNode[] {
  const [code, qid] = [column(row, 'title'), column(row, 'qid')];
  const place = `question ${code}`;
  const asks = readLimesurveyAsks(reading, row);
  if (asks === undefined) return [];
  if (column(row, 'preg') !== '') reading.leave(place, 'preg', 'check_not_taken');
  const when = readRelevance(column(row, 'relevance'));
  const required = column(row, 'mandatory') === 'Y';
  const text = textsOf(reading, { id: ['qid', qid], table: 'question', column: 'question', place });
  return [{ place, name: code, text, required, asks, ...(when ? { when } : {}) }];
}

function readRelevance(equation: string): SourceCondition | undefined {
  const bare = equation.trim();
  if (bare === '' || bare === '1') return undefined;
  return readCondition(bare, limesurveyTokens(bare));
}
