-- What a response is told apart by besides its scores: properties of the customer, and of what he was asked about, as they
-- were when he answered. Whoever moves house afterwards stays where he lived then.

-- The columns a0 to a15 of score_row, each with one meaning.
create table trait (
  workspace_id uuid not null references workspace (id),
  slot smallint not null check (slot between 0 and 15),
  source text not null check (source in
    ('attribute', 'event', 'organisation', 'lifecycle', 'country', 'touchpoint', 'study')),
  -- Which attribute of the contact or property of the event; '' for those of which there is one.
  key text not null default '' check (octet_length(key) <= 160),
  created_at timestamptz not null default now(),
  primary key (workspace_id, slot),
  unique (workspace_id, source, key),
  check ((key = '') = (source not in ('attribute', 'event')))
);
call guard_workspace('trait');

-- A value as a small number. Values are never renumbered: rows keep their codes for ever.
create table trait_value (
  workspace_id uuid not null,
  slot smallint not null,
  code smallint not null check (code >= 1),
  value text not null check (octet_length(value) <= 800),
  primary key (workspace_id, slot, code),
  unique (workspace_id, slot, value),
  foreign key (workspace_id, slot) references trait (workspace_id, slot)
);
call guard_workspace('trait_value');

-- Null: not known.
alter table score_row
  add column a0 smallint, add column a1 smallint, add column a2 smallint, add column a3 smallint,
  add column a4 smallint, add column a5 smallint, add column a6 smallint, add column a7 smallint,
  add column a8 smallint, add column a9 smallint, add column a10 smallint, add column a11 smallint,
  add column a12 smallint, add column a13 smallint, add column a14 smallint, add column a15 smallint;
