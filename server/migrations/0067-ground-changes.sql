-- What figures are read by beside the answers: surveys and their versions, names, traits, norms, events of a chart. Whoever
-- keeps a copy in memory finds out by these rows that it is old, as of scores (0036-score-changes.sql): he keeps the snapshot
-- at which the copy was true, and looks for a row whose transaction that snapshot did not see. A number that every writer
-- raises would say the same, and have them wait for each other.
create table ground_change (
  workspace_id uuid not null,
  transaction xid8 not null default pg_current_xact_id(),
  id bigint not null generated always as identity,
  -- The table.
  source text not null check (octet_length(source) <= 63),
  marked_at timestamptz not null default now(),
  primary key (workspace_id, transaction, id)
);
call guard_workspace('ground_change');

create function mark_ground() returns trigger
  language plpgsql as $$
begin
  insert into ground_change (workspace_id, source) select distinct workspace_id, tg_table_name from touched;
  return null;
end $$;

-- One call for a statement, and none of an answer: a value of a trait is written when it is met for the first time.
do $$
declare
  watched text;
begin
  foreach watched in array array['survey', 'survey_version', 'contact_attribute', 'organisation', 'touchpoint', 'study',
    'trait', 'trait_value', 'norm', 'chart_event'] loop
    execute format('create trigger mark_ground_added after insert on %I referencing new table as touched
      for each statement execute function mark_ground()', watched);
    execute format('create trigger mark_ground_changed after update on %I referencing new table as touched
      for each statement execute function mark_ground()', watched);
    execute format('create trigger mark_ground_removed after delete on %I referencing old table as touched
      for each statement execute function mark_ground()', watched);
  end loop;
end $$;
