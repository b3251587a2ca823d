-- The websites whose pages may ask a survey, as browsers name them; none given: all.
alter table survey add column widget_websites text[] not null default '{}'
  check (cardinality(widget_websites) <= 50);
