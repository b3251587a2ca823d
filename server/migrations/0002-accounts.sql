create table staff (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  email text not null check (char_length(email) between 3 and 254),
  -- Lower-cased address: one account per address and workspace, whatever its capitals.
  email_key text not null,
  name text not null check (octet_length(name) between 1 and 6400),
  role text not null check (role in ('owner', 'manager', 'analyst', 'agent', 'interviewer', 'viewer')),
  language text not null check (language in ('nl', 'nb', 'en')),
  password_hash text not null,
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (workspace_id, id)
);
create unique index staff_email on staff (workspace_id, email_key) where removed_at is null;
call guard_workspace('staff');

create table session (
  workspace_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, token_hash),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id) on delete cascade
);
create index session_staff on session (workspace_id, staff_id);
call guard_workspace('session');

create table staff_invite (
  workspace_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  email text not null,
  role text not null check (role in ('owner', 'manager', 'analyst', 'agent', 'interviewer', 'viewer')),
  invited_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, token_hash),
  foreign key (workspace_id, invited_by) references staff (workspace_id, id)
);
call guard_workspace('staff_invite');

-- What staff did, for the auditor: never changed, never removed by the app.
create table audit_entry (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  at timestamptz not null default now(),
  staff_id uuid,
  action text not null check (char_length(action) <= 100),
  subject text not null default '',
  detail jsonb not null default '{}',
  primary key (workspace_id, id)
);
call guard_ledger('audit_entry');

-- The gate's role finds the account behind an address before any workspace is known, and can do nothing else.
grant select (workspace_id, id, email_key, password_hash, removed_at) on staff to voldaan_gate;
create policy gate_reads on staff for select to voldaan_gate using (true);
