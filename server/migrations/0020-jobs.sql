-- Puts a job into the queue in the caller's transaction. The app's role cannot see the queue's own tables; the owner
-- lends it this one act. Written in plpgsql, because the queue's schema is made after these migrations.
create function enqueue_job(task text, payload json, job_key text, run_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(identifier => task, payload => payload, job_key => enqueue_job.job_key,
    run_at => enqueue_job.run_at, max_attempts => 10);
end $$;
revoke all on function enqueue_job(text, json, text, timestamptz) from public;
grant execute on function enqueue_job(text, json, text, timestamptz) to voldaan_app;
