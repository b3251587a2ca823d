-- One text of 64, drawn by the chance that ends each id (UUIDv7), with indexes of its own: what a great many texts say is
-- estimated from these, with its interval. Of a million texts, to count those with a word that a tenth of them say
-- visits nearly every page of the table; of the sample it is a sixtieth of that.
create index response_text_sampled on response_text (workspace_id, survey_id, day, response_id)
  where get_byte(uuid_send(response_id), 15) < 4;
create index response_text_sampled_stems on response_text using gin (stems)
  where get_byte(uuid_send(response_id), 15) < 4;

-- As find_texts, of the sample alone.
create function find_sampled_texts(query tsquery, survey uuid, first_day date, end_day date)
  returns table (response_id uuid, day date)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp rows 2000 as $$
declare
  asking uuid := nullif(current_setting('voldaan.workspace_id', true), '')::uuid;
begin
  return query
    select t.response_id, t.day from public.response_text t
    where t.stems @@ ((quote_literal(' w' || asking::text)::tsquery) && query) and t.workspace_id = asking
      and t.survey_id = survey and t.day >= first_day and t.day < end_day
      and get_byte(uuid_send(t.response_id), 15) < 4;
end $$;
revoke all on function find_sampled_texts(tsquery, uuid, date, date) from public;
grant execute on function find_sampled_texts(tsquery, uuid, date, date) to voldaan_app;
