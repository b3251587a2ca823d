-- Columns know which answers are of the same customer (metrics/columns), so a link that comes later than the scores, goes to another
-- contact or is taken away marks them like a score that changed (0036).
create function mark_linked() returns trigger
  language plpgsql as $$
begin
  insert into score_change (workspace_id, survey_id, day, kind, responses)
  select r.workspace_id, r.survey_id, (r.started_at at time zone 'UTC')::date, case when count(*) > 5000 then 'm' else 'c'::"char" end,
    case when count(*) > 5000 then '{}' else array_agg(r.id) end
  from touched t join response r on r.workspace_id = t.workspace_id and r.id = t.response_id
  group by 1, 2, 3;
  return null;
end $$;

-- The statement that stores answers by the hundred writes their links with the scores, and says so (0081).
create trigger mark_linked after insert on response_contact referencing new table as touched
  for each statement when (current_setting('voldaan.scores_marked', true) is distinct from 'yes')
  execute function mark_linked();
create trigger mark_linked_anew after update on response_contact referencing new table as touched
  for each statement execute function mark_linked();
create trigger mark_unlinked after delete on response_contact referencing old table as touched
  for each statement execute function mark_linked();
