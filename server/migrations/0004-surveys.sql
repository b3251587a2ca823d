create table survey (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  questionnaire text not null,
  name text not null check (octet_length(name) between 1 and 6400),
  state text not null check (state in ('draft', 'published', 'closed')),
  -- The draft is a SurveyDefinition; its revision guards against two editors overwriting each other.
  draft jsonb not null,
  draft_revision integer not null default 1,
  -- Token of the public link (QR, website): code + random, not a secret that opens anything but the first question.
  public_token text not null,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  closed_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, public_token),
  foreign key (workspace_id, created_by) references staff (workspace_id, id)
);
call guard_workspace('survey');

-- A published version never changes: answers point to it.
create table survey_version (
  workspace_id uuid not null,
  id uuid not null,
  survey_id uuid not null,
  number integer not null check (number > 0),
  definition jsonb not null,
  -- Which slot of score_row holds which question: {"nps": 0}.
  slots jsonb not null,
  published_by uuid not null,
  published_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, survey_id, number),
  -- What a response points to: one key that says both which version and that it is a version of this survey.
  unique (workspace_id, survey_id, id),
  foreign key (workspace_id, survey_id) references survey (workspace_id, id),
  foreign key (workspace_id, published_by) references staff (workspace_id, id)
);
call guard_ledger('survey_version');
