-- What a customer said on the preference page that they want no questions about, of what they may be asked about.
alter table contact add column unwanted_topics text[] not null default '{}'
  check (unwanted_topics <@ array['transaction', 'relation']);
