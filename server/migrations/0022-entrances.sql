-- The key with which a company's own server signs who is asked, sealed with the instance's key. A new one is made beside
-- the old one, which goes on for a day, so that nothing stops while it is put in place.
create table embed_secret (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  secret_sealed bytea not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  ends_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, made_by) references staff (workspace_id, id)
);
call guard_workspace('embed_secret');

-- A screen in a shop that asks one survey. Whoever holds its link answers for it, so it can be switched off.
create table kiosk_device (
  workspace_id uuid not null,
  id uuid not null,
  survey_id uuid not null,
  name text not null check (octet_length(name) between 1 and 400),
  token_hash bytea not null,
  -- Nobody is sent away while they still think: fifteen seconds at least.
  idle_seconds integer not null default 45 check (idle_seconds between 15 and 600),
  -- Whether what somebody left unfinished is kept or dropped.
  keeps_partial boolean not null default true,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  seen_at timestamptz,
  -- How many answers still waited on the device when it last said so.
  unsent integer not null default 0 check (unsent >= 0),
  revoked_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, token_hash),
  foreign key (workspace_id, survey_id) references survey (workspace_id, id),
  foreign key (workspace_id, made_by) references staff (workspace_id, id)
);
create index kiosk_device_survey on kiosk_device (workspace_id, survey_id, made_at);
call guard_workspace('kiosk_device');

-- How often a survey was shown on other pages and closed there, by day: a count, no person.
create table widget_day (
  workspace_id uuid not null,
  survey_id uuid not null,
  day date not null,
  shown integer not null default 0,
  dismissed integer not null default 0,
  primary key (workspace_id, survey_id, day),
  foreign key (workspace_id, survey_id) references survey (workspace_id, id)
);
call guard_workspace('widget_day');
