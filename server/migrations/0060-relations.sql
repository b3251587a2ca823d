-- Staying in touch: how often customers of a group are seen, the visits themselves, and what was promised to them.

-- How often somebody of a group is to be seen or called, by whom, and why. Who is in more groups follows the most frequent.
create table follow_up_plan (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null check (octet_length(name) between 1 and 800),
  -- Why these customers: what whoever goes there is to have in mind.
  reason text not null default '' check (octet_length(reason) <= 3200),
  audience jsonb not null default '{}',
  organisation_id uuid,
  -- Of orders of the last twelve months together, in whatever currency most of them were.
  value_least numeric(14, 2) check (value_least >= 0),
  every_days integer not null check (every_days between 1 and 3650),
  notice_days integer not null check (notice_days between 0 and 365),
  owner_id uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, organisation_id) references organisation (workspace_id, id) on delete set null (organisation_id),
  foreign key (workspace_id, owner_id) references staff (workspace_id, id)
);
create index follow_up_plan_open on follow_up_plan (workspace_id, every_days, id) where ended_at is null;
call guard_workspace('follow_up_plan');

-- A visit to a customer: planned, then made or called off. The mark is given to a person's face and is no vote of a survey.
create table courtesy_visit (
  workspace_id uuid not null,
  id uuid not null,
  contact_id uuid,
  owner_id uuid not null,
  state text not null check (state in ('planned', 'made', 'cancelled')),
  starts_at timestamptz not null,
  minutes integer not null check (minutes between 5 and 1440),
  place text not null default '' check (octet_length(place) <= 1600),
  purpose text not null default '' check (octet_length(purpose) <= 3200),
  -- How often it was moved or changed: calendars take the highest.
  sequence integer not null default 0,
  revision integer not null default 1,
  planned_at timestamptz not null,
  changed_at timestamptz not null,
  -- What came of it. `press` names the press of the button, so that pressing twice is one visit.
  made_at timestamptz,
  press uuid,
  scale text,
  mark double precision,
  better text not null default '' check (octet_length(better) <= 3200),
  notes text not null default '' check (octet_length(notes) <= 32000),
  present text not null default '' check (octet_length(present) <= 1600),
  case_id uuid,
  primary key (workspace_id, id),
  unique (workspace_id, press),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id) on delete set null (contact_id),
  foreign key (workspace_id, owner_id) references staff (workspace_id, id),
  foreign key (workspace_id, case_id) references complaint_case (workspace_id, id),
  check ((state = 'made') = (made_at is not null)),
  check (mark is null or scale is not null)
);
create index courtesy_visit_agenda on courtesy_visit (workspace_id, starts_at, id);
create index courtesy_visit_owner on courtesy_visit (workspace_id, owner_id, starts_at, id);
create index courtesy_visit_contact on courtesy_visit (workspace_id, contact_id, starts_at desc) where contact_id is not null;
create index courtesy_visit_made on courtesy_visit (workspace_id, made_at desc, id) where made_at is not null;
call guard_workspace('courtesy_visit');

-- The link by which a calendar follows the visits of one member of staff; only its hash is stored.
create table calendar_feed (
  workspace_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  token_hash bytea not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, token_hash),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
create unique index calendar_feed_open on calendar_feed (workspace_id, staff_id) where revoked_at is null;
call guard_workspace('calendar_feed');

-- What was promised to a customer. Where it stands follows from its steps; kept here for lists.
create table customer_promise (
  workspace_id uuid not null,
  id uuid not null,
  contact_id uuid,
  -- To whom, where that is nobody of the address book.
  name text not null default '' check (octet_length(name) <= 800),
  what text not null check (octet_length(what) between 1 and 3200),
  source text not null check (source in ('visit', 'case', 'call', 'other')),
  visit_id uuid,
  case_id uuid,
  made_by uuid not null,
  owner_id uuid not null,
  made_at timestamptz not null,
  -- The last moment of the day that was agreed last, while that was agreed in time (domain/src/relations/promise-state.ts).
  due_at timestamptz not null,
  kept_at timestamptz,
  released_at timestamptz,
  revision integer not null default 1,
  press uuid,
  primary key (workspace_id, id),
  unique (workspace_id, press),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id) on delete set null (contact_id),
  foreign key (workspace_id, visit_id) references courtesy_visit (workspace_id, id),
  foreign key (workspace_id, case_id) references complaint_case (workspace_id, id),
  foreign key (workspace_id, made_by) references staff (workspace_id, id),
  foreign key (workspace_id, owner_id) references staff (workspace_id, id)
);
create index customer_promise_open on customer_promise (workspace_id, due_at, id) where kept_at is null and released_at is null;
create index customer_promise_due on customer_promise (workspace_id, due_at desc, id);
create index customer_promise_contact on customer_promise (workspace_id, contact_id, made_at desc) where contact_id is not null;
create index customer_promise_visit on customer_promise (workspace_id, visit_id) where visit_id is not null;
create index customer_promise_case on customer_promise (workspace_id, case_id) where case_id is not null;
call guard_workspace('customer_promise');

-- Every step of a promise, append-only (domain/src/relations/promise-ledger.ts).
create table promise_event (
  workspace_id uuid not null,
  promise_id uuid not null,
  sequence integer not null check (sequence >= 1),
  what text not null check (what in ('made', 'kept', 'moved', 'released', 'reopened')),
  staff_id uuid not null,
  at timestamptz not null,
  -- Until when it is promised, for 'made' and 'moved'; when it was kept, for 'kept'.
  until_at timestamptz,
  note text not null default '' check (octet_length(note) <= 3200),
  primary key (workspace_id, promise_id, sequence),
  foreign key (workspace_id, promise_id) references customer_promise (workspace_id, id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id),
  check ((what in ('made', 'kept', 'moved')) = (until_at is not null))
);
call guard_ledger('promise_event');
-- What was said goes with the person it was said to; that the step was taken stays.
grant update (note) on promise_event to voldaan_app;
