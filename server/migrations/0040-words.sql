-- What customers wrote in their own words, ready to be searched and counted by theme.

-- The stemmers of PostgreSQL without their lists of stop words: a rule may turn on "not" ("niet vriendelijk").
create text search dictionary stem_nl (template = pg_catalog.snowball, language = dutch);
create text search dictionary stem_nb (template = pg_catalog.snowball, language = norwegian);
create text search dictionary stem_en (template = pg_catalog.snowball, language = english);
create text search configuration words_nl (copy = pg_catalog.simple);
create text search configuration words_nb (copy = pg_catalog.simple);
create text search configuration words_en (copy = pg_catalog.simple);
create text search configuration words_other (copy = pg_catalog.simple);
alter text search configuration words_nl
  alter mapping for asciiword, word, asciihword, hword, hword_asciipart, hword_part with stem_nl;
alter text search configuration words_nb
  alter mapping for asciiword, word, asciihword, hword, hword_asciipart, hword_part with stem_nb;
alter text search configuration words_en
  alter mapping for asciiword, word, asciihword, hword, hword_asciipart, hword_part with stem_en;

-- One row for each response that says something in words and is counted. Kept by the worker, derived from `response`.
create table response_text (
  workspace_id uuid not null,
  response_id uuid not null,
  survey_id uuid not null,
  -- As of its score_row.
  day date not null,
  language text not null,
  -- The open questions that were answered, and beside them what was written, personal data masked: the original is in
  -- the response alone.
  questions text[] not null,
  parts text[] not null check (cardinality(parts) = cardinality(questions) and cardinality(parts) > 0),
  -- Stems by the response's language, and two marks that no text can have: the workspace and the language.
  stems tsvector not null,
  primary key (workspace_id, response_id),
  foreign key (workspace_id, response_id) references response (workspace_id, id)
);
create index response_text_newest on response_text (workspace_id, survey_id, day, response_id);
create index response_text_stems on response_text using gin (stems);
call guard_workspace('response_text');

-- How far the texts that were there before are taken up, for each workspace.
create table text_filling (
  workspace_id uuid not null references workspace (id),
  -- The last response that was looked at.
  reached uuid,
  finished_at timestamptz,
  primary key (workspace_id)
);
call guard_workspace('text_filling');

-- What is erased from a response is erased here in the same transaction, whoever does it. An act of answering moves
-- changed_at and is taken up by the worker.
create function forget_response_text() returns trigger
  language plpgsql as $$
begin
  delete from response_text where workspace_id = new.workspace_id and response_id = new.id;
  return null;
end $$;
create trigger response_words_gone after update of answers, removed_at on response
  for each row when (old.changed_at = new.changed_at
    and (old.answers is distinct from new.answers or old.removed_at is distinct from new.removed_at))
  execute function forget_response_text();

-- Behind row-level security PostgreSQL uses no index for a condition that is not leakproof, and no search of texts is. So
-- the owner lends this one look into the index. It gives the ids of one workspace and nothing of what they say; the mark
-- of the workspace is part of what the index itself is asked.
do $$ begin
  execute format('create policy owner_finds on response_text for select to %I using (true)', current_user);
end $$;
create function find_texts(query tsquery, survey uuid, first_day date, end_day date)
  returns table (response_id uuid, day date)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp rows 2000 as $$
declare
  asking uuid := nullif(current_setting('voldaan.workspace_id', true), '')::uuid;
begin
  return query
    select t.response_id, t.day from public.response_text t
    where t.stems @@ ((quote_literal(' w' || asking::text)::tsquery) && query) and t.workspace_id = asking
      and t.survey_id = survey and t.day >= first_day and t.day < end_day;
end $$;
revoke all on function find_texts(tsquery, uuid, date, date) from public;
grant execute on function find_texts(tsquery, uuid, date, date) to voldaan_app;

-- The codebook: what a theme is, and by which words it is told.
create table theme (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null check (octet_length(name) between 1 and 2560),
  description text not null default '' check (octet_length(description) <= 16000),
  rules jsonb not null,
  -- Number of the version that holds now.
  version integer not null default 1 check (version >= 1),
  -- The version by which the texts were coded last; of many texts the worker does it a while later.
  coded_version integer not null default 0,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, made_by) references staff (workspace_id, id)
);
create unique index theme_name on theme (workspace_id, lower(name)) where removed_at is null;
call guard_workspace('theme');

-- Every version of a theme, as it was: what was counted by it can be told later.
create table theme_version (
  workspace_id uuid not null,
  theme_id uuid not null,
  number integer not null check (number >= 1),
  name text not null,
  description text not null,
  rules jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (workspace_id, theme_id, number),
  foreign key (workspace_id, theme_id) references theme (workspace_id, id),
  foreign key (workspace_id, made_by) references staff (workspace_id, id)
);
call guard_ledger('theme_version');

-- Which responses mention a theme: what the rule says, and beside it what a person says, who wins.
create table response_theme (
  workspace_id uuid not null,
  theme_id uuid not null,
  response_id uuid not null,
  by_rule boolean not null,
  by_person boolean,
  judged_by uuid,
  judged_at timestamptz,
  primary key (workspace_id, theme_id, response_id),
  foreign key (workspace_id, theme_id) references theme (workspace_id, id),
  foreign key (workspace_id, response_id) references response_text (workspace_id, response_id) on delete cascade,
  foreign key (workspace_id, judged_by) references staff (workspace_id, id),
  check ((by_person is null) = (judged_by is null) and (by_person is null) = (judged_at is null)),
  check (by_rule or by_person is not null)
);
create index response_theme_response on response_theme (workspace_id, response_id);
call guard_workspace('response_theme');

-- A drawn sample of texts that several people code apart from each other, to see how far they agree.
create table theme_coding (
  workspace_id uuid not null,
  id uuid not null,
  survey_id uuid not null,
  seed text not null,
  themes uuid[] not null check (cardinality(themes) between 1 and 50),
  first_day date not null,
  end_day date not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, survey_id) references survey (workspace_id, id),
  foreign key (workspace_id, made_by) references staff (workspace_id, id)
);
call guard_workspace('theme_coding');

create table theme_coding_text (
  workspace_id uuid not null,
  coding_id uuid not null,
  place smallint not null,
  response_id uuid not null,
  -- What the rules said when the sample was drawn.
  rule_themes uuid[] not null,
  primary key (workspace_id, coding_id, place),
  unique (workspace_id, coding_id, response_id),
  foreign key (workspace_id, coding_id) references theme_coding (workspace_id, id),
  foreign key (workspace_id, response_id) references response_text (workspace_id, response_id) on delete cascade
);
create index theme_coding_text_response on theme_coding_text (workspace_id, response_id);
call guard_workspace('theme_coding_text');

create table theme_code (
  workspace_id uuid not null,
  coding_id uuid not null,
  response_id uuid not null,
  coder_id uuid not null,
  themes uuid[] not null,
  coded_at timestamptz not null default now(),
  primary key (workspace_id, coding_id, response_id, coder_id),
  foreign key (workspace_id, coding_id, response_id)
    references theme_coding_text (workspace_id, coding_id, response_id) on delete cascade,
  foreign key (workspace_id, coder_id) references staff (workspace_id, id)
);
call guard_workspace('theme_code');
