-- By which ways cases come in by themselves.

-- No row: whoever asks for a word gets one, and a low mark alone opens nothing (domain/src/complaints/case-of-answer.ts).
create table case_intake (
  workspace_id uuid not null references workspace (id),
  on_contact_wish boolean not null,
  on_low_score boolean not null,
  on_compliment boolean not null,
  changed_at timestamptz not null default now(),
  primary key (workspace_id)
);
call guard_workspace('case_intake');

-- An answer is one case, however often its news is told.
create unique index complaint_case_of_answer on complaint_case (workspace_id, response_id)
  where response_id is not null and source in ('answer', 'low_score');
