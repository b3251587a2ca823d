-- Answers of every kind of question, from every place where customers answer.

-- A score is a whole number. Of a scale with half steps it is twice the score; the version says which.
alter table score_row
  add column q8 smallint, add column q9 smallint, add column q10 smallint, add column q11 smallint,
  add column q12 smallint, add column q13 smallint, add column q14 smallint, add column q15 smallint,
  add column q16 smallint, add column q17 smallint, add column q18 smallint, add column q19 smallint,
  add column q20 smallint, add column q21 smallint, add column q22 smallint, add column q23 smallint,
  add column q24 smallint, add column q25 smallint, add column q26 smallint, add column q27 smallint,
  add column q28 smallint, add column q29 smallint, add column q30 smallint, add column q31 smallint;

alter table response
  -- Answers to questions that this person would not be asked any more, by question: kept, and counted nowhere.
  add column off_path text[] not null default '{}',
  -- The order that chance gave to what was shown, by the part of the survey; null where nothing is left to chance.
  add column shown_order jsonb,
  -- What is odd about it: shown and filtered by, never a reason to leave it out in silence.
  add column marks text[] not null default '{}',
  -- Where the score row of a replaced vote lay is known to whoever replaces it.
  drop column replaced_started_at,
  drop constraint response_channel_check,
  add constraint response_channel_check
    check (channel in ('mail', 'link', 'api', 'widget', 'embed', 'kiosk', 'qr', 'telephone'));

-- That a response belongs to a version of its survey was a foreign key: a query for each answer, and all connections locked
-- one row of survey_version. Versions are never changed nor removed (guard_ledger), so that it is enough to look when a
-- response is written. The statement that stores answers by the hundred looks once for all of them, and says so for its
-- transaction; whatever else writes a response is looked at row by row.
alter table response drop constraint response_workspace_id_survey_id_survey_version_id_fkey;

create function refuse_version(version uuid) returns uuid
  language plpgsql as $$
begin
  raise foreign_key_violation using message = format('version %s is none of that survey''s', version);
end $$;

create function check_response_version() returns trigger
  language plpgsql as $$
begin
  if not exists (
    select from survey_version v
    where v.workspace_id = new.workspace_id and v.survey_id = new.survey_id and v.id = new.survey_version_id
  ) then
    perform refuse_version(new.survey_version_id);
  end if;
  return null;
end $$;

create trigger check_version_of_new after insert on response for each row
  when (current_setting('voldaan.versions_checked', true) is distinct from 'yes')
  execute function check_response_version();

create trigger check_version after update on response for each row
  when ((old.workspace_id, old.survey_id, old.survey_version_id)
    is distinct from (new.workspace_id, new.survey_id, new.survey_version_id))
  execute function check_response_version();

-- What gives way to what is a rule in the domain, and no longer in a statement.
drop function vote_rank;
