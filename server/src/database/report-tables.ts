import type { Language } from '@voldaan/domain/language';
import type { Generated } from 'kysely';
import type { DefaultTime, Time } from './column-types.ts';

/** Reports, who gets them, who may read them, and the public glossary (0041-reports.sql). */
export type ReportTables = {
  report: ReportTable;
  report_schedule: ReportScheduleTable;
  report_recipient: ReportRecipientTable;
  report_mail: ReportMailTable;
  report_share: ReportShareTable;
  glossary_page: GlossaryPageTable;
};

export type ReportEvery = 'week' | 'month' | 'quarter';

type ReportTable = {
  workspace_id: string;
  id: string;
  name: string;
  language: Language;
  survey_id: string;
  item: Generated<string>;
  period: string;
  filters: Generated<string>;
  trait: Generated<string>;
  has_drivers: Generated<boolean>;
  has_words: Generated<boolean>;
  study_id: string | null;
  created_by: string;
  created_at: DefaultTime;
  changed_at: DefaultTime;
};

type ReportScheduleTable = { workspace_id: string; report_id: string; every: ReportEvery; next_day: string };

type ReportRecipientTable = { workspace_id: string; report_id: string; staff_id: string };

type ReportMailTable = {
  workspace_id: string;
  report_id: string;
  staff_id: string;
  every: ReportEvery;
  period_from: string;
  written_at: DefaultTime;
};

type ReportShareTable = {
  workspace_id: string;
  id: string;
  report_id: string;
  token_hash: Buffer;
  expires_at: Time;
  created_by: string;
  created_at: DefaultTime;
};

type GlossaryPageTable = {
  workspace_id: string;
  is_public: Generated<boolean>;
  has_figures: Generated<boolean>;
  changed_at: DefaultTime;
};
