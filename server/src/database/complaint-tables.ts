import type { CaseKind } from '@voldaan/domain/complaints/case-event';
import type { WorkHours } from '@voldaan/domain/complaints/clock/work-calendar';
import type { DeadlineProfile } from '@voldaan/domain/complaints/deadline-profile';
import type { Generated } from 'kysely';
import type { DefaultJson, DefaultTime, Json, MaybeTime, Time } from './column-types.ts';

/** What customers come with, and what is done about it (0046-complaints.sql). */
export type ComplaintTables = {
  case_number: CaseNumberTable;
  case_profile: CaseProfileTable;
  case_cause: CaseCauseTable;
  complaint_case: ComplaintCaseTable;
  case_event: CaseEventTable;
  case_file: CaseFileTable;
  case_task: CaseTaskTable;
  case_macro: CaseMacroTable;
  staff_notice: StaffNoticeTable;
  case_intake: CaseIntakeTable;
  case_alarm: CaseAlarmTable;
  unit_rule: UnitRuleTable;
};

/** By which way a case came in. */
export type CaseSource = 'form' | 'widget' | 'qr' | 'mail' | 'phone' | 'answer' | 'low_score' | 'api' | 'visit';

type CaseIntakeTable = {
  workspace_id: string;
  on_contact_wish: boolean;
  on_low_score: boolean;
  on_compliment: boolean;
  changed_at: DefaultTime;
};

type CaseAlarmTable = {
  workspace_id: string;
  case_id: string;
  kind: 'reminder' | 'escalation' | 'back';
  due_at: Time;
  promise: string | null;
  told_at: Time;
};

type UnitRuleTable = {
  workspace_id: string;
  id: string;
  place: number;
  unit_id: string;
  kind: CaseKind | null;
  source: CaseSource | null;
  touchpoint_id: string | null;
  about: Generated<string>;
};

type CaseNumberTable = { workspace_id: string; year: number; last: number };

type CaseProfileTable = {
  workspace_id: string;
  id: string;
  name: string;
  terms: Json<Omit<DeadlineProfile, 'id'>>;
  is_default: Generated<boolean>;
  calendar: Json<WorkHours>;
  base: string | null;
  remind_share: Generated<number | null>;
  remind_hours: number | null;
  escalation_id: string | null;
  changed_at: DefaultTime;
};

type CaseCauseTable = {
  workspace_id: string;
  id: string;
  name: string;
  position: Generated<number>;
  retired_at: MaybeTime;
};

type ComplaintCaseTable = {
  workspace_id: string;
  id: string;
  year: number;
  number: number;
  kind: CaseKind;
  source: CaseSource;
  contact_id: string | null;
  name: Generated<string>;
  email: Generated<string>;
  phone: Generated<string>;
  language: Generated<string>;
  subject: Generated<string>;
  words: Generated<string>;
  response_id: string | null;
  inbound_mail_id: string | null;
  touchpoint_id: string | null;
  about: Generated<string>;
  staff_named: Generated<string>;
  profile_id: string | null;
  revision: Generated<number>;
  stage: string;
  owner_id: string | null;
  cause_id: string | null;
  is_outside_our_control: Generated<boolean>;
  severity: number | null;
  received_at: Time;
  due_at: MaybeTime;
  due_promise: string | null;
  waits_until: MaybeTime;
  closed_at: MaybeTime;
  status_token_hash: Buffer;
  alarm_at: MaybeTime;
  reach_by: Generated<'' | 'mail' | 'phone'>;
  unit_id: string | null;
  mail_failed_at: MaybeTime;
};

type CaseEventTable = {
  workspace_id: string;
  case_id: string;
  sequence: number;
  what: string;
  by_kind: 'staff' | 'customer' | 'system';
  staff_id: string | null;
  at: Time;
  detail: DefaultJson<Record<string, unknown>>;
};

type CaseFileTable = {
  workspace_id: string;
  id: string;
  case_id: string;
  name: string;
  media_type: string;
  bytes: Buffer;
  added_at: Time;
};

type CaseTaskTable = {
  workspace_id: string;
  id: string;
  case_id: string;
  what: string;
  owner_id: string | null;
  due_on: string | null;
  done_at: MaybeTime;
  made_by: string;
  made_at: Time;
};

type CaseMacroTable = {
  workspace_id: string;
  id: string;
  name: string;
  texts: Json<Readonly<Record<string, string>>>;
  changed_at: DefaultTime;
};

type StaffNoticeTable = {
  workspace_id: string;
  id: string;
  staff_id: string;
  kind: string;
  subject: string;
  detail: DefaultJson<Record<string, unknown>>;
  at: Time;
  read_at: MaybeTime;
};
