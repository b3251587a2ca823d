-- Who is told of what, by which way and when; and the digest of the week.

-- A way to another program: a room of Slack or Teams, or an address that takes signed messages.
create table alert_channel (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null check (octet_length(name) between 1 and 800),
  kind text not null check (kind in ('slack', 'teams', 'webhook')),
  -- Whoever knows the address can write there, so it is kept as passwords are (secret/seal.ts).
  url_sealed bytea not null,
  -- Its host, to tell channels apart by.
  host text not null check (octet_length(host) between 1 and 1020),
  -- By which a receiver knows that a message is ours; of a webhook alone.
  secret_sealed bytea,
  -- What the other side is told in.
  language text not null check (language in ('nl', 'nb', 'en')),
  made_by uuid not null,
  made_at timestamptz not null,
  removed_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, made_by) references staff (workspace_id, id),
  check ((kind = 'webhook') = (secret_sealed is not null))
);
call guard_workspace('alert_channel');

create table alert_rule (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null check (octet_length(name) between 1 and 800),
  -- domain/src/alerts/alert-rule.ts
  condition jsonb not null,
  audience jsonb not null,
  quiet jsonb,
  rhythm text not null check (rhythm in ('at_once', 'hourly', 'daily', 'weekly')),
  is_on boolean not null default true,
  -- Nothing from before fires: neither what was there when it was made, nor what came while it was off.
  since timestamptz not null,
  made_by uuid not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, made_by) references staff (workspace_id, id)
);
create index alert_rule_on on alert_rule (workspace_id) where is_on and removed_at is null;
call guard_workspace('alert_rule');
grant select (workspace_id, is_on, removed_at) on alert_rule to voldaan_work;
create policy work_looks on alert_rule for select to voldaan_work using (true);

-- What fired. The key is what keeps one matter from being told twice.
create table alert_event (
  workspace_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  -- What it is about, as 'response 0190…' or 'promise 0190… decision 2026-11-23T09:00:00.000Z'.
  subject text not null check (octet_length(subject) between 1 and 2000),
  -- Ids and figures to word it by, never a name nor anybody's words.
  about jsonb not null,
  -- When it happened, and when it was noticed.
  at timestamptz not null,
  fired_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, rule_id, subject),
  foreign key (workspace_id, rule_id) references alert_rule (workspace_id, id)
);
create index alert_event_newest on alert_event (workspace_id, fired_at desc, id desc);
call guard_ledger('alert_event');

-- One message to one receiver: a mail to a member of staff, or a message to a channel. It may tell of several events.
create table alert_message (
  workspace_id uuid not null,
  id uuid not null,
  staff_id uuid,
  channel_id uuid,
  state text not null check (state in ('waiting', 'claimed', 'sent', 'dead')),
  attempts integer not null default 0,
  next_try_at timestamptz not null,
  -- Whoever claimed it may settle it as long as the fence is still theirs.
  fence integer not null default 0,
  lease_until timestamptz,
  -- What the other side said last: an HTTP status, and why it was not taken, as a code that the screen words.
  last_status integer,
  last_fault text,
  made_at timestamptz not null,
  settled_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id),
  foreign key (workspace_id, channel_id) references alert_channel (workspace_id, id),
  check ((staff_id is null) <> (channel_id is null))
);
create index alert_message_due on alert_message (workspace_id, next_try_at) where state in ('waiting', 'claimed');
create index alert_message_newest on alert_message (workspace_id, made_at desc, id desc);
call guard_workspace('alert_message');
grant select (workspace_id, next_try_at, state) on alert_message to voldaan_work;
create policy work_looks on alert_message for select to voldaan_work using (true);

-- Who is to hear of an event by mail or channel, and from when on; then in which message they did.
create table alert_delivery (
  workspace_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  staff_id uuid,
  channel_id uuid,
  due_at timestamptz not null,
  message_id uuid,
  primary key (workspace_id, id),
  unique nulls not distinct (workspace_id, event_id, staff_id, channel_id),
  foreign key (workspace_id, event_id) references alert_event (workspace_id, id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id),
  foreign key (workspace_id, channel_id) references alert_channel (workspace_id, id),
  foreign key (workspace_id, message_id) references alert_message (workspace_id, id),
  check ((staff_id is null) <> (channel_id is null))
);
create index alert_delivery_due on alert_delivery (workspace_id, due_at) where message_id is null;
create index alert_delivery_message on alert_delivery (workspace_id, message_id) where message_id is not null;
call guard_workspace('alert_delivery');
grant select (workspace_id, due_at, message_id) on alert_delivery to voldaan_work;
create policy work_looks on alert_delivery for select to voldaan_work using (true);

-- When the digest of the week goes, for everybody of a company who wishes it.
create table digest_setting (
  workspace_id uuid not null references workspace (id),
  weekday smallint not null check (weekday between 0 and 6),
  hour smallint not null check (hour between 0 and 23),
  -- The next time; moved on in the transaction that writes the mails.
  next_at timestamptz not null,
  primary key (workspace_id)
);
call guard_workspace('digest_setting');
grant select (workspace_id, next_at) on digest_setting to voldaan_work;
create policy work_looks on digest_setting for select to voldaan_work using (true);

create table digest_wish (
  workspace_id uuid not null,
  staff_id uuid not null,
  wished_at timestamptz not null,
  primary key (workspace_id, staff_id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
call guard_workspace('digest_wish');

-- Which digest went to whom: its key is what keeps anybody from getting the same one twice.
create table digest_mail (
  workspace_id uuid not null,
  staff_id uuid not null,
  week date not null,
  written_at timestamptz not null,
  primary key (workspace_id, staff_id, week),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
call guard_ledger('digest_mail');

alter table outbox_mail drop constraint outbox_mail_kind_check;
-- Which kinds of mail there are says server/src/mail/schema.ts; every feature that writes one would change this list anew.
alter table outbox_mail add constraint outbox_mail_kind_check check (kind ~ '^[a-z]+(_[a-z]+)*$');
