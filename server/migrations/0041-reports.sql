-- One page in plain words: which figures stand on it, who gets it and when, and who may read it without an account.

create table report (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null check (octet_length(name) between 1 and 800),
  language text not null check (language in ('nl', 'nb', 'en')),
  survey_id uuid not null,
  -- The comparability key of the rating; '' for the survey's headline.
  item text not null default '' check (octet_length(item) <= 1200),
  -- As figures read it (domain/metrics/read-period.ts), or last-week, last-month, last-quarter: the last one that is over.
  period text not null check (octet_length(period) between 1 and 30),
  -- The chosen groups, as an address names them; '' for all customers.
  filters text not null default '' check (octet_length(filters) <= 8000),
  -- The trait whose groups are laid side by side; '' for none.
  trait text not null default '' check (octet_length(trait) <= 400),
  has_drivers boolean not null default true,
  has_words boolean not null default true,
  -- Its purpose, norm and sample stand in the note on method.
  study_id uuid,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade,
  foreign key (workspace_id, study_id) references study (workspace_id, id) on delete set null (study_id),
  foreign key (workspace_id, created_by) references staff (workspace_id, id)
);
call guard_workspace('report');

create table report_schedule (
  workspace_id uuid not null,
  report_id uuid not null,
  every text not null check (every in ('week', 'month', 'quarter')),
  -- The day on which it goes next: the first after the week, month or quarter that it is about.
  next_day date not null,
  primary key (workspace_id, report_id),
  foreign key (workspace_id, report_id) references report (workspace_id, id) on delete cascade
);
call guard_workspace('report_schedule');
grant select (workspace_id, next_day) on report_schedule to voldaan_work;
create policy work_looks on report_schedule for select to voldaan_work using (true);

create table report_recipient (
  workspace_id uuid not null,
  report_id uuid not null,
  staff_id uuid not null,
  primary key (workspace_id, report_id, staff_id),
  foreign key (workspace_id, report_id) references report (workspace_id, id) on delete cascade,
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
call guard_workspace('report_recipient');

-- What was mailed: its key is what keeps anybody from getting the report of one period twice.
create table report_mail (
  workspace_id uuid not null,
  report_id uuid not null,
  staff_id uuid not null,
  every text not null check (every in ('week', 'month', 'quarter')),
  period_from date not null,
  written_at timestamptz not null default now(),
  primary key (workspace_id, report_id, staff_id, every, period_from),
  foreign key (workspace_id, report_id) references report (workspace_id, id) on delete cascade,
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
call guard_workspace('report_mail');

-- A link by which somebody without an account reads a report, until a day.
create table report_share (
  workspace_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  token_hash bytea not null,
  expires_at timestamptz not null,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, token_hash),
  foreign key (workspace_id, report_id) references report (workspace_id, id) on delete cascade,
  foreign key (workspace_id, created_by) references staff (workspace_id, id)
);
create index report_share_report on report_share (workspace_id, report_id, expires_at desc);
call guard_workspace('report_share');

-- Whether everybody may read what the company's figures mean, and see its own figures as the examples.
create table glossary_page (
  workspace_id uuid not null references workspace (id),
  is_public boolean not null default false,
  has_figures boolean not null default false,
  changed_at timestamptz not null default now(),
  primary key (workspace_id)
);
call guard_workspace('glossary_page');

-- A report goes once or not at all: the step to the mail server is written down before the first byte.
alter table outbox_mail drop constraint outbox_mail_kind_check;
alter table outbox_mail add constraint outbox_mail_kind_check check (kind in ('invitation', 'staff_invite', 'test', 'report'));
alter table outbox_mail add column handed_at timestamptz;
