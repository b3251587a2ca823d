-- How this workspace sends. The password is sealed with the instance's key.
create table mail_setting (
  workspace_id uuid not null references workspace (id),
  host text not null,
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('starttls', 'tls', 'none')),
  username text not null default '',
  password_sealed bytea,
  sender_name text not null check (char_length(sender_name) between 1 and 200),
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
  created_by uuid not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (workspace_id, id),
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
create index invitation_due on invitation (workspace_id, due_at) where state in ('planned', 'claimed');
create index invitation_wave_state on invitation (workspace_id, wave_id, state);
create index invitation_address on invitation (workspace_id, address_hash, planned_at desc);
call guard_workspace('invitation');

-- Every step of every mail, append-only.
create table send_event (
  workspace_id uuid not null,
  id uuid not null,
  invitation_id uuid not null,
  at timestamptz not null default now(),
  state text not null,
  detail text not null default '',
  primary key (workspace_id, id),
  foreign key (workspace_id, invitation_id) references invitation (workspace_id, id)
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
