-- How many answers a survey has, without reading them: of a million the list of surveys took three seconds, and of ten million it
-- was refused. Each statement that stores, removes or restores answers writes by how much it changes the number, in its own
-- transaction, so that the sum is at every moment what counting would find. Nobody waits for another, as all would for one row
-- that holds the number; at night the changes become one (responses/answer-count-store.ts). Tests do not count, nor does what was removed.
create table answer_count (
  workspace_id uuid not null,
  survey_id uuid not null,
  id bigint not null generated always as identity,
  answers bigint not null,
  primary key (workspace_id, survey_id, id) include (answers)
);

create function count_answers_made() returns trigger
  language plpgsql as $$
begin
  insert into answer_count (workspace_id, survey_id, answers)
  select workspace_id, survey_id, count(*) from touched where not is_test and removed_at is null group by 1, 2;
  return null;
end $$;

create function count_answers_gone() returns trigger
  language plpgsql as $$
begin
  insert into answer_count (workspace_id, survey_id, answers)
  select workspace_id, survey_id, -count(*) from touched where not is_test and removed_at is null group by 1, 2;
  return null;
end $$;

-- A response changes with each of its pages, and counts or not for ever but for a few: only of those is a row written.
create function count_answer_changed() returns trigger
  language plpgsql as $$
begin
  if not old.is_test and old.removed_at is null then
    insert into answer_count (workspace_id, survey_id, answers) values (old.workspace_id, old.survey_id, -1);
  end if;
  if not new.is_test and new.removed_at is null then
    insert into answer_count (workspace_id, survey_id, answers) values (new.workspace_id, new.survey_id, 1);
  end if;
  return null;
end $$;

-- The statement that stores answers by the hundred writes the number itself, and says so, as it does for the scores (0081).
create trigger count_made after insert on response referencing new table as touched
  for each statement when (current_setting('voldaan.answers_counted', true) is distinct from 'yes')
  execute function count_answers_made();
create trigger count_gone after delete on response referencing old table as touched
  for each statement execute function count_answers_gone();
create trigger count_changed after update on response for each row
  when ((old.is_test, old.removed_at is null, old.survey_id) is distinct from (new.is_test, new.removed_at is null, new.survey_id))
  execute function count_answer_changed();

-- For who writes millions of responses with the triggers off, as a new company's history, and for those of before.
create function count_all_answers(company uuid) returns void
  language sql as $$
  delete from answer_count where workspace_id = company;
  insert into answer_count (workspace_id, survey_id, answers)
  select workspace_id, survey_id, count(*) from response
  where workspace_id = company and not is_test and removed_at is null group by 1, 2;
$$;

-- Nobody stores an answer between this and the triggers: those have locked the table.
alter table response no force row level security;
select count_all_answers(id) from workspace order by id;
alter table response force row level security;

call guard_workspace('answer_count');
