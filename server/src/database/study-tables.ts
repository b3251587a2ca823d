import type { BudgetRules } from '@voldaan/domain/studies/budget-rules';
import type { ContactDecision, Reason } from '@voldaan/domain/studies/contact-decision';
import type { ContactChannel, ContactKind, ContactPurpose } from '@voldaan/domain/studies/contact-request';
import type { StudyKind } from '@voldaan/domain/studies/schedule/study';
import type { SendRules } from '@voldaan/domain/studies/send-rules';
import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import type { Generated } from 'kysely';
import type { DefaultJson, DefaultTime, Json, MaybeTime, Time } from './column-types.ts';

/** Whom to ask what, when and how often (0027-studies.sql). */
export type StudyTables = {
  study: StudyTable;
  study_draw: StudyDrawTable;
  draw_member: DrawMemberTable;
  quota_cell: QuotaCellTable;
  contact_request: ContactRequestTable;
  contact_decision: ContactDecisionTable;
  contact_rules: ContactRulesTable;
};

type StudyTable = {
  workspace_id: string;
  id: string;
  name: string;
  kind: StudyKind;
  state: Generated<'draft' | 'running' | 'paused' | 'ended'>;
  revision: Generated<number>;
  plan: Json<StudyDraft>;
  survey_id: string | null;
  touchpoint_id: string | null;
  seed: string;
  next_plan_at: MaybeTime;
  events_read_to: MaybeTime;
  started_at: MaybeTime;
  ended_at: MaybeTime;
  created_by: string;
  created_at: DefaultTime;
  changed_at: DefaultTime;
};

export type DrawStratum = Readonly<{ id: string; size: number; selected: number }>;

type StudyDrawTable = {
  workspace_id: string;
  id: string;
  study_id: string;
  period: number;
  seed: string;
  is_census: boolean;
  frame_count: number;
  selected_count: number;
  strata: DefaultJson<readonly DrawStratum[]>;
  left_out: DefaultJson<Readonly<Record<string, number>>>;
  drawn_at: DefaultTime;
};

type DrawMemberTable = {
  workspace_id: string;
  draw_id: string;
  contact_id: string;
  stratum: Generated<string>;
  place: number;
  released_at: MaybeTime;
};

type QuotaCellTable = {
  workspace_id: string;
  study_id: string;
  cell: string;
  places: number;
  reserved: Generated<number>;
  counted: Generated<number>;
};

type ContactRequestTable = {
  workspace_id: string;
  id: string;
  study_id: string;
  contact_id: string | null;
  address_hash: Buffer;
  occasion: string;
  kind: ContactKind;
  channel: Generated<ContactChannel>;
  purpose: ContactPurpose;
  priority: number;
  may_merge: Generated<boolean>;
  wanted_at: Time;
  expires_at: Time;
  state: 'deferred' | 'merged' | 'withheld' | 'granted';
  reasons: Json<readonly Reason[]>;
  next_at: MaybeTime;
  invitation_id: string | null;
  decided_at: DefaultTime;
};

type ContactDecisionTable = {
  workspace_id: string;
  id: Generated<string>;
  study_id: string | null;
  wave_id: string | null;
  invitation_id: string | null;
  contact_id: string | null;
  address_hash: Buffer;
  occasion: string;
  kind: ContactKind;
  stage: 'planning' | 'claim' | 'hand_over';
  decision: ContactDecision['decision'];
  reasons: Json<readonly Reason[]>;
  at: DefaultTime;
};

type ContactRulesTable = {
  workspace_id: string;
  budget: Json<BudgetRules>;
  send_hours: Json<SendRules>;
  changed_by: string | null;
  changed_at: DefaultTime;
};
