-- What a company does about what it heard, written down before it begins, so that what it did can be told afterwards.
create table improvement_action (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null check (octet_length(name) between 1 and 800),
  -- What is done, as colleagues read it.
  measure text not null default '' check (octet_length(measure) <= 16000),
  kind text not null check (kind in ('process', 'training', 'communication', 'product')),
  owner_id uuid,
  cost numeric(14, 2) check (cost >= 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  -- What should rise: an item of a survey.
  survey_id uuid not null,
  item text not null check (octet_length(item) between 1 and 1200),
  -- The groups are values of one trait: where something changes, and where nothing does.
  trait text not null check (octet_length(trait) between 1 and 800),
  treated text[] not null check (cardinality(treated) between 1 and 200),
  comparison text[] not null check (cardinality(comparison) between 1 and 200),
  -- The smallest rise that would make it worth its cost, in the unit of the metric.
  worthwhile double precision not null check (worthwhile > 0),
  starts_on date not null,
  planned_by uuid not null,
  planned_at timestamptz not null,
  -- When somebody read the result and said what follows from it.
  ended_at timestamptz,
  conclusion text not null default '' check (octet_length(conclusion) <= 16000),
  primary key (workspace_id, id),
  foreign key (workspace_id, survey_id) references survey (workspace_id, id),
  foreign key (workspace_id, owner_id) references staff (workspace_id, id) on delete set null (owner_id),
  foreign key (workspace_id, planned_by) references staff (workspace_id, id),
  -- What is thought of after the start has no effect that could be measured.
  check (planned_at < starts_on + interval '1 day'),
  check ((cost is null) = (currency is null))
);
create index improvement_action_start on improvement_action (workspace_id, starts_on desc, id);
call guard_workspace('improvement_action');
