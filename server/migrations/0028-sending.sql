-- The send ledger learns of studies, occasions and reminders, and of what came back.

alter table wave
  add column study_id uuid,
  add column draw_id uuid,
  -- Names what its customers are asked about within the study, as "month-3"; '' for a wave that asks once.
  add column occasion text not null default '' check (octet_length(occasion) <= 400),
  add column purpose text not null default 'relation'
    check (purpose in ('transaction', 'relation', 'complaint', 'exit', 'marketing')),
  add column legal_basis text not null default 'service' check (legal_basis in ('service', 'legitimate_interest', 'consent')),
  add column priority integer not null default 50,
  add column may_merge boolean not null default false,
  -- Null: nobody is reminded. {"afterDays": 7, "validDays": 10}
  add column reminder jsonb,
  -- The other text of the reminder; null takes the first letter.
  add column reminder_letter jsonb,
  -- Nobody is written to before; who cannot be written to before the end is not.
  add column opens_at timestamptz,
  add column closes_at timestamptz,
  -- When somebody went on with it last: bounces and reports from before were seen then, and pause it no more.
  add column resumed_at timestamptz,
  add foreign key (workspace_id, study_id) references study (workspace_id, id),
  add foreign key (workspace_id, draw_id) references study_draw (workspace_id, id);
create index wave_study on wave (workspace_id, study_id) where study_id is not null;

-- A wave to a million people is planned as a thousand lists; a list becomes invitations when a sender opens it.
create table wave_part (
  workspace_id uuid not null,
  wave_id uuid not null,
  number integer not null,
  contact_ids uuid[] not null,
  due_at timestamptz not null default now(),
  opened_at timestamptz,
  primary key (workspace_id, wave_id, number),
  foreign key (workspace_id, wave_id) references wave (workspace_id, id)
);
-- Ids look like chance: trying to compress them takes longer than writing them.
alter table wave_part alter column contact_ids set storage external;
create index wave_part_due on wave_part (workspace_id, wave_id, due_at, number) where opened_at is null;
call guard_workspace('wave_part');

alter table invitation
  add column study_id uuid,
  -- Names the request within the study, as "the delivery of order 5"; '' for a wave that asks once.
  add column occasion text not null default '' check (octet_length(occasion) <= 400),
  add column kind text not null default 'invitation' check (kind in ('invitation', 'reminder')),
  add column purpose text not null default 'relation',
  add column priority integer not null default 50,
  add column may_merge boolean not null default false,
  -- The invitation that this one reminds of. A reminder has the same link.
  add column reminder_of uuid,
  add column receiving_domain text not null default '',
  add column bounced_at timestamptz,
  add column bounce_kind text check (bounce_kind in ('hard', 'soft', 'policy')),
  add column reported_at timestamptz;
alter table invitation drop constraint invitation_workspace_id_wave_id_address_hash_key;
alter table invitation add constraint invitation_once unique (workspace_id, wave_id, address_hash, occasion, kind);
create index invitation_study on invitation (workspace_id, study_id, address_hash) where study_id is not null;
create index invitation_contact on invitation (workspace_id, contact_id) where contact_id is not null;

-- How fast a group of receiving servers takes our mail: starts slow, grows when all goes well, halves when it is too much.
create table sending_pace (
  workspace_id uuid not null references workspace (id),
  receiving_domain text not null,
  connections integer not null,
  per_minute integer not null,
  -- Mails that may still go in the running minute.
  tokens double precision not null,
  -- From here on it grows slowly: half of what was too much the last time; null when it never was.
  steady_from integer,
  counted_at timestamptz not null default now(),
  resting_until timestamptz,
  notice text,
  primary key (workspace_id, receiving_domain)
);
-- Those that take nothing at this moment are few among many.
create index sending_pace_spent on sending_pace (workspace_id) where tokens < 1 or resting_until is not null;
call guard_workspace('sending_pace');

-- The work role sees which waves have a list left to open, and nothing of who is on it.
grant select (workspace_id, wave_id, due_at, opened_at) on wave_part to voldaan_work;
create policy work_looks on wave_part for select to voldaan_work using (true);
