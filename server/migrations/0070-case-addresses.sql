-- Complainants who stand in no list of customers, and mails about cases that did not arrive.

-- Known by a case alone: asked how that case was handled and about nothing else, until the company names the address itself.
alter table contact add column is_case_only boolean not null default false;

-- Since when a mail about the case has not arrived and nobody spoke to its customer; made from its events, for lists.
alter table complaint_case add column mail_failed_at timestamptz;
