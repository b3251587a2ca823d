import type { CallOutcome } from '@voldaan/domain/interviews/call-outcome';
import type { ConsentWay, Evidence, ProblemState, RecordKind } from '@voldaan/domain/interviews/problem';
import type { Generated } from 'kysely';
import type { DefaultJson, DefaultTime, MaybeTime, Time } from './column-types.ts';

/** Asking by telephone (0061-telephone.sql), and what was heard and seen (0066-field-records.sql, 0072-records-and-plans.sql). */
export type InterviewTables = {
  call_interviewer: CallInterviewerTable;
  phone_interview: PhoneInterviewTable;
  call_attempt: CallAttemptTable;
  do_not_call: DoNotCallTable;
  field_record: FieldRecordTable;
  field_record_contact: FieldRecordContactTable;
  problem: ProblemTable;
};

/** A passage of a record, with the themes of the codebook by their ids. */
export type StoredPassage = Readonly<{ words: string; theme_ids: readonly string[]; is_quote: boolean }>;

type FieldRecordTable = {
  workspace_id: string;
  id: string;
  kind: RecordKind;
  title: string;
  held_on: string;
  participants: Generated<string>;
  guide: Generated<string>;
  consent: ConsentWay;
  consent_note: Generated<string>;
  notes: Generated<string>;
  passages: DefaultJson<readonly StoredPassage[]>;
  revision: Generated<number>;
  made_by: string;
  made_at: Time;
  changed_at: Time;
};

type FieldRecordContactTable = {
  workspace_id: string;
  id: Generated<string>;
  record_id: string;
  contact_id: string;
};

type ProblemTable = {
  workspace_id: string;
  id: string;
  name: string;
  description: Generated<string>;
  state: ProblemState;
  owner_id: string | null;
  action_ref: string | null;
  evidence: DefaultJson<readonly Evidence[]>;
  revision: Generated<number>;
  made_by: string;
  made_at: Time;
  changed_at: Time;
};

type CallInterviewerTable = { workspace_id: string; study_id: string; staff_id: string };

type PhoneInterviewTable = {
  workspace_id: string;
  id: string;
  invitation_id: string;
  study_id: string;
  survey_id: string;
  contact_id: string | null;
  state: Generated<'open' | 'done'>;
  outcome: CallOutcome | null;
  attempt_count: Generated<number>;
  due_at: Time;
  is_agreed: Generated<boolean>;
  put_off: string | null;
  note: Generated<string>;
  claimed_by: string | null;
  lease_until: MaybeTime;
  fence: Generated<number>;
  called_at: MaybeTime;
  settled_at: MaybeTime;
};

type CallAttemptTable = {
  workspace_id: string;
  id: Generated<string>;
  interview_id: string;
  number: number;
  staff_id: string;
  outcome: CallOutcome;
  began_at: Time;
  ended_at: Time;
  call_back_at: MaybeTime;
};

type DoNotCallTable = {
  workspace_id: string;
  number_hash: Buffer;
  source: 'call' | 'staff';
  since: DefaultTime;
};
