import type { CallOutcome } from '@voldaan/domain/interviews/call-outcome';
import type { Generated } from 'kysely';
import type { DefaultTime, MaybeTime, Time } from './column-types.ts';

/** Asking by telephone (0061-telephone.sql). */
export type InterviewTables = {
  call_interviewer: CallInterviewerTable;
  phone_interview: PhoneInterviewTable;
  call_attempt: CallAttemptTable;
  do_not_call: DoNotCallTable;
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
