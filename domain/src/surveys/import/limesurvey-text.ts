import type { LanguageTag } from '../language-tag.ts';
import type { SurveyText } from '../survey-text.ts';
import type { LssRow, LssTables } from './lss-tables.ts';
import { tagFrom } from './source-language.ts';
import type { LeaveOut } from './source-survey.ts';
import { composeText } from './source-text.ts';

export type LimesurveyReading = Readonly<{ tables: LssTables; languages: readonly LanguageTag[]; leave: LeaveOut }>;

type Wanted = Readonly<{ id: readonly [string, string]; table: string; column: string; place: string }>;

/** A text of a row in every language: from `…_l10ns` where the file has it, else from the row of that language. */
export function textsOf(
  reading: LimesurveyReading,
  { id: [key, value], table, column: name, place }: Wanted,
): SurveyText {
  const { tables } = reading;
  const apart = tables.where(`${table}_l10ns`, key, value);
  const within = [...tables.where(`${table}s`, key, value), ...tables.where(`sub${table}s`, key, value)];
  const rows = apart.length > 0 ? apart : within;
  return textFrom(reading, rows, { column: name, place });
}

export function textFrom(
  { leave, languages }: LimesurveyReading,
  rows: readonly LssRow[],
  { column: name, place }: Readonly<{ column: string; place: string }>,
): SurveyText {
  const texts = rows.map((row) => {
    const code = column(row, 'language') || column(row, 'surveyls_language');
    return [code === '' ? (languages[0] ?? 'en') : (tagFrom(code) ?? code), column(row, name)] as const;
  });
  return composeText(texts, { place, name, leave, field: /\{([A-Za-z]\w{0,60})(?:\.shown|\.NAOK)?\}/g });
}

export function oncePer(rows: readonly LssRow[], key: string): readonly LssRow[] {
  return [...new Map(rows.toReversed().map((row) => [column(row, key), row])).values()].toReversed();
}

export function inOrder(rows: readonly LssRow[], key: string): readonly LssRow[] {
  return rows.toSorted((one, other) => Number(column(one, key)) - Number(column(other, key)));
}

export function column(row: LssRow | undefined, name: string): string {
  return row?.get(name) ?? '';
}
