-- Whom the plans of a company with a great many customers may make due, as it was found at a moment. To find them takes seconds
-- among a million customers; to read what was found takes milliseconds, whichever process found it and however lately it started.
create table due_list (
  workspace_id uuid not null references workspace (id),
  -- Whose units alone were seen (current_reach), since talks in other units' cases are not told by a list either; nought for all.
  reach uuid not null,
  -- The plans it was found by, in so far as they say whom: by others it is found anew.
  plans text not null,
  found_at timestamptz not null,
  -- Since when somebody finds it anew.
  claimed_at timestamptz,
  primary key (workspace_id, reach)
);
call guard_workspace('due_list');
create policy within_reach on due_list as restrictive to voldaan_app using (
  (select current_reach()) is null or reach = (select current_reach())
);

create table due_candidate (
  workspace_id uuid not null,
  reach uuid not null,
  -- By plan, and within it who waits longest first.
  place integer not null check (place >= 1),
  plan_id uuid not null,
  contact_id uuid not null,
  since timestamptz not null,
  talked_at timestamptz,
  heard_at timestamptz,
  open_complaints integer not null,
  amount double precision,
  currency text,
  value_rank double precision,
  -- [{"score": 8, "scale": "0-10", "at": "2026-03-02T10:00:00+00:00"}], the newest first.
  marks jsonb not null,
  primary key (workspace_id, reach, place),
  foreign key (workspace_id, reach) references due_list (workspace_id, reach) on delete cascade,
  foreign key (workspace_id, plan_id) references follow_up_plan (workspace_id, id),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id) on delete cascade
);
create index due_candidate_contact on due_candidate (workspace_id, contact_id);
call guard_workspace('due_candidate');
create policy within_reach on due_candidate as restrictive to voldaan_app using (
  (select current_reach()) is null or reach = (select current_reach())
);
