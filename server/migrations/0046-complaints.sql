-- What customers come with, and everything that is done about it: complaints, suggestions, questions, compliments.

-- Number of the last case of a year, by workspace: 26-0107.
create table case_number (
  workspace_id uuid not null references workspace (id),
  year smallint not null,
  last integer not null,
  primary key (workspace_id, year)
);
call guard_workspace('case_number');

-- What a firm promises to whoever complains (domain/src/complaints/deadline-profile.ts).
create table case_profile (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null check (octet_length(name) between 1 and 800),
  terms jsonb not null,
  is_default boolean not null default false,
  -- Country whose public holidays are no working days, zone, and working hours by weekday (clock/work-calendar.ts).
  calendar jsonb not null,
  changed_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create unique index case_profile_default on case_profile (workspace_id) where is_default;
call guard_workspace('case_profile');

-- Why things go wrong: the codebook that complaints are counted by.
create table case_cause (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null check (octet_length(name) between 1 and 800),
  position integer not null default 0,
  retired_at timestamptz,
  primary key (workspace_id, id)
);
call guard_workspace('case_cause');

create table complaint_case (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  year smallint not null,
  number integer not null,
  kind text not null check (kind in ('complaint', 'suggestion', 'question', 'compliment')),
  source text not null check (source in ('form', 'widget', 'qr', 'mail', 'phone', 'answer', 'low_score', 'api', 'visit')),
  -- Who: a known contact, or what was said of themselves; emptied at erasure.
  contact_id uuid,
  name text not null default '' check (octet_length(name) <= 800),
  email text not null default '' check (octet_length(email) <= 1280),
  phone text not null default '' check (octet_length(phone) <= 200),
  language text not null default 'nl' check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,7}$'),
  subject text not null default '' check (octet_length(subject) <= 1600),
  words text not null default '' check (octet_length(words) <= 64000),
  -- The answer, mail or touchpoint that it came from or is about.
  response_id uuid,
  inbound_mail_id uuid,
  touchpoint_id uuid,
  -- What it is about, as "order 5".
  about text not null default '' check (octet_length(about) <= 800),
  -- Of the person it is praise of, or who is to do something about it.
  staff_named text not null default '' check (octet_length(staff_named) <= 800),
  profile_id uuid,
  -- Where it stands, made from its events alone; kept here for lists. `revision` counts the events.
  revision integer not null default 1,
  stage text not null,
  owner_id uuid,
  cause_id uuid,
  is_outside_our_control boolean not null default false,
  severity smallint check (severity between 1 and 5),
  received_at timestamptz not null,
  -- The promise that falls due first and is not met yet; null when none is left.
  due_at timestamptz,
  due_promise text check (due_promise in ('acknowledge', 'first_contact', 'decision')),
  waits_until timestamptz,
  closed_at timestamptz,
  -- The customer's status page: the token is made again from the id; only its hash is stored.
  status_token_hash bytea not null,
  primary key (workspace_id, id),
  unique (workspace_id, year, number),
  unique (workspace_id, status_token_hash),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id) on delete set null (contact_id),
  foreign key (workspace_id, response_id) references response (workspace_id, id),
  foreign key (workspace_id, touchpoint_id) references touchpoint (workspace_id, id) on delete set null (touchpoint_id),
  foreign key (workspace_id, profile_id) references case_profile (workspace_id, id),
  foreign key (workspace_id, owner_id) references staff (workspace_id, id),
  foreign key (workspace_id, cause_id) references case_cause (workspace_id, id)
);
create index complaint_case_queue on complaint_case (workspace_id, due_at nulls last, id) where closed_at is null;
create index complaint_case_mine on complaint_case (workspace_id, owner_id, due_at nulls last, id) where closed_at is null;
create index complaint_case_closed on complaint_case (workspace_id, closed_at desc, id) where closed_at is not null;
create index complaint_case_received on complaint_case (workspace_id, received_at desc, id);
create index complaint_case_contact on complaint_case (workspace_id, contact_id, received_at desc) where contact_id is not null;
create index complaint_case_response on complaint_case (workspace_id, response_id) where response_id is not null;
create index complaint_case_words on complaint_case using gin (to_tsvector('simple', name || ' ' || subject || ' ' || words));
call guard_workspace('complaint_case');

-- Every step of a case, append-only (domain/src/complaints/case-event.ts). Who acted stands apart from what was done.
create table case_event (
  workspace_id uuid not null,
  case_id uuid not null,
  sequence integer not null check (sequence >= 1),
  what text not null,
  by_kind text not null check (by_kind in ('staff', 'customer', 'system')),
  staff_id uuid,
  at timestamptz not null,
  -- The rest of the event, as the domain names it.
  detail jsonb not null default '{}',
  primary key (workspace_id, case_id, sequence),
  foreign key (workspace_id, case_id) references complaint_case (workspace_id, id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id),
  check ((by_kind = 'staff') = (staff_id is not null))
);
create index case_event_at on case_event (workspace_id, at, case_id, sequence);
call guard_ledger('case_event');

-- A file that came with a case. Only sorts that a browser shows without running anything in them.
create table case_file (
  workspace_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  name text not null check (octet_length(name) between 1 and 1000),
  media_type text not null,
  bytes bytea not null check (octet_length(bytes) <= 10485760),
  added_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, case_id) references complaint_case (workspace_id, id)
);
create index case_file_case on case_file (workspace_id, case_id, added_at);
call guard_workspace('case_file');

-- Something that somebody is to do for a case.
create table case_task (
  workspace_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  what text not null check (octet_length(what) between 1 and 3200),
  owner_id uuid,
  due_on date,
  done_at timestamptz,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, case_id) references complaint_case (workspace_id, id),
  foreign key (workspace_id, owner_id) references staff (workspace_id, id),
  foreign key (workspace_id, made_by) references staff (workspace_id, id)
);
create index case_task_open on case_task (workspace_id, owner_id, due_on) where done_at is null;
create index case_task_case on case_task (workspace_id, case_id);
call guard_workspace('case_task');

-- A text to start from, with merge fields, by language.
create table case_macro (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null check (octet_length(name) between 1 and 800),
  texts jsonb not null,
  changed_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
call guard_workspace('case_macro');

-- News for one member of staff: named in a note, a case assigned, a promise about to break, an alert.
create table staff_notice (
  workspace_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  kind text not null,
  -- What it is about, as a shown id: cas_…
  subject text not null,
  detail jsonb not null default '{}',
  at timestamptz not null,
  read_at timestamptz,
  primary key (workspace_id, id),
  -- The same news is told once.
  unique (workspace_id, staff_id, kind, subject, at),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
create index staff_notice_unread on staff_notice (workspace_id, staff_id, at desc) where read_at is null;
call guard_workspace('staff_notice');
