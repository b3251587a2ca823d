-- Figures for the operator's tools: how many sessions are open and how much work waits, over all workspaces, and no more.
grant select (workspace_id, expires_at, last_seen_at) on session to voldaan_work;
create policy work_counts on session for select to voldaan_work using (true);

-- The queue's own tables belong to the owner, who lends this one look. plpgsql, because they are made after the migrations.
create function queue_depth() returns table (waiting bigint, oldest_seconds double precision)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select count(*), coalesce(extract(epoch from now() - min(run_at)), 0)::double precision
    from graphile_worker.jobs where run_at <= now() and attempts < max_attempts;
end $$;
revoke all on function queue_depth() from public;
grant execute on function queue_depth() to voldaan_work;
