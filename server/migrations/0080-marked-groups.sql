-- Beside the stems of a text stand marks of the groups that its response is of (` D17`: the code in the fourth slot of its score
-- row, which no text can say), so that the index itself is asked for the words of a group: of a word that many say and a group that few
-- are of, it gives those of both. Which of them count is still told by their score rows; the marks only leave out the others.
create function group_marks(codes smallint[]) returns text[]
  language sql immutable as $$
  select array_agg(' ' || chr(64 + place::integer) || code) from unnest(codes) with ordinality as given (code, place)
  where code > 0
$$;

-- Whoever takes up a text, also a node of the release before.
create function mark_response_text() returns trigger
  language plpgsql as $$
declare
  marks text[];
begin
  select group_marks(array[s.a0, s.a1, s.a2, s.a3, s.a4, s.a5, s.a6, s.a7, s.a8, s.a9, s.a10, s.a11, s.a12, s.a13, s.a14, s.a15])
  into marks
  from score_row s
  where s.workspace_id = new.workspace_id and s.survey_id = new.survey_id and s.day = new.day
    and s.response_id = new.response_id;
  if marks is not null then
    new.stems := new.stems || array_to_tsvector(marks);
  end if;
  return new;
end $$;
create trigger response_text_marked before insert or update of stems on response_text
  for each row execute function mark_response_text();

-- What is taken from a score row goes from the marks in the same transaction, whoever takes it.
create function renew_group_marks() returns trigger
  language plpgsql as $$
begin
  update response_text t
  set stems = ts_delete(t.stems, array(select lexeme from unnest(t.stems) where lexeme collate "C" >= ' A' and lexeme collate "C" < ' Q'))
  where t.workspace_id = new.workspace_id and t.response_id = new.response_id;
  return null;
end $$;
create trigger score_row_groups after update of a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15 on score_row
  for each row when (
    (old.a0, old.a1, old.a2, old.a3, old.a4, old.a5, old.a6, old.a7, old.a8, old.a9, old.a10, old.a11, old.a12, old.a13, old.a14, old.a15)
    is distinct from
    (new.a0, new.a1, new.a2, new.a3, new.a4, new.a5, new.a6, new.a7, new.a8, new.a9, new.a10, new.a11, new.a12, new.a13, new.a14, new.a15))
  execute function renew_group_marks();

-- The texts of before get their marks from the worker, which takes them up again. Until then score rows are read for groups.
alter table text_filling no force row level security;
update text_filling set reached = null, finished_at = null;
alter table text_filling force row level security;
