import type { AttributeValues } from '@voldaan/domain/contacts/customer';
import type { Language } from '@voldaan/domain/language';
import type { VoteClass } from '@voldaan/domain/responses/vote-class';
import type { Letter } from '@voldaan/domain/studies/letter';
import type { Answers } from '@voldaan/domain/surveys/answers';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { ColumnType, Generated } from 'kysely';
import type { AccountTables } from './account-tables.ts';
import type { AlertTables } from './alert-tables.ts';
import type { AnswerTables } from './answer-tables.ts';
import type { CaseFormTables } from './case-form-tables.ts';
import type { ColumnTables } from './column-tables.ts';
import type { DefaultTime, Json, MaybeTime, Time } from './column-types.ts';
import type { ComplaintTables } from './complaint-tables.ts';
import type { ContactColumns, CustomerTables } from './customer-tables.ts';
import type { DeliverabilityTables } from './deliverability-tables.ts';
import type { EntranceTables } from './entrance-tables.ts';
import type { IdeaTables } from './idea-tables.ts';
import type { ImportTables } from './import-tables.ts';
import type { ImprovementTables } from './improvement-tables.ts';
import type { InboundTables } from './inbound-tables.ts';
import type { InterviewTables } from './interview-tables.ts';
import type { MomentTables } from './moment-tables.ts';
import type { NormTables } from './norm-tables.ts';
import type { RelationTables } from './relation-tables.ts';
import type { ReportTables } from './report-tables.ts';
import type { SavedViewTables } from './saved-view-tables.ts';
import type { InvitationColumns, SendingTables, WaveColumns } from './sending-tables.ts';
import type { StudyTables } from './study-tables.ts';
import type { TraitTables } from './trait-tables.ts';
import type { WordTables } from './word-tables.ts';

/** The tables as migrations/ makes them. Kysely checks every query against this; the catalogue test checks this against the schema. */
export type Tables = AccountTables &
  CustomerTables &
  MomentTables &
  StudyTables &
  SendingTables &
  DeliverabilityTables &
  AnswerTables &
  ColumnTables &
  EntranceTables &
  ImportTables &
  ImprovementTables &
  InterviewTables &
  IdeaTables &
  ComplaintTables &
  InboundTables &
  CaseFormTables &
  AlertTables &
  TraitTables &
  WordTables &
  NormTables &
  SavedViewTables &
  RelationTables &
  ReportTables & {
    contact: ContactTable;
    suppression: SuppressionTable;
    survey: SurveyTable;
    survey_version: SurveyVersionTable;
    mail_setting: MailSettingTable;
    wave: WaveTable;
    wave_anonymity: WaveAnonymityTable;
    invitation: InvitationTable;
    send_event: SendEventTable;
    outbox_mail: OutboxMailTable;
    response: ResponseTable;
    outbox: OutboxTable;
  };

export type Role = 'owner' | 'manager' | 'analyst' | 'agent' | 'interviewer' | 'viewer';
/** By which way answers came: the entrances that people use, and the API. */
export type Channel = 'mail' | 'link' | 'api' | 'widget' | 'embed' | 'kiosk' | 'qr' | 'telephone';
export type SendState = 'planned' | 'claimed' | 'handed' | 'sent' | 'failed' | 'unknown' | 'suppressed' | 'cancelled';

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
  is_case_only: Generated<boolean>;
  created_at: DefaultTime;
  changed_at: DefaultTime;
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
  /** Whose pages may ask it, as browsers name them; none: all. */
  widget_websites: Generated<string[]>;
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
  is_anonymous: Generated<boolean>;
};

type WaveAnonymityTable = {
  workspace_id: string;
  wave_id: string;
  /** Null once it is forgotten. */
  key: Buffer | null;
  languages: string[];
  released_count: Generated<number>;
  noted_count: Generated<number>;
  ended_at: MaybeTime;
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
  kind: 'invitation' | 'staff_invite' | 'test' | 'report' | 'case' | 'alert' | 'digest' | 'notice' | 'praise';
  invitation_id: string | null;
  recipient: string;
  subject: string;
  html: string;
  body_text: string;
  created_at: DefaultTime;
  /** When it went to the mail server, of a mail that may go once at most. */
  handed_at: MaybeTime;
  /** Where answers go, and its own id; '' leaves both to the moment of sending. */
  reply_to: Generated<string>;
  message_id: Generated<string>;
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
  /** The wave of an answer whose giver nobody is told; none for all others. */
  anonymous_wave_id: Generated<string | null>;
};

type OutboxTable = {
  workspace_id: string;
  id: string;
  kind: string;
  subjects: string[];
  created_at: DefaultTime;
};
