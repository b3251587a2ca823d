-- A wave that promises its customers that answers are anonymous, and what keeps the promise: invitation and answer have nothing in
-- common that this database could join them by.
alter table wave add column is_anonymous boolean not null default false;

create function refuse_other_promise() returns trigger
  language plpgsql as $$
begin
  raise check_violation using message = format('what wave %s promised its customers stays as it was', old.id);
end $$;
create trigger keep_promise before update of is_anonymous on wave for each row
  when (old.is_anonymous is distinct from new.is_anonymous)
  execute function refuse_other_promise();

create table wave_anonymity (
  workspace_id uuid not null,
  wave_id uuid not null,
  -- Random. Together with the instance's secret and an invitation's id it finds the answer again; null once it is forgotten, when the
  -- last link of the wave has expired: from then on nobody finds it.
  key bytea check (octet_length(key) = 32),
  -- Languages in which enough customers were invited to hide among: no other one is kept with an answer.
  languages text[] not null,
  -- Answers that were let out of the wave so far, and invitations of which it is noted that they were answered.
  released_count integer not null default 0,
  noted_count integer not null default 0,
  ended_at timestamptz,
  primary key (workspace_id, wave_id),
  foreign key (workspace_id, wave_id) references wave (workspace_id, id),
  check (key is null or ended_at is null)
);
call guard_workspace('wave_anonymity');

-- Of an answer to an anonymous wave, the wave. Until it is let out together with others it is removed_at, and so out of sight for
-- whoever reads responses; its score row is written when it comes into sight.
alter table response add column anonymous_wave_id uuid;
create index response_anonymous on response (workspace_id, anonymous_wave_id, removed_at) where anonymous_wave_id is not null;

-- Which workspaces have an anonymous wave that still goes on, and nothing else of it.
grant select (workspace_id, wave_id, ended_at) on wave_anonymity to voldaan_work;
create policy work_looks on wave_anonymity for select to voldaan_work using (true);
