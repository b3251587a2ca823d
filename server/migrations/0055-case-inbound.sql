-- Customers who complain by mail, and what is done with kind words.

-- Addresses whose mail becomes something: mail to the one for cases opens a case. No row: it opens none.
create table inbound_address (
  workspace_id uuid not null references workspace (id),
  purpose text not null check (purpose in ('case')),
  address text not null check (octet_length(address) between 3 and 254),
  changed_at timestamptz not null,
  primary key (workspace_id, purpose)
);
call guard_workspace('inbound_address');

-- A mail as it came in, where something is made of it. It goes with what is kept of the mail.
create table inbound_raw (
  workspace_id uuid not null,
  inbound_mail_id uuid not null,
  raw bytea not null check (octet_length(raw) <= 26214400),
  -- Whom the envelope named, where the relay says so.
  envelope_to text not null default '' check (octet_length(envelope_to) <= 1280),
  primary key (workspace_id, inbound_mail_id),
  foreign key (workspace_id, inbound_mail_id) references inbound_mail (workspace_id, id) on delete cascade
);
call guard_workspace('inbound_raw');

-- What customers wrote by mail about a case: what is not in the words of the step that it became.
create table case_inbound (
  workspace_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  -- The step that it became.
  sequence integer not null check (sequence >= 1),
  inbound_mail_id uuid not null,
  -- Hash of the Message-ID and of who wrote it: the same mail that comes by two ways, or changed on its way, counts once.
  message_key bytea not null,
  -- As the mail says; nobody has proven to be this person.
  from_name text not null default '' check (octet_length(from_name) <= 6400),
  from_address text not null default '' check (octet_length(from_address) <= 1280),
  subject text not null default '' check (octet_length(subject) <= 6400),
  -- The mail that it answers, and what stands below every mail of its writer.
  quoted text not null default '' check (octet_length(quoted) <= 400000),
  signature text not null default '' check (octet_length(signature) <= 400000),
  -- Names of files that were not taken in, each with why.
  left_out jsonb not null default '[]',
  received_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, message_key),
  foreign key (workspace_id, case_id) references complaint_case (workspace_id, id)
);
create index case_inbound_case on case_inbound (workspace_id, case_id, sequence);
create index case_inbound_recent on case_inbound (workspace_id, received_at, lower(from_address));
call guard_workspace('case_inbound');

create unique index complaint_case_of_mail on complaint_case (workspace_id, inbound_mail_id) where inbound_mail_id is not null;

-- The study that asks how a complaint was handled, once it was switched on.
create table case_recovery (
  workspace_id uuid not null references workspace (id),
  study_id uuid not null,
  changed_at timestamptz not null,
  primary key (workspace_id),
  foreign key (workspace_id, study_id) references study (workspace_id, id) on delete cascade
);
call guard_workspace('case_recovery');

-- When the kind words of a week go to everybody who works here. No row: they do not.
create table praise_digest (
  workspace_id uuid not null references workspace (id),
  -- Monday is 1; the hour is one of the zone.
  weekday smallint not null check (weekday between 1 and 7),
  hour smallint not null check (hour between 0 and 23),
  zone text not null check (octet_length(zone) between 1 and 100),
  -- From when on kind words are in the next one.
  since timestamptz not null,
  next_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (workspace_id)
);
create index praise_digest_due on praise_digest (next_at);
call guard_workspace('praise_digest');
grant select (workspace_id, next_at) on praise_digest to voldaan_work;
create policy work_looks on praise_digest for select to voldaan_work using (true);

-- Who does not want it.
create table praise_unwanted (
  workspace_id uuid not null,
  staff_id uuid not null,
  at timestamptz not null,
  primary key (workspace_id, staff_id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
call guard_workspace('praise_unwanted');

-- What went to whom: a week's digest, or one compliment. Its key is what keeps anybody from getting it twice.
create table praise_mail (
  workspace_id uuid not null,
  staff_id uuid not null,
  -- `digest 2026-W47`, or `case` and its id.
  about text not null check (octet_length(about) <= 100),
  written_at timestamptz not null,
  primary key (workspace_id, staff_id, about),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
call guard_workspace('praise_mail');

alter table outbox_mail drop constraint outbox_mail_kind_check;
alter table outbox_mail add constraint outbox_mail_kind_check
  check (kind in ('invitation', 'staff_invite', 'test', 'report', 'case', 'praise'));
