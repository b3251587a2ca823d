-- Customers come by themselves: the form, what comes in twice, and what we write to them.

-- The form that anybody with its link may fill in. No row: nobody opened it yet.
create table case_form (
  workspace_id uuid not null references workspace (id),
  -- A public link, as that of a survey: it is printed on walls. Renewing it ends the old one.
  token text not null,
  is_open boolean not null,
  -- Whom customers read about as long as nobody has taken their case.
  staff_id uuid,
  phone text not null default '' check (octet_length(phone) <= 200),
  -- Where a customer can go who does not agree, outside of the firm.
  external_recourse text not null default '' check (octet_length(external_recourse) <= 4000),
  changed_at timestamptz not null default now(),
  primary key (workspace_id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
call guard_workspace('case_form');

-- What a form sent, by the key that its page carried: pressed twice is one case. Kept for some days; forms are not sent later.
create table case_submission (
  workspace_id uuid not null,
  key uuid not null,
  -- Keyed hash of what was typed: the same key with other words is an addition, not a repetition.
  digest bytea not null,
  case_id uuid not null,
  at timestamptz not null,
  primary key (workspace_id, key, digest),
  foreign key (workspace_id, case_id) references complaint_case (workspace_id, id)
);
create index case_submission_at on case_submission (workspace_id, at);
call guard_workspace('case_submission');

-- Which step of a case was told to its customer by mail: each at most once, whatever is heard twice.
create table case_mail (
  workspace_id uuid not null,
  case_id uuid not null,
  sequence integer not null check (sequence >= 1),
  kind text not null check (kind in ('received', 'extension', 'decision', 'closing', 'left_open')),
  -- `written` is in the outbox or has left it; the others say why there is none.
  outcome text not null check (outcome in ('written', 'suppressed')),
  at timestamptz not null,
  primary key (workspace_id, case_id, sequence),
  foreign key (workspace_id, case_id) references complaint_case (workspace_id, id)
);
call guard_ledger('case_mail');

-- How the customer likes to be reached; '' when they did not say.
alter table complaint_case add column reach_by text not null default '' check (reach_by in ('', 'mail', 'phone'));

-- A mail about a case can be answered: by its address, or by the id that the answer quotes.
alter table outbox_mail add column reply_to text not null default '';
alter table outbox_mail add column message_id text not null default '';
alter table outbox_mail drop constraint outbox_mail_kind_check;
alter table outbox_mail add constraint outbox_mail_kind_check
  check (kind in ('invitation', 'staff_invite', 'test', 'report', 'case'));
