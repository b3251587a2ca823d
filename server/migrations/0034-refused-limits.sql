-- What the words of a refusal need beside its code: the length that would have fitted.
alter table refused_event add column limits jsonb not null default '{}';
