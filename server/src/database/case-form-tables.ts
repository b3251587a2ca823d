import type { Generated } from 'kysely';
import type { DefaultTime, Time } from './column-types.ts';

/** How customers come in by themselves, and what we write to them (0054-case-form.sql). */
export type CaseFormTables = {
  case_form: CaseFormTable;
  case_submission: CaseSubmissionTable;
  case_mail: CaseMailTable;
};

export type CaseMailKind = 'received' | 'extension' | 'decision' | 'closing' | 'left_open';

type CaseFormTable = {
  workspace_id: string;
  token: string;
  is_open: boolean;
  staff_id: string | null;
  phone: Generated<string>;
  external_recourse: Generated<string>;
  changed_at: DefaultTime;
};

type CaseSubmissionTable = {
  workspace_id: string;
  key: string;
  digest: Buffer;
  case_id: string;
  at: Time;
};

type CaseMailTable = {
  workspace_id: string;
  case_id: string;
  sequence: number;
  kind: CaseMailKind;
  outcome: 'written' | 'suppressed';
  at: Time;
};
