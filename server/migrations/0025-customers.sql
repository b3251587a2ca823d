-- Who is asked: organisations, contacts with everything that a sample or a letter asks of them, and what they consent to.

create table organisation (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null check (octet_length(name) between 1 and 6400),
  external_id text check (octet_length(external_id) <= 6400),
  attributes jsonb not null default '{}',
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, external_id)
);
create index organisation_name on organisation (workspace_id, lower(name) text_pattern_ops);
call guard_workspace('organisation');

-- What a workspace knows of its customers beyond the fixed fields, each with a type; an unknown column is no attribute.
create table contact_attribute (
  workspace_id uuid not null references workspace (id),
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  name text not null check (octet_length(name) between 1 and 800),
  kind text not null check (kind in ('text', 'number', 'date', 'choice', 'yes_no')),
  -- The values of a choice, in order of showing.
  choices text[] not null default '{}',
  position integer not null default 0,
  created_at timestamptz not null default now(),
  primary key (workspace_id, key)
);
call guard_workspace('contact_attribute');

alter table contact
  add column organisation_id uuid,
  add column roles text[] not null default '{}' check (roles <@ '{user,buyer,decider,payer}'),
  add column lifecycle text not null default 'customer' check (lifecycle in ('prospect', 'customer', 'former')),
  add column stage text check (stage in ('attract', 'convert', 'sell', 'delight')),
  -- The year of birth is nobody's business here.
  add column birth_month smallint check (birth_month between 1 and 12),
  add column birth_day smallint check (birth_day between 1 and 31),
  -- IANA zone and ISO 3166 country of the customer; null takes the workspace's own.
  add column zone text check (octet_length(zone) <= 64),
  add column country text check (country ~ '^[A-Z]{2}$'),
  add column customer_since timestamptz,
  add column left_at timestamptz,
  -- Last time anything was heard of the customer: an order, a call, an answer.
  add column heard_at timestamptz,
  -- Last time a mail was handed over, whatever the study. The ledger of sends is the truth; this is its quick first look.
  add column asked_at timestamptz,
  add column open_complaints integer not null default 0 check (open_complaints >= 0),
  add column complaint_since timestamptz,
  add foreign key (workspace_id, organisation_id) references organisation (workspace_id, id) on delete set null (organisation_id),
  add check ((birth_month is null) = (birth_day is null)),
  add check ((open_complaints > 0) = (complaint_since is not null));
create index contact_organisation on contact (workspace_id, organisation_id) where organisation_id is not null;
create unique index contact_external on contact (workspace_id, external_id) where external_id is not null;

-- What a customer said yes or no to, as it stands. No row: nothing was said, and the wave's legal basis decides.
create table consent (
  workspace_id uuid not null,
  contact_id uuid not null,
  purpose text not null check (purpose in ('research', 'marketing')),
  is_given boolean not null,
  basis text not null check (basis in ('service', 'legitimate_interest', 'consent')),
  -- Where it was said, and which wording was read there.
  source text not null check (octet_length(source) <= 800),
  text_version text not null default '' check (octet_length(text_version) <= 800),
  since timestamptz not null,
  primary key (workspace_id, contact_id, purpose),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id) on delete cascade
);
create index consent_refused on consent (workspace_id, purpose) where not is_given;
call guard_workspace('consent');

-- Every yes and no in order, by the keyed hash of the address, so that the proof outlives the contact.
create table consent_event (
  workspace_id uuid not null,
  id uuid not null default uuid_v7(),
  address_hash bytea not null,
  purpose text not null,
  is_given boolean not null,
  basis text not null,
  source text not null,
  text_version text not null default '',
  at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create index consent_event_address on consent_event (workspace_id, address_hash, at);
call guard_ledger('consent_event');

-- Two contacts that were one person: the one that was kept, and all it takes to part them again.
create table contact_merge (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  -- Both contacts as they were, and the ids of the rows that moved, by table.
  before jsonb not null,
  moved jsonb not null,
  merged_by uuid not null,
  merged_at timestamptz not null default now(),
  undone_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, merged_by) references staff (workspace_id, id)
);
create index contact_merge_kept on contact_merge (workspace_id, kept_id, merged_at desc);
call guard_workspace('contact_merge');

-- How the columns of earlier files were read, by the keyed hash of their heading, so that the next one needs no mapping.
create table import_mapping (
  workspace_id uuid not null references workspace (id),
  heading_hash bytea not null,
  mapping jsonb not null,
  used_at timestamptz not null default now(),
  primary key (workspace_id, heading_hash)
);
call guard_workspace('import_mapping');
