-- A page that was opened: evidence for or against a machine, never an answer.
create table visit (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  survey_id uuid not null,
  invitation_id uuid,
  at timestamptz not null default now(),
  kind text not null check (kind in ('open', 'preselect', 'head', 'trap', 'unsubscribe')),
  preselected smallint,
  evidence jsonb not null default '{}',
  primary key (workspace_id, id)
);
create index visit_invitation on visit (workspace_id, invitation_id, at) where invitation_id is not null;
call guard_ledger('visit');

-- What gives way to what: a human's vote replaces a machine's. The same order as in domain/src/responses/vote-class.ts.
create function vote_rank(vote_class text) returns integer
  language sql immutable parallel safe
  as $$ select case vote_class when 'human' then 2 when 'unconfirmed' then 1 else 0 end $$;

-- Current state of one respondent's answers to one survey; derived from answer_event in the same transaction.
create table response (
  workspace_id uuid not null,
  id uuid not null,
  survey_id uuid not null,
  survey_version_id uuid not null,
  -- Who this is to the survey, without saying who it is: 'inv:' and the invitation's id, or 'key:' and the client's key.
  respondent_key text collate "C" not null check (octet_length(respondent_key) between 5 and 260),
  channel text not null check (channel in ('mail', 'link', 'api')),
  vote_class text not null check (vote_class in ('human', 'unconfirmed', 'machine')),
  language text not null,
  answers jsonb not null,
  is_test boolean not null default false,
  is_late boolean not null default false,
  -- When the first of the standing answers came. A human's vote that replaces a machine's starts anew.
  started_at timestamptz not null,
  changed_at timestamptz not null,
  completed_at timestamptz,
  removed_at timestamptz,
  -- Set by the act that replaced a machine's answers: where their score row lay, so that the act takes it away.
  replaced_started_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, survey_id, respondent_key),
  foreign key (workspace_id, survey_id, survey_version_id) references survey_version (workspace_id, survey_id, id)
)
-- The second page of an answer changes no indexed column: with room left in its block it touches no index.
with (fillfactor = 80);
-- One index for lists, of a survey as well: every index is paid for by each answer. One that began with the survey would
-- also look as good as the unique key to a plan that is made while the table is empty.
create index response_newest on response (workspace_id, started_at, id);
call guard_workspace('response');

-- The link to a person, apart from the answers, so that it can be cut.
create table response_contact (
  workspace_id uuid not null,
  response_id uuid not null,
  contact_id uuid,
  invitation_id uuid,
  primary key (workspace_id, response_id),
  foreign key (workspace_id, response_id) references response (workspace_id, id),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id) on delete set null (contact_id),
  foreign key (workspace_id, invitation_id) references invitation (workspace_id, id) on delete set null (invitation_id)
);
create index response_contact_contact on response_contact (workspace_id, contact_id) where contact_id is not null;
call guard_workspace('response_contact');

-- Every act of answering, as it came: append-only. One row is one press of a button, holding the answers of that page.
create table answer_event (
  workspace_id uuid not null,
  response_id uuid not null,
  -- The client's idempotency key: the same key again is the same act, another body under it is refused.
  submission text collate "C" not null check (octet_length(submission) between 1 and 255),
  survey_id uuid not null,
  survey_version_id uuid not null,
  answers jsonb not null,
  is_final boolean not null,
  vote_class text not null check (vote_class in ('human', 'unconfirmed', 'machine')),
  evidence jsonb not null,
  received_at timestamptz not null,
  -- A respondent's key is unique within the survey, so this is unique there as well.
  primary key (workspace_id, response_id, submission)
);
call guard_ledger('answer_event');

-- The typed row that all figures are counted from: one per response, partitioned by month, 16 bytes an answer.
-- An answer that came after the grace of a closed survey has none: its figures no longer move.
create table score_row (
  workspace_id uuid not null,
  -- Of answered_at, in UTC.
  day date not null,
  response_id uuid not null,
  survey_id uuid not null,
  survey_version_id uuid not null,
  answered_at timestamptz not null,
  vote_class "char" not null,
  is_test boolean not null,
  is_complete boolean not null,
  language "char" not null,
  channel "char" not null,
  q0 smallint, q1 smallint, q2 smallint, q3 smallint, q4 smallint, q5 smallint, q6 smallint, q7 smallint,
  primary key (workspace_id, survey_id, day, response_id)
) partition by range (day);
create table score_row_other partition of score_row default;
call guard_workspace('score_row');

-- Makes the month's partition when it is not there. The app's role owns nothing, so the owner lends it this one act.
create function ensure_score_month(month date) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  first_day date := date_trunc('month', month)::date;
  partition_name text := 'score_row_' || to_char(first_day, 'YYYY_MM');
begin
  if first_day < date '2000-01-01' or first_day > date '2100-01-01' then
    raise exception 'no month of scores in %', first_day;
  end if;
  if to_regclass(partition_name) is not null then
    return;
  end if;
  perform pg_advisory_xact_lock(7301, 1);
  if to_regclass(partition_name) is null then
    execute format('create table %I partition of score_row for values from (%L) to (%L)',
      partition_name, first_day, first_day + interval '1 month');
  end if;
exception when check_violation then
  -- Rows of this month already lie in the default partition; they are counted there as well.
  return;
end $$;
revoke all on function ensure_score_month(date) from public;
grant execute on function ensure_score_month(date) to voldaan_app, voldaan_work;

-- News for the listeners of worker.ts, written in the transaction that made it true.
create table outbox (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  kind text not null,
  subjects uuid[] not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create index outbox_oldest on outbox (created_at);
call guard_workspace('outbox');

-- The work role sees which workspaces have something waiting, across all of them, and none of their contents.
grant select (workspace_id, id, created_at) on outbox to voldaan_work;
create policy work_looks on outbox for select to voldaan_work using (true);
grant select (workspace_id, wave_id, state, due_at, lease_until) on invitation to voldaan_work;
create policy work_looks on invitation for select to voldaan_work using (true);
