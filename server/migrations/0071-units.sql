-- The units of a company (its branches, its teams): who is of which, which cases are whose, and who sees only those.

create table unit (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null check (octet_length(name) between 1 and 800),
  made_at timestamptz not null,
  -- It takes no new cases; those that it has stay its own.
  retired_at timestamptz,
  primary key (workspace_id, id)
);
create unique index unit_name on unit (workspace_id, lower(name)) where retired_at is null;
call guard_workspace('unit');

create table unit_member (
  workspace_id uuid not null,
  unit_id uuid not null,
  staff_id uuid not null,
  primary key (workspace_id, staff_id, unit_id),
  foreign key (workspace_id, unit_id) references unit (workspace_id, id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
create index unit_member_unit on unit_member (workspace_id, unit_id);
call guard_workspace('unit_member');

-- An agent who sees the cases of the own units, and those given to them by name; of any other role it says nothing.
alter table staff add column is_limited_to_units boolean not null default false;

-- Which unit a new case belongs to: the first rule by place whose every part fits; an empty part fits all.
create table unit_rule (
  workspace_id uuid not null,
  id uuid not null,
  place integer not null check (place >= 1),
  unit_id uuid not null,
  kind text check (kind in ('complaint', 'suggestion', 'question', 'compliment')),
  source text check (source in ('form', 'widget', 'qr', 'mail', 'phone', 'answer', 'low_score', 'api', 'visit')),
  touchpoint_id uuid,
  -- Words in what the case is about, as the customer named it: a product, a shop.
  about text not null default '' check (octet_length(about) <= 800),
  primary key (workspace_id, id),
  foreign key (workspace_id, unit_id) references unit (workspace_id, id),
  foreign key (workspace_id, touchpoint_id) references touchpoint (workspace_id, id) on delete cascade
);
create index unit_rule_place on unit_rule (workspace_id, place, id);
call guard_workspace('unit_rule');

alter table complaint_case add column unit_id uuid;
alter table complaint_case add foreign key (workspace_id, unit_id) references unit (workspace_id, id);

-- The queues of somebody who sees some units alone are read unit by unit, and their counts from an index as everybody's are.
drop index complaint_case_queue;
create index complaint_case_queue on complaint_case (workspace_id, due_at nulls last, id)
  include (kind, owner_id, waits_until, unit_id) where closed_at is null;
drop index complaint_case_closed;
create index complaint_case_closed on complaint_case (workspace_id, closed_at desc, id)
  include (owner_id, unit_id) where closed_at is not null;
create index complaint_case_unit_open on complaint_case (workspace_id, unit_id, due_at nulls last, id)
  where closed_at is null and unit_id is not null;
create index complaint_case_unit_closed on complaint_case (workspace_id, unit_id, closed_at desc, id)
  where closed_at is not null and unit_id is not null;
create index complaint_case_owner_closed on complaint_case (workspace_id, owner_id, closed_at desc, id)
  where closed_at is not null and owner_id is not null;

-- The reach of whoever asks: the member of staff whose units alone are seen; nobody's for everybody else and for jobs.
create function current_reach() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('voldaan.reach', true), '')::uuid $$;

create function reached_units() returns uuid[]
  language sql stable parallel safe
  as $$ select array(select unit_id from unit_member
    where workspace_id = current_workspace() and staff_id = current_reach()) $$;

-- The one rule of who sees a case. It narrows what the workspace's own policy shows, whatever query asks: a list, a count, a
-- search, an export, a change. Where nobody's reach is set the first part is the whole of it.
create policy within_reach on complaint_case as restrictive for select to voldaan_app using (
  (select current_reach() is null)
  or owner_id = (select current_reach())
  or unit_id = any ((select reached_units())::uuid[])
);

-- Its cost is said to be small since it is asked of hardly any row: what the planner would think of a subselect here changes
-- the plans of everybody who is not limited.
create function sees_case(wanted uuid) returns boolean
  language plpgsql stable parallel safe cost 1 as $$
begin
  return exists (select from complaint_case where workspace_id = current_workspace() and id = wanted);
end $$;

-- The case that a text names by its shown id, as domain's and server's links have it; null when it names none.
create function case_named_in(told text) returns uuid
  language sql immutable parallel safe
  as $$
    select string_agg(to_hex(substr(bits, 1 + nibble * 4, 4)::bit(4)::int), '' order by nibble)::uuid
    from (
      -- 26 characters of five bits; the first of the 130 two are always nought.
      select substr(string_agg((strpos('0123456789abcdefghjkmnpqrstvwxyz', letter) - 1)::bit(5)::text, '' order by place), 3) as bits
      from regexp_split_to_table(substring(told from 'cas_([0-7][0-9a-hjkmnp-tv-z]{25})(?![0-9a-z])'), '') with ordinality as letters (letter, place)
    ) shown cross join generate_series(0, 31) nibble
    where bits is not null
  $$;

-- Whether a text names no case, or one within reach.
create function tells_no_hidden_case(told text) returns boolean
  language plpgsql stable parallel safe cost 1 as $$
declare
  named uuid := case_named_in(told);
begin
  return current_reach() is null or named is null or sees_case(named);
end $$;

-- What belongs to a case is seen with it.
create procedure guard_reach(guarded regclass)
  language plpgsql as $$
begin
  execute format('create policy within_reach on %s as restrictive for select to voldaan_app
    using ((select current_reach() is null) or sees_case(case_id))', guarded);
end $$;
call guard_reach('case_event');
call guard_reach('case_file');
call guard_reach('case_task');
call guard_reach('case_submission');
call guard_reach('case_mail');
call guard_reach('case_inbound');
call guard_reach('case_alarm');
call guard_reach('idea_case');
call guard_reach('idea_telling');

create policy within_reach on staff_notice as restrictive for select to voldaan_app using (
  (select current_reach() is null)
  or (tells_no_hidden_case(subject) and tells_no_hidden_case(detail ->> 'path'))
);

-- A mail that became a case, or a word of one, is seen with that case. Which cases those are the owner looks up, since row-level
-- security would say that there are none; what is told of them is only whether the mail may be seen.
create index case_inbound_mail on case_inbound (workspace_id, inbound_mail_id);
do $$ begin
  execute format('create policy owner_finds on case_inbound for select to %I using (true)', current_user);
end $$;
create function cases_of_mail(mail uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select case_id from public.case_inbound
      where workspace_id = public.current_workspace() and inbound_mail_id = mail
    union
    select id from public.complaint_case
      where workspace_id = public.current_workspace() and inbound_mail_id = mail
  $$;
revoke all on function cases_of_mail(uuid) from public;
grant execute on function cases_of_mail(uuid) to voldaan_app;
create function sees_mail(mail uuid) returns boolean
  language plpgsql stable cost 1 as $$
begin
  return not exists (select from cases_of_mail(mail) as found (id) where not sees_case(found.id));
end $$;
create policy within_reach on inbound_mail as restrictive for select to voldaan_app using (
  (select current_reach() is null) or sees_mail(id)
);

-- Visits and promises have no unit: they are of whoever does them, and so of the units of that person.
create function sees_staff(wanted uuid) returns boolean
  language plpgsql stable parallel safe cost 1 as $$
begin
  return current_reach() is null or wanted = current_reach() or exists (
    select from unit_member where workspace_id = current_workspace() and staff_id = wanted and unit_id = any (reached_units()));
end $$;
create policy within_reach on courtesy_visit as restrictive for select to voldaan_app using (
  (select current_reach() is null) or sees_staff(owner_id) or sees_case(case_id)
);
create policy within_reach on customer_promise as restrictive for select to voldaan_app using (
  (select current_reach() is null) or sees_staff(owner_id) or sees_staff(made_by) or sees_case(case_id)
);
create policy within_reach on promise_event as restrictive for select to voldaan_app using (
  (select current_reach() is null)
  or exists (select from customer_promise promise
    where promise.workspace_id = promise_event.workspace_id and promise.id = promise_event.promise_id)
);

-- Words are looked for among the cases within reach alone: else those of a large company would hide the few of a small unit.
drop index complaint_case_words;
create index complaint_case_words on complaint_case using gin (
  (to_tsvector('simple', name || ' ' || subject || ' ' || words) || array_to_tsvector(array[' w' || workspace_id::text,
    ' u' || coalesce(unit_id::text, ''), ' o' || coalesce(owner_id::text, '')]))
);
create or replace function find_cases(wanted tsquery, most integer) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set enable_indexscan = off set enable_indexonlyscan = off set enable_seqscan = off as $$
declare
  asking uuid := nullif(current_setting('voldaan.workspace_id', true), '')::uuid;
  reach uuid := public.current_reach();
  within tsquery := quote_literal(' w' || asking::text)::tsquery;
begin
  if reach is not null then
    within := within && (select string_agg(quote_literal(' ' || named), ' | ')::tsquery from (
      select 'o' || reach::text as named
      union all
      select 'u' || unit_id::text from public.unit_member where workspace_id = asking and staff_id = reach
    ) own);
  end if;
  return query
    select c.id from public.complaint_case c
    where (to_tsvector('simple', c.name || ' ' || c.subject || ' ' || c.words) || array_to_tsvector(array[' w' || c.workspace_id::text,
        ' u' || coalesce(c.unit_id::text, ''), ' o' || coalesce(c.owner_id::text, '')]))
        @@ (within && wanted)
      and c.workspace_id = asking
    limit most;
end $$;
do $$ begin
  execute format('create policy owner_finds on unit_member for select to %I using (true)', current_user);
end $$;
