-- The app sees its own workspace's row and no other's; only the gate finds one by its code.
alter table workspace enable row level security;
alter table workspace force row level security;
create policy own_workspace on workspace to voldaan_app
  using (id = current_workspace()) with check (id = current_workspace());
create policy gate_reads on workspace for select to voldaan_gate using (true);
create policy work_looks on workspace for select to voldaan_work using (true);

-- The gate looks an address up before the workspace is known.
create index staff_address on staff (email_key) where removed_at is null;

-- Readiness compares what was applied with what this release brings.
grant select on migration to voldaan_app;

-- Each audit row holds the hash of the one before it, so that a row that is changed or taken out behind the app's back shows.
alter table audit_entry
  add column number bigint not null,
  add column hash bytea not null,
  add constraint audit_entry_chain unique (workspace_id, number);
