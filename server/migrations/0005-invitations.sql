-- A UUIDv7 made by the database, for rows that one statement writes by the hundred.
create function uuid_v7() returns uuid
  language sql volatile parallel safe
  as $$ select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
    52, 1), 53, 1), 'hex')::uuid $$;

-- How this workspace sends. The password is sealed with the instance's key.
create table mail_setting (
  workspace_id uuid not null references workspace (id),
  host text not null,
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('starttls', 'tls', 'none')),
  username text not null default '',
  password_sealed bytea,
  sender_name text not null check (octet_length(sender_name) between 1 and 6400),
  sender_address text not null,
  changed_at timestamptz not null default now(),
  primary key (workspace_id)
);
call guard_workspace('mail_setting');

-- A wave is one sending of one survey version to a list of contacts.
create table wave (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  survey_id uuid not null,
  survey_version_id uuid not null,
  state text not null check (state in ('sending', 'held', 'paused', 'done', 'cancelled')),
  -- Subject, intro and signature by language, sender and reply address: as they were when it was started.
  letter jsonb not null,
  -- The client's key: pressing "send" twice starts one wave. Another wish under the same key is refused.
  idempotency_key text not null check (char_length(idempotency_key) between 1 and 255),
  request_hash bytea not null,
  -- Who was left out and why, counted when it was started: {"suppressed": 3}.
  withheld jsonb not null default '{}',
  -- Why it stands still, as a code that the screen words: mail_login, mail_sender, instance_changed, late.
  notice text,
  -- Last time a sender took mails from it; an old time with mails due means that its sender died.
  drained_at timestamptz,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, survey_id, idempotency_key),
  foreign key (workspace_id, survey_id) references survey (workspace_id, id),
  foreign key (workspace_id, survey_version_id) references survey_version (workspace_id, id),
  foreign key (workspace_id, created_by) references staff (workspace_id, id)
);
call guard_workspace('wave');

-- The send ledger: one row per wave and recipient, and so never the same mail twice.
create table invitation (
  workspace_id uuid not null,
  id uuid not null,
  wave_id uuid not null,
  survey_id uuid not null,
  survey_version_id uuid not null,
  contact_id uuid,
  -- Address as it was when planned; emptied at erasure.
  email text not null,
  address_hash bytea not null,
  language text not null check (language in ('nl', 'nb', 'en')),
  -- The link's token is made again from the id and the instance's key; only its hash is stored.
  token_hash bytea not null,
  state text not null check (state in
    ('planned', 'claimed', 'handed', 'sent', 'failed', 'unknown', 'suppressed', 'cancelled')),
  reason text,
  fence bigint not null default 0,
  lease_until timestamptz,
  attempts integer not null default 0,
  due_at timestamptz not null default now(),
  planned_at timestamptz not null default now(),
  handed_at timestamptz,
  settled_at timestamptz,
  opened_at timestamptz,
  answered_at timestamptz,
  expires_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, wave_id, address_hash),
  unique (workspace_id, token_hash),
  foreign key (workspace_id, wave_id) references wave (workspace_id, id),
  foreign key (workspace_id, survey_id) references survey (workspace_id, id),
  foreign key (workspace_id, survey_version_id) references survey_version (workspace_id, id),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id) on delete set null (contact_id)
);
create index invitation_due on invitation (workspace_id, wave_id, due_at, id) where state = 'planned';
create index invitation_leased on invitation (lease_until) where state in ('claimed', 'handed');
create index invitation_wave_state on invitation (workspace_id, wave_id, state);
create index invitation_address on invitation (workspace_id, address_hash, planned_at desc);
call guard_workspace('invitation');

-- Every step of every mail, append-only. Without a foreign key: a step is written by the statement that moves its
-- invitation, and checking it again would cost more than the step.
create table send_event (
  workspace_id uuid not null,
  id uuid not null default uuid_v7(),
  invitation_id uuid not null,
  at timestamptz not null default now(),
  state text not null,
  detail text not null default '',
  primary key (workspace_id, id)
);
create index send_event_invitation on send_event (workspace_id, invitation_id, at);
call guard_ledger('send_event');

-- Mail that waits for a mail server: what would have been sent, for staff to read.
create table outbox_mail (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  kind text not null check (kind in ('invitation', 'staff_invite', 'test')),
  invitation_id uuid,
  recipient text not null,
  subject text not null,
  html text not null,
  body_text text not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, invitation_id) references invitation (workspace_id, id)
);
create index outbox_mail_newest on outbox_mail (workspace_id, created_at desc, id desc);
call guard_workspace('outbox_mail');

-- The work role sees which waves have something to do, across workspaces, and nothing of whom they write to.
grant select (workspace_id, id, state, drained_at) on wave to voldaan_work;
create policy work_looks on wave for select to voldaan_work using (true);
