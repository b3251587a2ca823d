-- Contact moments (touchpoints) of a journey, what happens to customers, and the keys by which machines tell of it.

create table touchpoint (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null check (octet_length(name) between 1 and 800),
  phase text not null check (phase in ('before', 'during', 'after')),
  is_direct boolean not null,
  is_material boolean not null,
  channel text not null default '' check (octet_length(channel) <= 200),
  owner_id uuid,
  -- The kind of event by which this moment is known to have taken place; '' for one that nothing tells of.
  event_kind text not null default '' check (event_kind = '' or event_kind ~ '^[a-z][a-z0-9_.]{0,63}$'),
  position integer not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references staff (workspace_id, id) on delete set null (owner_id)
);
call guard_workspace('touchpoint');

-- "Order 5 was delivered to this customer on …". The teller's own id makes telling twice tell once.
create table customer_event (
  workspace_id uuid not null,
  id uuid not null,
  contact_id uuid,
  kind text not null check (kind ~ '^[a-z][a-z0-9_.]{0,63}$'),
  external_id text not null check (octet_length(external_id) between 1 and 800),
  -- What it is about, as "order 5".
  subject text not null default '' check (octet_length(subject) <= 800),
  occurred_at timestamptz not null,
  -- Whole milliseconds, as programs have them: whoever reads on from the last one told would else read it again for ever.
  received_at timestamptz not null default date_trunc('milliseconds', now()),
  amount numeric(14, 2),
  currency text check (currency ~ '^[A-Z]{3}$'),
  properties jsonb not null default '{}',
  -- Hash of what was told, so that another story under the same id is seen.
  told_hash bytea not null,
  primary key (workspace_id, id),
  unique (workspace_id, kind, external_id),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id) on delete set null (contact_id)
);
create index customer_event_contact on customer_event (workspace_id, contact_id, occurred_at desc) where contact_id is not null;
create index customer_event_received on customer_event (workspace_id, kind, received_at, id);
call guard_workspace('customer_event');

-- Keys of machines. Stored is the hash; the prefix is shown, so that people can tell keys apart.
create table api_key (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null check (octet_length(name) between 1 and 800),
  prefix text not null,
  key_hash bytea not null,
  scopes text[] not null,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, key_hash),
  foreign key (workspace_id, created_by) references staff (workspace_id, id)
);
call guard_workspace('api_key');

-- What was told and not stored, so that people see what their programs run up against: names and reasons, never contents.
create table refused_event (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  -- As it was told; '' where there was none.
  kind text not null,
  external_id text not null,
  code text not null,
  pointer text not null,
  times integer not null default 1,
  received_at timestamptz not null,
  -- The program that told it; null for a member of staff.
  key_id uuid,
  primary key (workspace_id, id),
  unique (workspace_id, kind, external_id, code),
  foreign key (workspace_id, key_id) references api_key (workspace_id, id)
);
call guard_workspace('refused_event');
