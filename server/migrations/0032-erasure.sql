-- What a person wrote in own words can be erased from the acts of answering. Nothing else of an act ever changes: of its
-- columns the app may write the answers alone, and there only put nothing in the place of a text.

create function refuse_rewording() returns trigger
  language plpgsql as $$
begin
  if exists (
    select from jsonb_each(old.answers) was full join jsonb_each(new.answers) now using (key)
    where now.value is distinct from was.value
      and not (coalesce(jsonb_typeof(was.value) = 'string', false) and coalesce(now.value = 'null'::jsonb, false))
  ) then
    raise exception 'an answer can be erased, and not be changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger answer_event_words before update on answer_event
  for each row when (current_user = 'voldaan_app') execute function refuse_rewording();
grant update (answers) on answer_event to voldaan_app;
