-- What customers suggest becomes an idea: several suggestions, one idea, and everybody who suggested it hears what became of it.

create table idea (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  -- In words of staff; what customers wrote stays with their cases.
  title text not null check (octet_length(title) between 1 and 800),
  description text not null default '' check (octet_length(description) <= 16000),
  -- Made from its moves alone; kept here for lists. `revision` counts every change.
  state text not null default 'new' check (state in ('new', 'considered', 'planned', 'done', 'not_done')),
  revision integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  -- The idea that it turned out to be the same as.
  merged_into uuid,
  -- What was done about it, with its effect measured.
  action_id uuid,
  -- What everybody may read, by language: title, text, and what was done.
  public_texts jsonb not null default '{}',
  -- On the board since; null when it is not.
  published_at timestamptz,
  -- Under "You asked, we did" since; null when it is not.
  told_at timestamptz,
  -- The measured effect as it stood when staff chose to say it.
  effect jsonb,
  primary key (workspace_id, id),
  foreign key (workspace_id, made_by) references staff (workspace_id, id),
  foreign key (workspace_id, merged_into) references idea (workspace_id, id),
  foreign key (workspace_id, action_id) references improvement_action (workspace_id, id) on delete set null (action_id),
  check (merged_into is null or (published_at is null and told_at is null)),
  check (told_at is null or state = 'done')
);
create index idea_changed on idea (workspace_id, changed_at desc, id) where merged_into is null;
create index idea_action on idea (workspace_id, action_id) where action_id is not null;
call guard_workspace('idea');

-- Every state that an idea came to, append-only, with what is told to whoever suggested it, by language.
create table idea_move (
  workspace_id uuid not null,
  idea_id uuid not null,
  sequence integer not null check (sequence >= 1),
  state text not null check (state in ('considered', 'planned', 'done', 'not_done')),
  words jsonb not null default '{}',
  staff_id uuid not null,
  at timestamptz not null,
  primary key (workspace_id, idea_id, sequence),
  foreign key (workspace_id, idea_id) references idea (workspace_id, id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
call guard_ledger('idea_move');

-- The suggestions that an idea came from. A suggestion belongs to one idea.
create table idea_case (
  workspace_id uuid not null,
  case_id uuid not null,
  idea_id uuid not null,
  joined_by uuid not null,
  joined_at timestamptz not null,
  primary key (workspace_id, case_id),
  foreign key (workspace_id, case_id) references complaint_case (workspace_id, id),
  foreign key (workspace_id, idea_id) references idea (workspace_id, id),
  foreign key (workspace_id, joined_by) references staff (workspace_id, id)
);
create index idea_case_idea on idea_case (workspace_id, idea_id, joined_at, case_id);
call guard_workspace('idea_case');

-- Who suggested it was told of this state, and is not told of it again. Without a mail: there was nobody to write to.
create table idea_telling (
  workspace_id uuid not null,
  case_id uuid not null,
  state text not null check (state in ('considered', 'planned', 'done', 'not_done')),
  at timestamptz not null,
  is_mailed boolean not null,
  primary key (workspace_id, case_id, state),
  foreign key (workspace_id, case_id) references complaint_case (workspace_id, id)
);
call guard_workspace('idea_telling');

-- One vote of one device for one idea. The voter is a keyed hash of a random number that only the device holds.
create table idea_vote (
  workspace_id uuid not null,
  idea_id uuid not null,
  voter bytea not null,
  at timestamptz not null,
  primary key (workspace_id, idea_id, voter),
  foreign key (workspace_id, idea_id) references idea (workspace_id, id)
);
call guard_workspace('idea_vote');

-- Whether anybody may read and vote.
create table idea_board (
  workspace_id uuid not null references workspace (id),
  is_open boolean not null default false,
  changed_at timestamptz not null,
  primary key (workspace_id)
);
call guard_workspace('idea_board');

-- An improvement action stands on every trend by itself, and may name the cause of complaints that it is about.
alter table chart_event drop constraint chart_event_kind_check;
alter table chart_event add constraint chart_event_kind_check
  check (kind in ('price_change', 'outage', 'campaign', 'improvement', 'other'));
alter table chart_event add column action_id uuid;
alter table chart_event add foreign key (workspace_id, action_id)
  references improvement_action (workspace_id, id) on delete cascade;
create unique index chart_event_action on chart_event (workspace_id, action_id) where action_id is not null;
alter table improvement_action add column cause_id uuid;
alter table improvement_action add foreign key (workspace_id, cause_id) references case_cause (workspace_id, id);
-- Actions of before stand on the trends too.
insert into chart_event (workspace_id, id, kind, name, day, created_by, created_at, changed_at, action_id)
select workspace_id, uuid_v7(), 'improvement', name, starts_on, planned_by, planned_at, planned_at, id
from improvement_action;
