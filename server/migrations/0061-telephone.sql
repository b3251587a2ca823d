-- Asking by telephone. A call is planned as a mail is, in the same ledger and under the same budget; what becomes of it is told
-- by attempts instead of by a mail server.

alter table wave add column channel text not null default 'mail' check (channel in ('mail', 'phone'));
alter table invitation add column channel text not null default 'mail' check (channel in ('mail', 'phone'));
create index invitation_called on invitation (workspace_id, study_id, id) where channel = 'phone';

-- Who calls for which study. Owners, managers and agents call for all.
create table call_interviewer (
  workspace_id uuid not null,
  study_id uuid not null,
  staff_id uuid not null,
  primary key (workspace_id, study_id, staff_id),
  foreign key (workspace_id, study_id) references study (workspace_id, id) on delete cascade,
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
call guard_workspace('call_interviewer');

-- One customer on the call list of a study: as it stands after its attempts.
create table phone_interview (
  workspace_id uuid not null,
  id uuid not null,
  invitation_id uuid not null,
  study_id uuid not null,
  survey_id uuid not null,
  contact_id uuid,
  state text not null default 'open' check (state in ('open', 'done')),
  -- What its attempts say together (domain/src/interviews/call-outcome.ts); null before the first one.
  outcome text,
  attempt_count integer not null default 0,
  -- From when on it may be called. `is_agreed`: the customer named this time, and it goes before all others.
  due_at timestamptz not null,
  is_agreed boolean not null default false,
  -- Why it was put off without an attempt: quiet_hours, or a reason of the contact budget.
  put_off text,
  -- For whoever calls next.
  note text not null default '' check (octet_length(note) <= 4000),
  -- Who has it on the telephone, until when that is believed, and how often it was taken up: two interviewers never ring one person.
  claimed_by uuid,
  lease_until timestamptz,
  fence integer not null default 0,
  -- When the call began that is going on.
  called_at timestamptz,
  settled_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, invitation_id),
  check ((claimed_by is null) = (lease_until is null)),
  foreign key (workspace_id, invitation_id) references invitation (workspace_id, id),
  foreign key (workspace_id, study_id) references study (workspace_id, id),
  foreign key (workspace_id, survey_id) references survey (workspace_id, id),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id) on delete set null (contact_id),
  foreign key (workspace_id, claimed_by) references staff (workspace_id, id)
);
create index phone_interview_due on phone_interview (workspace_id, study_id, is_agreed desc, due_at, id) where state = 'open';
-- An interviewer has one customer on the telephone.
create unique index phone_interview_claimed on phone_interview (workspace_id, claimed_by) where claimed_by is not null;
create index phone_interview_contact on phone_interview (workspace_id, contact_id) where contact_id is not null;
call guard_workspace('phone_interview');

-- Every time somebody was rung, append-only.
create table call_attempt (
  workspace_id uuid not null,
  id uuid not null default uuid_v7(),
  interview_id uuid not null,
  number integer not null,
  staff_id uuid not null,
  outcome text not null,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  -- The time that was agreed for the next call.
  call_back_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, interview_id, number)
);
call guard_ledger('call_attempt');

-- Numbers of people who do not want to be called, as a keyed hash of the number: it outlives the contact and survives re-import.
create table do_not_call (
  workspace_id uuid not null references workspace (id),
  number_hash bytea not null,
  source text not null check (source in ('call', 'staff')),
  since timestamptz not null default now(),
  primary key (workspace_id, number_hash)
);
call guard_workspace('do_not_call');
