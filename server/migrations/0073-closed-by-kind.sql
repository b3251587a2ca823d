-- Closed cases of one kind are read from an index that begins with it: of a unit that has none, all others were read to find that out.
create index complaint_case_kind_closed on complaint_case (workspace_id, kind, closed_at desc, id)
  include (owner_id, unit_id) where closed_at is not null;
create index complaint_case_unit_kind_closed on complaint_case (workspace_id, unit_id, kind, closed_at desc, id)
  where closed_at is not null and unit_id is not null;
