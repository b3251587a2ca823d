-- Two questions in one mail: a customer who is due for two studies and may get one mail gets both in it.

alter table invitation
  -- The invitation whose mail this one goes along in. It has a link, a response and a funnel of its own; what becomes of the
  -- mail becomes of both. Like reminder_of without a foreign key: a mail that comes loose is asked for under the same key.
  add column carried_by uuid check (carried_by <> id);
-- Few go along; senders ask of each mail whether it takes one.
create index invitation_carried on invitation (workspace_id, carried_by) where carried_by is not null;

-- Studies that were planned before go on as they were agreed on: each asks by itself.
update study set plan = plan || '{"mayMerge": false}' where not plan ? 'mayMerge';

-- The work role looks for mails that are due; what goes along in another's is none.
grant select (carried_by) on invitation to voldaan_work;
