create table contact_import (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  file_name text not null check (octet_length(file_name) <= 8160),
  -- checking: uploaded, how to read it is not settled; ready: every row is read and judged; importing: the job has it.
  state text not null check (state in ('checking', 'ready', 'importing', 'done', 'undone', 'failed', 'cancelled')),
  -- How the file was read: encoding, delimiter, header, mapping of columns.
  reading jsonb not null,
  row_count integer not null default 0,
  valid_count integer not null default 0,
  added_count integer not null default 0,
  changed_count integer not null default 0,
  refused_count integer not null default 0,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references staff (workspace_id, id)
);
call guard_workspace('contact_import');

-- The uploaded file, in pieces of a megabyte. It lies here and not on a disk, so that any node can read it on, and a
-- workspace's addresses stay behind its own row-level security. It goes when the import is settled.
create table contact_import_chunk (
  workspace_id uuid not null,
  import_id uuid not null,
  number integer not null check (number >= 0),
  bytes bytea not null,
  primary key (workspace_id, import_id, number),
  foreign key (workspace_id, import_id) references contact_import (workspace_id, id) on delete cascade
);
alter table contact_import_chunk alter column bytes set storage external;
call guard_workspace('contact_import_chunk');

-- Every row of the file as it was read: a contact to be, or the reason why it is refused. Without a foreign key: checking
-- one costs as much as the row itself, and a million of them are written in one go.
create table contact_import_row (
  workspace_id uuid not null,
  import_id uuid not null,
  number integer not null,
  contact_id uuid not null,
  email text not null default '',
  email_key text not null default '',
  address_hash bytea not null default '',
  name text not null default '',
  external_id text,
  phone text,
  language text,
  attributes jsonb not null default '{}',
  fault_code text,
  fault_column text,
  fault_value text,
  primary key (workspace_id, import_id, number)
);
call guard_workspace('contact_import_row');

create table contact (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  email text not null check (char_length(email) between 3 and 254),
  email_key text not null,
  -- Keyed hash of the address, to meet suppressions and earlier invitations without naming it.
  address_hash bytea not null,
  name text not null default '' check (octet_length(name) <= 6400),
  external_id text check (octet_length(external_id) <= 6400),
  phone text check (octet_length(phone) <= 1600),
  -- Language to write in; null asks the workspace's own.
  language text check (language in ('nl', 'nb', 'en')),
  attributes jsonb not null default '{}',
  import_id uuid,
  is_sample boolean not null default false,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, email_key),
  foreign key (workspace_id, import_id) references contact_import (workspace_id, id)
);
create index contact_import_rows on contact (workspace_id, import_id) where import_id is not null;
create index contact_address on contact (workspace_id, address_hash);
call guard_workspace('contact');

-- What an import changed, so that undoing it brings back exactly what was there.
create table contact_import_change (
  workspace_id uuid not null,
  import_id uuid not null,
  contact_id uuid not null,
  -- The contact as it was; null when the import added it.
  before jsonb,
  primary key (workspace_id, import_id, contact_id),
  foreign key (workspace_id, import_id) references contact_import (workspace_id, id)
);
call guard_workspace('contact_import_change');

-- Addresses that are not written to, as a keyed hash: it outlives the contact and survives re-import.
create table suppression (
  workspace_id uuid not null references workspace (id),
  address_hash bytea not null,
  purpose text not null check (purpose in ('research', 'marketing', 'all')),
  reason text not null check (reason in ('unsubscribed', 'bounced', 'complained', 'asked')),
  created_at timestamptz not null default now(),
  primary key (workspace_id, address_hash, purpose)
);
call guard_workspace('suppression');
