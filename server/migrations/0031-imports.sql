-- An import reads its file again when it takes it in, so that only refused rows are kept beside it.
delete from contact_import_row where fault_code is null;
update contact_import set state = 'checking' where state = 'ready';
alter table contact_import_row
  drop column contact_id, drop column email, drop column email_key, drop column address_hash, drop column name,
  drop column external_id, drop column phone, drop column language, drop column attributes,
  alter column fault_code set not null, alter column fault_column set not null, alter column fault_value set not null;

-- How far a check or an import is, and whether somebody wants it to stop: apart from the import's own row, which the
-- transaction that works on it holds until it is through.
create table contact_import_progress (
  workspace_id uuid not null,
  import_id uuid not null,
  rows_done integer not null default 0,
  is_cancelled boolean not null default false,
  primary key (workspace_id, import_id),
  foreign key (workspace_id, import_id) references contact_import (workspace_id, id) on delete cascade
);
call guard_workspace('contact_import_progress');
insert into contact_import_progress (workspace_id, import_id) select workspace_id, id from contact_import;

-- What a known contact had said yes or no to, where the file told of it. A contact that the import added names it itself.
alter table contact_import_change add column consents jsonb;
delete from contact_import_change where before is null;
alter table contact_import_change alter column before set not null;

-- Taking an import back takes back whom it silenced and which organisations it made.
alter table suppression
  add column import_id uuid,
  add foreign key (workspace_id, import_id) references contact_import (workspace_id, id);
alter table organisation
  add column import_id uuid,
  add foreign key (workspace_id, import_id) references contact_import (workspace_id, id);
create index suppression_import on suppression (workspace_id, import_id) where import_id is not null;
create index organisation_import on organisation (workspace_id, import_id) where import_id is not null;
