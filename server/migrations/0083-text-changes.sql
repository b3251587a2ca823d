-- Of which months a transaction changed the texts or what they mention, so that whoever keeps counts of a month finds out that
-- they are old, as of scores (0036-score-changes.sql).
create table text_change (
  workspace_id uuid not null,
  survey_id uuid not null,
  transaction xid8 not null default pg_current_xact_id(),
  id bigint not null generated always as identity,
  -- The month's first day.
  month date not null,
  marked_at timestamptz not null default now(),
  primary key (workspace_id, survey_id, transaction, id)
);
call guard_workspace('text_change');

create function mark_texts() returns trigger
  language plpgsql as $$
begin
  insert into text_change (workspace_id, survey_id, month)
  select distinct workspace_id, survey_id, date_trunc('month', day)::date from touched;
  return null;
end $$;
create trigger mark_texts_added after insert on response_text referencing new table as touched
  for each statement execute function mark_texts();
-- As they were, for the day that they leave; and as they are, for the one that they come to.
create trigger mark_texts_before after update on response_text referencing old table as touched
  for each statement execute function mark_texts();
create trigger mark_texts_after after update on response_text referencing new table as touched
  for each statement execute function mark_texts();
create trigger mark_texts_removed after delete on response_text referencing old table as touched
  for each statement execute function mark_texts();

-- What goes with its text is marked with it.
create function mark_mentions() returns trigger
  language plpgsql as $$
begin
  insert into text_change (workspace_id, survey_id, month)
  select distinct t.workspace_id, t.survey_id, date_trunc('month', t.day)::date
  from touched m join response_text t on t.workspace_id = m.workspace_id and t.response_id = m.response_id;
  return null;
end $$;
create trigger mark_mentions_added after insert on response_theme referencing new table as touched
  for each statement execute function mark_mentions();
create trigger mark_mentions_changed after update on response_theme referencing new table as touched
  for each statement execute function mark_mentions();
create trigger mark_mentions_removed after delete on response_theme referencing old table as touched
  for each statement execute function mark_mentions();
