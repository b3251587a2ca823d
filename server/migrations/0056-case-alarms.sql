-- Who is told of a case, and when: before a promise breaks, when it is broken, when a customer's time is over.

-- Which of the profiles to start from it was (domain/src/complaints/deadline-profile.ts); null for one of the firm's own.
alter table case_profile add column base text check (base in ('voldaan', 'nl-care', 'nl-public', 'no-finance'));
-- When the owner of a case is told that a promise is about to break: after this share of its working time, or this many
-- working hours before its end. Both null: never.
alter table case_profile add column remind_share smallint default 75 check (remind_share between 1 and 99);
alter table case_profile add column remind_hours smallint check (remind_hours between 1 and 400);
alter table case_profile add check (remind_share is null or remind_hours is null);
-- Who is told when a promise is broken; null for the managers.
alter table case_profile add column escalation_id uuid;
alter table case_profile add foreign key (workspace_id, escalation_id) references staff (workspace_id, id);
create unique index case_profile_base on case_profile (workspace_id, base) where base is not null;

-- The next moment at which somebody may have to be told of it; null when there is none.
alter table complaint_case add column alarm_at timestamptz;
create index complaint_case_alarm on complaint_case (workspace_id, alarm_at) where alarm_at is not null;
grant select (workspace_id, alarm_at) on complaint_case to voldaan_work;
create policy work_looks on complaint_case for select to voldaan_work using (true);

-- What was told, so that it is told once, whatever happens to the process that tells it.
create table case_alarm (
  workspace_id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('reminder', 'escalation', 'back')),
  -- Of the promise, or the day until which the customer had the next move. A promise with a new date is told of anew.
  due_at timestamptz not null,
  promise text check (promise in ('acknowledge', 'first_contact', 'decision')),
  told_at timestamptz not null,
  primary key (workspace_id, case_id, kind, due_at),
  foreign key (workspace_id, case_id) references complaint_case (workspace_id, id)
);
call guard_ledger('case_alarm');

-- Whether somebody wants their news by mail as well.
alter table staff add column notices_by_mail boolean not null default false;
