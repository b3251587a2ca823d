-- Since when the program behind a channel says that it is there no more (410): nothing is sent there until a trial is taken.
alter table alert_channel add column gone_at timestamptz;
