import type { AttributeValues } from '@voldaan/domain/contacts/customer';
import type { Language } from '@voldaan/domain/language';
import type { VoteClass } from '@voldaan/domain/responses/vote-class';
import type { VoteEvidence } from '@voldaan/domain/responses/vote-evidence';
import type { Letter } from '@voldaan/domain/studies/letter';
import type { Answers } from '@voldaan/domain/surveys/answers';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { ColumnType, Generated } from 'kysely';
import type { DefaultTime, Json, MaybeTime, Time } from './column-types.ts';
import type { ContactColumns, CustomerTables } from './customer-tables.ts';
import type { DeliverabilityTables } from './deliverability-tables.ts';
import type { MomentTables } from './moment-tables.ts';
import type { InvitationColumns, SendingTables, WaveColumns } from './sending-tables.ts';
import type { StudyTables } from './study-tables.ts';

/** The tables as migrations/ makes them. Kysely checks every query against this; the catalogue test checks this against the schema. */
export type Tables = CustomerTables &
  MomentTables &
  StudyTables &
  SendingTables &
  DeliverabilityTables & {
    workspace: WorkspaceTable;
    setup_link: SetupLinkTable;
    instance_fact: InstanceFactTable;
    sign_in_failure: SignInFailureTable;
    staff: StaffTable;
    session: SessionTable;
    staff_invite: StaffInviteTable;
    audit_entry: AuditEntryTable;
    contact_import: ContactImportTable;
    contact_import_chunk: ContactImportChunkTable;
    contact_import_row: ContactImportRowTable;
    contact_import_progress: ContactImportProgressTable;
    contact: ContactTable;
    contact_import_change: ContactImportChangeTable;
    suppression: SuppressionTable;
    survey: SurveyTable;
    survey_version: SurveyVersionTable;
    mail_setting: MailSettingTable;
    wave: WaveTable;
    invitation: InvitationTable;
    send_event: SendEventTable;
    outbox_mail: OutboxMailTable;
    visit: VisitTable;
    response: ResponseTable;
    response_contact: ResponseContactTable;
    answer_event: AnswerEventTable;
    vote_judgement: VoteJudgementTable;
    score_row: ScoreRowTable;
    outbox: OutboxTable;
    embed_secret: EmbedSecretTable;
    kiosk_device: KioskDeviceTable;
    widget_day: WidgetDayTable;
  };

export type Role = 'owner' | 'manager' | 'analyst' | 'agent' | 'interviewer' | 'viewer';
/** By which way answers came: the entrances that people use, and the API. */
export type Channel = 'mail' | 'link' | 'api' | 'widget' | 'embed' | 'kiosk' | 'qr' | 'telephone';
export type SendState = 'planned' | 'claimed' | 'handed' | 'sent' | 'failed' | 'unknown' | 'suppressed' | 'cancelled';

type WorkspaceTable = {
  id: string;
  code: string;
  name: string;
  language: Language;
  postal_line: Generated<string>;
  created_at: DefaultTime;
};

type SetupLinkTable = { token_hash: Buffer; created_at: DefaultTime; expires_at: Time; used_at: MaybeTime };
type InstanceFactTable = { name: string; value: Json<unknown>; changed_at: DefaultTime };
type SignInFailureTable = { key_hash: Buffer; failed_at: DefaultTime };

type StaffTable = {
  workspace_id: string;
  id: string;
  email: string;
  email_key: string;
  name: string;
  role: Role;
  language: Language;
  password_hash: string;
  created_at: DefaultTime;
  removed_at: MaybeTime;
};

type SessionTable = {
  workspace_id: string;
  id: string;
  staff_id: string;
  token_hash: Buffer;
  created_at: DefaultTime;
  last_seen_at: DefaultTime;
  expires_at: Time;
};

type StaffInviteTable = {
  workspace_id: string;
  id: string;
  token_hash: Buffer;
  email: string;
  role: Role;
  invited_by: string;
  created_at: DefaultTime;
  expires_at: Time;
  accepted_at: MaybeTime;
  withdrawn_at: MaybeTime;
};

type AuditEntryTable = {
  workspace_id: string;
  id: string;
  at: DefaultTime;
  staff_id: string | null;
  action: string;
  subject: Generated<string>;
  detail: Json<Record<string, unknown>>;
  /** Place in the workspace's chain, from 1. */
  number: number;
  /** SHA-256 over the row before and this one. */
  hash: Buffer;
};

type ContactImportTable = {
  workspace_id: string;
  id: string;
  file_name: string;
  state: 'checking' | 'ready' | 'importing' | 'done' | 'undone' | 'failed' | 'cancelled';
  reading: Json<unknown>;
  row_count: Generated<number>;
  valid_count: Generated<number>;
  added_count: Generated<number>;
  changed_count: Generated<number>;
  refused_count: Generated<number>;
  created_by: string;
  created_at: DefaultTime;
  finished_at: MaybeTime;
};

type ContactImportChunkTable = { workspace_id: string; import_id: string; number: number; bytes: Buffer };

type ContactImportRowTable = {
  workspace_id: string;
  import_id: string;
  number: number;
  fault_code: string;
  fault_column: string;
  fault_value: string;
};

type ContactImportProgressTable = {
  workspace_id: string;
  import_id: string;
  rows_done: Generated<number>;
  is_cancelled: Generated<boolean>;
};

type ContactTable = ContactColumns & {
  workspace_id: string;
  id: string;
  email: string;
  email_key: string;
  address_hash: Buffer;
  name: Generated<string>;
  external_id: string | null;
  phone: string | null;
  language: Language | null;
  attributes: Json<AttributeValues>;
  import_id: string | null;
  is_sample: Generated<boolean>;
  created_at: DefaultTime;
  changed_at: DefaultTime;
};

type ContactImportChangeTable = {
  workspace_id: string;
  import_id: string;
  contact_id: string;
  before: Json<Record<string, unknown>>;
  consents: Json<readonly Record<string, unknown>[]> | null;
};

type SuppressionTable = {
  workspace_id: string;
  address_hash: Buffer;
  purpose: 'research' | 'marketing' | 'all';
  reason: 'unsubscribed' | 'bounced' | 'complained' | 'asked';
  created_at: DefaultTime;
  /** Null is for ever; an address that rests after soft bounces is written to again. */
  until: MaybeTime;
  /** The import whose file said so. */
  import_id: string | null;
};

type SurveyTable = {
  workspace_id: string;
  id: string;
  questionnaire: string;
  name: string;
  state: 'draft' | 'published' | 'closed';
  draft: Json<SurveyDefinition>;
  draft_revision: Generated<number>;
  public_token: string;
  created_by: string;
  created_at: DefaultTime;
  changed_at: DefaultTime;
  closed_at: MaybeTime;
};

type SurveyVersionTable = {
  workspace_id: string;
  id: string;
  survey_id: string;
  number: number;
  definition: Json<SurveyDefinition>;
  slots: Json<Record<string, number>>;
  published_by: string;
  published_at: DefaultTime;
};

type MailSettingTable = {
  workspace_id: string;
  host: string;
  port: number;
  security: 'starttls' | 'tls' | 'none';
  username: Generated<string>;
  password_sealed: Buffer | null;
  sender_name: string;
  sender_address: string;
  changed_at: DefaultTime;
};

type WaveTable = WaveColumns & {
  workspace_id: string;
  id: string;
  survey_id: string;
  survey_version_id: string;
  state: 'sending' | 'held' | 'paused' | 'done' | 'cancelled';
  letter: Json<Letter>;
  idempotency_key: string;
  request_hash: Buffer;
  withheld: Json<Readonly<Record<string, number>>>;
  notice: string | null;
  drained_at: MaybeTime;
  created_by: string;
  created_at: DefaultTime;
  finished_at: MaybeTime;
};

type InvitationTable = InvitationColumns & {
  workspace_id: string;
  id: string;
  wave_id: string;
  survey_id: string;
  survey_version_id: string;
  contact_id: string | null;
  email: string;
  address_hash: Buffer;
  language: LanguageTag;
  token_hash: Buffer;
  state: SendState;
  reason: string | null;
  fence: ColumnType<string, number | undefined, number | string>;
  lease_until: MaybeTime;
  attempts: Generated<number>;
  due_at: DefaultTime;
  planned_at: DefaultTime;
  handed_at: MaybeTime;
  settled_at: MaybeTime;
  opened_at: MaybeTime;
  answered_at: MaybeTime;
  expires_at: Time;
};

type SendEventTable = {
  workspace_id: string;
  id: Generated<string>;
  invitation_id: string;
  at: DefaultTime;
  state: string;
  detail: Generated<string>;
};

type OutboxMailTable = {
  workspace_id: string;
  id: string;
  kind: 'invitation' | 'staff_invite' | 'test';
  invitation_id: string | null;
  recipient: string;
  subject: string;
  html: string;
  body_text: string;
  created_at: DefaultTime;
};

type VisitTable = {
  workspace_id: string;
  id: string;
  survey_id: string;
  invitation_id: string | null;
  at: DefaultTime;
  kind: 'open' | 'preselect' | 'head' | 'trap' | 'unsubscribe';
  preselected: number | null;
  evidence: Json<Record<string, unknown>>;
};

type ResponseTable = {
  workspace_id: string;
  id: string;
  survey_id: string;
  survey_version_id: string;
  respondent_key: string;
  channel: Channel;
  vote_class: VoteClass;
  language: string;
  answers: Json<Answers>;
  is_test: Generated<boolean>;
  is_late: Generated<boolean>;
  started_at: Time;
  changed_at: Time;
  completed_at: MaybeTime;
  removed_at: MaybeTime;
  /** Answered questions that are not on this person's path any more. */
  off_path: Generated<string[]>;
  shown_order: Json<Readonly<Record<string, readonly string[]>>> | null;
  marks: Generated<string[]>;
};

type ResponseContactTable = {
  workspace_id: string;
  response_id: string;
  contact_id: string | null;
  invitation_id: string | null;
};

type VoteJudgementTable = {
  workspace_id: string;
  response_id: string;
  submission: string;
  judged_at: Time;
  from_class: VoteClass;
  to_class: VoteClass;
};

type AnswerEventTable = {
  workspace_id: string;
  survey_id: string;
  submission: string;
  response_id: string;
  survey_version_id: string;
  answers: Json<Answers>;
  is_final: boolean;
  vote_class: VoteClass;
  evidence: Json<VoteEvidence>;
  received_at: Time;
};

type Slot = number | null;

type ScoreRowTable = {
  workspace_id: string;
  day: ColumnType<string, string, string>;
  response_id: string;
  survey_id: string;
  survey_version_id: string;
  answered_at: Time;
  /** h, u or m: first letter of the vote class. */
  vote_class: string;
  is_test: boolean;
  is_complete: boolean;
  /** n (nl), b (nb), k (nn), e (en) or x (any other). */
  language: string;
  /** First letter of the channel. */
  channel: string;
  q0: Slot;
  q1: Slot;
  q2: Slot;
  q3: Slot;
  q4: Slot;
  q5: Slot;
  q6: Slot;
  q7: Slot;
  q8: Slot;
  q9: Slot;
  q10: Slot;
  q11: Slot;
  q12: Slot;
  q13: Slot;
  q14: Slot;
  q15: Slot;
  q16: Slot;
  q17: Slot;
  q18: Slot;
  q19: Slot;
  q20: Slot;
  q21: Slot;
  q22: Slot;
  q23: Slot;
  q24: Slot;
  q25: Slot;
  q26: Slot;
  q27: Slot;
  q28: Slot;
  q29: Slot;
  q30: Slot;
  q31: Slot;
};

type OutboxTable = {
  workspace_id: string;
  id: string;
  kind: string;
  subjects: string[];
  created_at: DefaultTime;
};

type EmbedSecretTable = {
  workspace_id: string;
  id: string;
  secret_sealed: Buffer;
  made_by: string;
  made_at: DefaultTime;
  ends_at: MaybeTime;
};

type KioskDeviceTable = {
  workspace_id: string;
  id: string;
  survey_id: string;
  name: string;
  token_hash: Buffer;
  idle_seconds: Generated<number>;
  keeps_partial: Generated<boolean>;
  made_by: string;
  made_at: DefaultTime;
  seen_at: MaybeTime;
  unsent: Generated<number>;
  revoked_at: MaybeTime;
};

type WidgetDayTable = {
  workspace_id: string;
  survey_id: string;
  day: ColumnType<string, string, string>;
  shown: Generated<number>;
  dismissed: Generated<number>;
};
