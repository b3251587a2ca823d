-- The ground: workspaces, and the guard that every table with customers' or staff's data passes through.
-- Of texts the schema limits the bytes, 32 for each character allowed; characters as people count them, of which one may
-- be seven code points, are counted before they come here.

create table workspace (
  id uuid primary key,
  -- Short public name of the workspace, the first six characters of every token, so that a token alone finds its shard.
  code text not null unique check (code ~ '^[a-z2-7]{6}$'),
  name text not null check (octet_length(name) between 1 and 6400),
  language text not null check (language in ('nl', 'nb', 'en')),
  -- The line at the foot of every mail: who is writing, from where.
  postal_line text not null default '' check (octet_length(postal_line) <= 9600),
  created_at timestamptz not null default now()
);

-- A set-up link claims the instance (or adds a company to it) once. Only its hash is kept.
create table setup_link (
  token_hash bytea primary key,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Facts about this database as a whole: instance id, last time seen, whether sending is held after a restore.
create table instance_fact (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now()
);

-- Failed sign-ins by a keyed hash of account or address prefix; not of one workspace, since the account may not exist.
create table sign_in_failure (
  key_hash bytea not null,
  failed_at timestamptz not null default now()
);
create index sign_in_failure_recent on sign_in_failure (key_hash, failed_at);

create function current_workspace() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('voldaan.workspace_id', true), '')::uuid $$;

-- Puts a table behind its workspace: reads and writes of the app's role see one workspace, or nothing when none is set.
-- Asked in a subselect, the setting is read once for a statement and not for each row: 10 % of the cost of an answer.
create procedure guard_workspace(guarded regclass)
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy one_workspace on %s to voldaan_app
    using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()))', guarded);
  execute format('grant select, insert, update, delete on %s to voldaan_app', guarded);
end $$;

-- The same for a table whose rows are never changed nor removed by the app.
create procedure guard_ledger(guarded regclass)
  language plpgsql as $$
begin
  call guard_workspace(guarded);
  execute format('revoke update, delete on %s from voldaan_app', guarded);
end $$;

grant usage on schema public to voldaan_app, voldaan_gate, voldaan_work;
grant select, insert on workspace to voldaan_app;
grant update (name, language, postal_line) on workspace to voldaan_app;
grant select, insert, update on setup_link to voldaan_app;
grant select, insert, update on instance_fact to voldaan_app;
grant select, insert, delete on sign_in_failure to voldaan_app;
grant select on workspace to voldaan_gate, voldaan_work;
