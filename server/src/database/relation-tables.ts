import type { Audience } from '@voldaan/domain/studies/study-draft';
import type { ScaleId } from '@voldaan/domain/surveys/scale';
import type { Generated } from 'kysely';
import type { DefaultJson, Json, MaybeTime, Time } from './column-types.ts';

/** How a company stays in touch with its customers (0060-relations.sql, 0075-due-lists.sql). */
export type RelationTables = {
  follow_up_plan: FollowUpPlanTable;
  courtesy_visit: CourtesyVisitTable;
  calendar_feed: CalendarFeedTable;
  customer_promise: CustomerPromiseTable;
  promise_event: PromiseEventTable;
  due_list: DueListTable;
  due_candidate: DueCandidateTable;
};

export type VisitState = 'planned' | 'made' | 'cancelled';
/** Where something was promised. */
export type PromiseSource = 'visit' | 'case' | 'call' | 'other';

/** A mark that a customer gave alone, with its scale. */
export type OwnMark = Readonly<{ score: number; scale: string; at: string }>;

type FollowUpPlanTable = {
  workspace_id: string;
  id: string;
  name: string;
  reason: Generated<string>;
  audience: DefaultJson<Audience>;
  organisation_id: string | null;
  value_least: string | null;
  every_days: number;
  notice_days: number;
  owner_id: string | null;
  made_at: Time;
  changed_at: Time;
  ended_at: MaybeTime;
};

type CourtesyVisitTable = {
  workspace_id: string;
  id: string;
  contact_id: string | null;
  owner_id: string;
  state: VisitState;
  starts_at: Time;
  minutes: number;
  place: Generated<string>;
  purpose: Generated<string>;
  sequence: Generated<number>;
  revision: Generated<number>;
  planned_at: Time;
  changed_at: Time;
  made_at: MaybeTime;
  press: string | null;
  scale: ScaleId | null;
  mark: number | null;
  better: Generated<string>;
  notes: Generated<string>;
  present: Generated<string>;
  case_id: string | null;
};

type CalendarFeedTable = {
  workspace_id: string;
  id: string;
  staff_id: string;
  token_hash: Buffer;
  made_at: Time;
  revoked_at: MaybeTime;
};

type CustomerPromiseTable = {
  workspace_id: string;
  id: string;
  contact_id: string | null;
  name: Generated<string>;
  what: string;
  source: PromiseSource;
  visit_id: string | null;
  case_id: string | null;
  made_by: string;
  owner_id: string;
  made_at: Time;
  due_at: Time;
  kept_at: MaybeTime;
  released_at: MaybeTime;
  revision: Generated<number>;
  press: string | null;
};

type PromiseEventTable = {
  workspace_id: string;
  promise_id: string;
  sequence: number;
  what: 'made' | 'kept' | 'moved' | 'released' | 'reopened';
  staff_id: string;
  at: Time;
  until_at: MaybeTime;
  note: Generated<string>;
};

type DueListTable = {
  workspace_id: string;
  reach: string;
  plans: string;
  found_at: Time;
  claimed_at: MaybeTime;
};

type DueCandidateTable = {
  workspace_id: string;
  reach: string;
  place: number;
  plan_id: string;
  contact_id: string;
  since: Time;
  talked_at: MaybeTime;
  heard_at: MaybeTime;
  open_complaints: number;
  amount: number | null;
  currency: string | null;
  value_rank: number | null;
  marks: Json<readonly OwnMark[]>;
};
