-- How our mail proves whose it is, how other mail servers see our domain, and what comes back.

-- Keys that sign mail (DKIM). One signs from the moment its public half was seen in the DNS.
create table dkim_key (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  domain text not null check (octet_length(domain) between 1 and 253),
  selector text not null check (selector ~ '^[a-z0-9-]{1,63}$'),
  private_sealed bytea not null,
  -- Base64 of the public key, as the DNS has it behind p=.
  public_key text not null,
  made_at timestamptz not null default now(),
  seen_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, domain, selector)
);
call guard_workspace('dkim_key');

-- What other mail servers see of the domain we send from, by day. A large wave waits until it is in order.
create table sending_check (
  workspace_id uuid not null references workspace (id),
  day date not null,
  domain text not null,
  -- The mail server that was checked with it: with another one the check says nothing.
  host text not null,
  -- domain/src/mail/sending-finding.ts
  findings jsonb not null,
  is_in_order boolean not null,
  checked_at timestamptz not null default now(),
  primary key (workspace_id, day)
);
call guard_workspace('sending_check');

-- Where mail comes back to, and the mailbox in which it is looked for.
create table return_mail (
  workspace_id uuid not null references workspace (id),
  -- 'retour@devries.example' (mail comes back to retour+…@) or '@retour.devries.example' (to …@); '' takes the sender's.
  address text not null default '' check (octet_length(address) <= 254),
  -- '' reads no mailbox: what comes back is piped or posted, or not looked at.
  host text not null default '',
  port integer not null default 993 check (port between 1 and 65535),
  security text not null default 'tls' check (security in ('tls', 'starttls', 'none')),
  username text not null default '',
  password_sealed bytea,
  folder text not null default 'INBOX' check (octet_length(folder) between 1 and 800),
  -- Up to where it was read (RFC 9051): the numbers hold as long as the mailbox says that it is the same one.
  uid_validity bigint,
  uid_read bigint not null default 0,
  next_poll_at timestamptz,
  polled_at timestamptz,
  -- Why reading failed, as a code that the screen words; null when it went well.
  notice text,
  changed_at timestamptz not null default now(),
  primary key (workspace_id)
);
create index return_mail_due on return_mail (workspace_id, next_poll_at) where next_poll_at is not null;
call guard_workspace('return_mail');

-- What came in, once each. It goes with its contact, and after ninety days in any case.
create table inbound_mail (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  -- SHA-256 of the mail: the same one delivered twice counts once.
  digest bytea not null,
  kind text not null check (kind in ('bounce', 'delay', 'complaint', 'auto_reply', 'reply', 'other')),
  -- Whether it names one of our mails in a way that only we could have written. If not, it changes nothing.
  is_proven boolean not null,
  invitation_id uuid,
  contact_id uuid,
  from_name text not null default '' check (octet_length(from_name) <= 6400),
  from_address text not null default '' check (octet_length(from_address) <= 1000),
  subject text not null default '' check (octet_length(subject) <= 32000),
  body_text text not null default '',
  -- Status, diagnostic and what was done about it (domain/src/mail/inbound-detail.ts).
  detail jsonb not null default '{}',
  received_at timestamptz not null default now(),
  read_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, digest),
  foreign key (workspace_id, invitation_id) references invitation (workspace_id, id),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id) on delete cascade
);
create index inbound_mail_newest on inbound_mail (workspace_id, kind, received_at desc, id desc);
create index inbound_mail_contact on inbound_mail (workspace_id, contact_id) where contact_id is not null;
create index inbound_mail_invitation on inbound_mail (workspace_id, invitation_id) where invitation_id is not null;
call guard_workspace('inbound_mail');

-- Every proven bounce of an address, append-only: three soft ones in a fortnight make it rest.
create table address_bounce (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  address_hash bytea not null,
  invitation_id uuid,
  kind text not null check (kind in ('hard', 'soft', 'full', 'policy')),
  status text not null check (octet_length(status) <= 20),
  at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create index address_bounce_recent on address_bounce (workspace_id, address_hash, at desc);
call guard_ledger('address_bounce');

-- A suppression that ends: an address that rests after soft bounces. Null is for ever. The nightly round takes it away.
alter table suppression add column until timestamptz;

-- The work role sees which mailboxes are due, and nothing of them.
grant select (workspace_id, next_poll_at) on return_mail to voldaan_work;
create policy work_looks on return_mail for select to voldaan_work using (true);
