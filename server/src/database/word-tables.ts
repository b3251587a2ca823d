import type { ThemeRule } from '@voldaan/domain/metrics/words/theme-rule';
import type { ColumnType, Generated } from 'kysely';
import type { DefaultTime, Json, MaybeTime } from './column-types.ts';

/** What customers wrote, searched and coded by theme (0040-words.sql). */
export type WordTables = {
  response_text: ResponseTextTable;
  text_change: TextChangeTable;
  text_filling: TextFillingTable;
  theme: ThemeTable;
  theme_version: ThemeVersionTable;
  response_theme: ResponseThemeTable;
  theme_coding: ThemeCodingTable;
  theme_coding_text: ThemeCodingTextTable;
  theme_code: ThemeCodeTable;
};

type Day = ColumnType<string, string, string>;

type ResponseTextTable = {
  workspace_id: string;
  response_id: string;
  survey_id: string;
  day: Day;
  language: string;
  questions: readonly string[];
  parts: readonly string[];
  stems: string;
};

/** What was changed of a survey's texts and their themes, by month (0083-text-changes.sql). */
type TextChangeTable = {
  workspace_id: string;
  survey_id: string;
  /** An xid8, as text: it may be larger than a number holds. */
  transaction: ColumnType<string, never, never>;
  id: ColumnType<number, never, never>;
  month: Day;
  marked_at: DefaultTime;
};

type TextFillingTable = {
  workspace_id: string;
  reached: string | null;
  finished_at: MaybeTime;
};

type ThemeTable = {
  workspace_id: string;
  id: string;
  name: string;
  description: Generated<string>;
  rules: Json<readonly ThemeRule[]>;
  version: Generated<number>;
  coded_version: Generated<number>;
  made_by: string;
  made_at: DefaultTime;
  changed_at: DefaultTime;
  removed_at: MaybeTime;
};

type ThemeVersionTable = {
  workspace_id: string;
  theme_id: string;
  number: number;
  name: string;
  description: string;
  rules: Json<readonly ThemeRule[]>;
  made_by: string;
  made_at: DefaultTime;
};

type ResponseThemeTable = {
  workspace_id: string;
  theme_id: string;
  response_id: string;
  by_rule: boolean;
  by_person: boolean | null;
  judged_by: string | null;
  judged_at: MaybeTime;
};

type ThemeCodingTable = {
  workspace_id: string;
  id: string;
  survey_id: string;
  seed: string;
  themes: readonly string[];
  first_day: Day;
  end_day: Day;
  made_by: string;
  made_at: DefaultTime;
};

type ThemeCodingTextTable = {
  workspace_id: string;
  coding_id: string;
  place: number;
  response_id: string;
  rule_themes: readonly string[];
};

type ThemeCodeTable = {
  workspace_id: string;
  coding_id: string;
  response_id: string;
  coder_id: string;
  themes: readonly string[];
  coded_at: DefaultTime;
};
