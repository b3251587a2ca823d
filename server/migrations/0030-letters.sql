-- What customers wish to be asked, letters block by block, and the trials of a letter.

-- How many days a customer wants between two questions; null: as the company's own rules have it.
alter table contact add column rest_days integer check (rest_days between 1 and 3650);

-- A letter was a subject, an introduction and a signature; the greeting stood before it by itself. The owner of a table is
-- bound by its row security too, and a migration is in no workspace.
alter table wave no force row level security;
update wave set letter = jsonb_build_object(
  'subject', letter -> 'subject',
  'preheader', '{}'::jsonb,
  'blocks', jsonb_build_array(
    jsonb_build_object('kind', 'text', 'text', (
      select coalesce(jsonb_object_agg(language, case
        when words = '' then ''
        when language = 'nl' then E'Dag {name},\n\n' || words
        when language = 'nb' then E'Hei, {name}\n\n' || words
        when language = 'en' then E'Hello {name},\n\n' || words
        else words end), '{}')
      from jsonb_each_text(letter -> 'intro') as said (language, words))),
    jsonb_build_object('kind', 'question'),
    jsonb_build_object('kind', 'signature', 'text', '{}'::jsonb)),
  'tone', 'formal',
  'senderName', letter -> 'senderName',
  'replyTo', letter -> 'replyTo')
where letter ? 'intro';
alter table wave force row level security;

-- A letter that staff sent to themselves to see it arrive. The last twenty are kept.
create table letter_trial (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  survey_id uuid not null,
  language text not null,
  recipient text not null check (octet_length(recipient) <= 254),
  subject text not null,
  html text not null,
  body_text text not null,
  -- 'kept': there is no mail server, it can only be read here.
  outcome text not null check (outcome in ('sent', 'kept', 'failed')),
  -- The step at which it failed.
  detail text not null default '',
  sent_by uuid not null,
  sent_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, survey_id) references survey (workspace_id, id),
  foreign key (workspace_id, sent_by) references staff (workspace_id, id)
);
create index letter_trial_newest on letter_trial (workspace_id, sent_at desc, id desc);
call guard_workspace('letter_trial');
