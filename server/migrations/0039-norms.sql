-- What a company promised itself, and what others say that they reach.

-- A norm of one rating, of all customers or those with one value of a trait, from a day until a day.
create table norm (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  survey_id uuid not null,
  -- The comparability key of the rating: asked otherwise it is another, and has no norm until somebody sets one.
  item text not null check (octet_length(item) between 1 and 1200),
  -- '' and '' for all customers; a value of '' with a trait stands for those of whom it is not known.
  trait text not null default '' check (octet_length(trait) <= 400),
  trait_value text not null default '' check (octet_length(trait_value) <= 800),
  -- In the metric's unit: points of NPS, a share between 0 and 1, a score on the scale.
  value double precision not null check (value between -100 and 100),
  valid_from date not null,
  -- The first day on which it holds no more; null while no end was named.
  valid_to date,
  reason text not null default '' check (octet_length(reason) <= 4000),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, survey_id, item, trait, trait_value, valid_from),
  foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade,
  foreign key (workspace_id, created_by) references staff (workspace_id, id),
  check (valid_to is null or valid_to > valid_from)
);
call guard_workspace('norm');

-- A figure of somebody else, with what is known of how it was made.
create table benchmark (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null check (octet_length(name) between 1 and 800),
  -- Scale and breaks, by the name that domain/metrics/norms/benchmark.ts gives them.
  metric text not null check (metric ~ '^[a-zA-Z]{1,40}$'),
  value double precision not null check (value between -100 and 100),
  low double precision,
  high double precision,
  n integer check (n > 0),
  -- Who published it, where it can be read, when it was measured and how.
  source text not null check (octet_length(source) between 1 and 2000),
  source_url text not null default '' check (octet_length(source_url) <= 8000),
  measured_on date not null,
  method text not null check (octet_length(method) between 1 and 4000),
  -- Invented for the sample company, and shown as such.
  is_example boolean not null default false,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references staff (workspace_id, id),
  check ((low is null) = (high is null)),
  check (low is null or (low <= value and value <= high))
);
call guard_workspace('benchmark');
