-- What happened that a chart of scores is read by: a price change, an outage, a campaign. Told by people, not counted.

create table chart_event (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  -- Null: on the charts of all surveys.
  survey_id uuid,
  kind text not null check (kind in ('price_change', 'outage', 'campaign', 'other')),
  name text not null check (octet_length(name) between 1 and 800),
  day date not null,
  -- Null for what took one day; else its last day, included.
  last_day date,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade,
  foreign key (workspace_id, created_by) references staff (workspace_id, id),
  check (last_day is null or last_day > day)
);
create index chart_event_day on chart_event (workspace_id, day);
call guard_workspace('chart_event');
