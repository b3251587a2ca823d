-- Whom to ask what, when and how often: studies, the samples they drew, and every decision about every customer.

create table study (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null check (octet_length(name) between 1 and 800),
  kind text not null check (kind in ('moment', 'relation', 'expectation', 'complaint', 'exit', 'silent', 'anonymous')),
  state text not null default 'draft' check (state in ('draft', 'running', 'paused', 'ended')),
  revision integer not null default 1,
  -- Purpose, norm, method, timing, audience, sample, legal basis, letters (domain/src/studies/study-plan.ts).
  plan jsonb not null,
  survey_id uuid,
  touchpoint_id uuid,
  -- Everything that chance decides in this study comes from here, so that it can be drawn again.
  seed text not null check (octet_length(seed) between 1 and 200),
  -- When the planner looks at it next; null when there is nothing to look for.
  next_plan_at timestamptz,
  -- Up to where the planner has read what happened to customers.
  events_read_to timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, survey_id) references survey (workspace_id, id),
  foreign key (workspace_id, touchpoint_id) references touchpoint (workspace_id, id) on delete set null (touchpoint_id),
  foreign key (workspace_id, created_by) references staff (workspace_id, id)
);
create index study_due on study (workspace_id, next_plan_at) where state = 'running';
call guard_workspace('study');

-- One drawing of a sample: the frame it came from, by stratum, and what was left out of the frame and why.
create table study_draw (
  workspace_id uuid not null,
  id uuid not null,
  study_id uuid not null,
  -- The period of the cadence, from 0.
  period integer not null,
  seed text not null,
  is_census boolean not null,
  frame_count integer not null,
  selected_count integer not null,
  -- [{"id": "north", "size": 300, "selected": 30}]
  strata jsonb not null default '[]',
  left_out jsonb not null default '{}',
  drawn_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, study_id, period),
  foreign key (workspace_id, study_id) references study (workspace_id, id)
);
call guard_workspace('study_draw');

-- Who was drawn, in the order in which they are released. A census needs no list: its wave has everybody.
create table draw_member (
  workspace_id uuid not null,
  draw_id uuid not null,
  contact_id uuid not null,
  stratum text not null default '',
  place integer not null,
  released_at timestamptz,
  primary key (workspace_id, draw_id, contact_id),
  foreign key (workspace_id, draw_id) references study_draw (workspace_id, id)
);
create index draw_member_place on draw_member (workspace_id, draw_id, place) where released_at is null;
call guard_workspace('draw_member');

-- Places that a study offers to a group, and those that are taken: reserved when asked, counted when answered.
create table quota_cell (
  workspace_id uuid not null,
  study_id uuid not null,
  cell text not null,
  places integer not null check (places >= 0),
  reserved integer not null default 0 check (reserved >= 0),
  counted integer not null default 0 check (counted >= 0),
  primary key (workspace_id, study_id, cell),
  foreign key (workspace_id, study_id) references study (workspace_id, id)
);
call guard_workspace('quota_cell');

-- A study's wish to ask one customer on one occasion that was not granted at once: put off, put together, or withheld.
create table contact_request (
  workspace_id uuid not null,
  id uuid not null,
  study_id uuid not null,
  contact_id uuid,
  address_hash bytea not null,
  occasion text not null check (octet_length(occasion) <= 400),
  kind text not null check (kind in ('invitation', 'reminder')),
  channel text not null default 'mail',
  purpose text not null,
  priority integer not null,
  may_merge boolean not null default false,
  wanted_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null check (state in ('deferred', 'merged', 'withheld', 'granted')),
  -- Why, as codes with their values (domain/src/studies/contact-decision.ts); the latest of contact_decision.
  reasons jsonb not null,
  -- When to decide again; null when it is over.
  next_at timestamptz,
  -- The invitation that carries a merged request, or that a granted one became.
  invitation_id uuid,
  decided_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, study_id, address_hash, occasion, kind),
  foreign key (workspace_id, study_id) references study (workspace_id, id),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id) on delete set null (contact_id)
);
create index contact_request_due on contact_request (workspace_id, next_at) where next_at is not null;
create index contact_request_contact on contact_request (workspace_id, contact_id, decided_at desc);
create index contact_request_carrier on contact_request (workspace_id, invitation_id) where state = 'merged';
call guard_workspace('contact_request');

-- Every decision about every customer that was not a plain yes at planning, append-only, with its reasons.
create table contact_decision (
  workspace_id uuid not null,
  id uuid not null default uuid_v7(),
  study_id uuid,
  wave_id uuid,
  invitation_id uuid,
  contact_id uuid,
  address_hash bytea not null,
  occasion text not null,
  kind text not null,
  -- Where it was taken: when it was planned, when a sender took it up, and in the moment of handing over.
  stage text not null check (stage in ('planning', 'claim', 'hand_over')),
  decision text not null check (decision in ('invite', 'defer', 'swap', 'merge', 'withhold')),
  reasons jsonb not null,
  at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create index contact_decision_address on contact_decision (workspace_id, address_hash, at desc);
call guard_ledger('contact_decision');

-- How much a workspace spares its customers, and when it writes to them; without a row the defaults hold.
create table contact_rules (
  workspace_id uuid not null references workspace (id),
  -- domain/src/studies/budget-rules.ts
  budget jsonb not null,
  -- Hours, Sundays and holidays, and the zone and country of customers who have none of their own.
  send_hours jsonb not null,
  changed_by uuid,
  changed_at timestamptz not null default now(),
  primary key (workspace_id),
  foreign key (workspace_id, changed_by) references staff (workspace_id, id)
);
call guard_workspace('contact_rules');

grant select (workspace_id, id, state, next_plan_at) on study to voldaan_work;
create policy work_looks on study for select to voldaan_work using (true);
grant select (workspace_id, next_at) on contact_request to voldaan_work;
create policy work_looks on contact_request for select to voldaan_work using (true);
