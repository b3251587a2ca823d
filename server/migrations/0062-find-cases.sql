-- How many stand in each queue is told with every page of it: from the index alone, however many are open.
drop index complaint_case_queue;
create index complaint_case_queue on complaint_case (workspace_id, due_at nulls last, id)
  include (kind, owner_id, waits_until) where closed_at is null;

-- As with texts of answers (0040-words.sql) the owner lends this one look into the index of words, which row-level security
-- would keep from being used: it gives ids of the workspace that asks, in no order, at most so many. Always by that index:
-- what the planner guesses of words that stand together, or are only begun, is wrong by a thousand.
drop index complaint_case_words;
create index complaint_case_words on complaint_case using gin (
  (to_tsvector('simple', name || ' ' || subject || ' ' || words) || array_to_tsvector(array[' w' || workspace_id::text]))
);
do $$ begin
  execute format('create policy owner_finds on complaint_case for select to %I using (true)', current_user);
end $$;
create function find_cases(wanted tsquery, most integer) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set enable_indexscan = off set enable_indexonlyscan = off set enable_seqscan = off as $$
declare
  asking uuid := nullif(current_setting('voldaan.workspace_id', true), '')::uuid;
begin
  return query
    select c.id from public.complaint_case c
    where (to_tsvector('simple', c.name || ' ' || c.subject || ' ' || c.words) || array_to_tsvector(array[' w' || c.workspace_id::text]))
        @@ ((quote_literal(' w' || asking::text)::tsquery) && wanted)
      and c.workspace_id = asking
    limit most;
end $$;
revoke all on function find_cases(tsquery, integer) from public;
grant execute on function find_cases(tsquery, integer) to voldaan_app;
