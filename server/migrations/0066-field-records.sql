-- What was heard and seen outside of surveys, and the problems in which evidence of every kind meets.

-- An interview in depth, a group discussion or an observation: what was asked, who agreed to what, and what came of it.
create table field_record (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  kind text not null check (kind in ('interview', 'group', 'observation')),
  title text not null check (octet_length(title) between 1 and 800),
  held_on date not null,
  -- Whom it was with, without names: "three customers from Zeist".
  participants text not null default '' check (octet_length(participants) <= 4000),
  guide text not null default '' check (octet_length(guide) <= 80000),
  consent text not null check (consent in ('spoken', 'written', 'not_needed')),
  consent_note text not null default '' check (octet_length(consent_note) <= 4000),
  notes text not null default '' check (octet_length(notes) <= 400000),
  -- [{"words": "…", "theme_ids": ["…"], "is_quote": true}]: what was said, by the themes of the codebook.
  passages jsonb not null default '[]',
  revision integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, made_by) references staff (workspace_id, id)
);
create index field_record_newest on field_record (workspace_id, held_on desc, id);
call guard_workspace('field_record');

-- Something that goes wrong for customers, by whatever it was noticed.
create table problem (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null check (octet_length(name) between 1 and 800),
  description text not null default '' check (octet_length(description) <= 80000),
  state text not null check (state in ('open', 'being_solved', 'solved', 'accepted')),
  owner_id uuid,
  -- The improvement action that is to solve it, as its address names it.
  action_ref text check (octet_length(action_ref) <= 40),
  -- [{"kind": "answer", "ref": "rsp_…", "words": "…", "at": "2026-11-22"}]
  evidence jsonb not null default '[]',
  revision integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references staff (workspace_id, id),
  foreign key (workspace_id, made_by) references staff (workspace_id, id)
);
create index problem_newest on problem (workspace_id, changed_at desc, id);
call guard_workspace('problem');
