-- What a button made a moment ago, so that its second press finds that instead of making an equal thing beside it. Of who pressed,
-- for what and with which words only a keyed hash is kept, and at night it goes.
create table press (
  workspace_id uuid not null references workspace (id),
  digest bytea not null check (octet_length(digest) = 32),
  made_id uuid not null,
  at timestamptz not null,
  primary key (workspace_id, digest)
);
call guard_workspace('press');
