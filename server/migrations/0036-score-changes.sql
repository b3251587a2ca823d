-- Which score rows a transaction wrote, so that whoever holds a copy of them in columns finds out what the copy lacks.
-- Ids and times are not in the order of commits; what a snapshot sees is. A reader keeps the snapshot at which its copy was
-- true, and takes of these rows those whose transaction that snapshot did not see (metrics/columns/change-views.ts).
create table score_change (
  workspace_id uuid not null,
  survey_id uuid not null,
  transaction xid8 not null default pg_current_xact_id(),
  id bigint not null generated always as identity,
  -- The day of the rows; of a month that is not told row by row, any day.
  day date not null,
  -- a: the rows were not there before; c: they were, and are different or gone; m: anything in the month may be different.
  kind "char" not null check (kind in ('a', 'c', 'm')),
  responses uuid[] not null default '{}',
  marked_at timestamptz not null default now(),
  primary key (workspace_id, survey_id, transaction, id)
);
call guard_workspace('score_change');

create function mark_scores() returns trigger
  language plpgsql as $$
begin
  -- Of so many rows in a day, reading the month again costs less than naming them.
  insert into score_change (workspace_id, survey_id, day, kind, responses)
  select workspace_id, survey_id, day, case when count(*) > 5000 then 'm' else tg_argv[0]::"char" end,
    case when count(*) > 5000 then '{}' else array_agg(response_id) end
  from touched group by 1, 2, 3;
  return null;
end $$;

-- One call for a statement, not for a row: whatever writes scores is heard, and a batch of a hundred answers pays once.
create trigger mark_added after insert on score_row referencing new table as touched
  for each statement execute function mark_scores('a');
-- As they were, for the day that they leave; and as they are, for the one that they come to.
create trigger mark_before after update on score_row referencing old table as touched
  for each statement execute function mark_scores('c');
create trigger mark_after after update on score_row referencing new table as touched
  for each statement execute function mark_scores('c');
create trigger mark_removed after delete on score_row referencing old table as touched
  for each statement execute function mark_scores('c');

-- For who writes millions of rows with the triggers off, as a new company's history: says that all months are different.
create function mark_all_scores(company uuid) returns void
  language sql as $$
  insert into score_change (workspace_id, survey_id, day, kind)
  select distinct workspace_id, survey_id, date_trunc('month', day)::date, 'm'::"char" from score_row where workspace_id = company;
$$;
