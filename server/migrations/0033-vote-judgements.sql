-- An act of answering that was judged again, by better rules, and came out otherwise. The act itself stays as it came
-- (answer_event); its newest judgement is what it counts as.
create table vote_judgement (
  workspace_id uuid not null,
  response_id uuid not null,
  submission text collate "C" not null,
  -- Of one run over history all judgements carry the same time.
  judged_at timestamptz not null,
  from_class text not null check (from_class in ('human', 'unconfirmed', 'machine')),
  to_class text not null check (to_class in ('human', 'unconfirmed', 'machine')),
  primary key (workspace_id, response_id, submission, judged_at),
  check (from_class <> to_class)
);
call guard_ledger('vote_judgement');
