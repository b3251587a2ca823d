-- Figures that somebody wants to see again: an address of the staff's app under a name.
create table saved_view (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null check (octet_length(name) between 1 and 400),
  -- The screen's path and what stands behind its question mark; nothing of another site fits in.
  screen text not null check (screen ~ '^/[a-z-]{0,40}$'),
  search text not null default '' check (octet_length(search) <= 8000 and search !~ '[[:cntrl:]#]'),
  -- For all colleagues, or for its maker alone.
  is_shared boolean not null default false,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references staff (workspace_id, id)
);
create index saved_view_maker on saved_view (workspace_id, created_by);
call guard_workspace('saved_view');
