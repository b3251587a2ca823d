-- The inbox lists on demand what a machine gave or what is marked as odd, newest first. These are few among answers, and were
-- looked for among all of them: of a million in 0.3 to 1.7 s. An answer that is neither pays for no entry.
create index response_machine on response (workspace_id, started_at, id) where vote_class = 'machine';
create index response_marked on response (workspace_id, started_at, id) where marks <> '{}';
