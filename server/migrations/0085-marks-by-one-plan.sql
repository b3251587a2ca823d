-- The score row of a text that is taken up (0080) is looked up by one plan for all months, which is kept: to plan it for each text
-- took twice as long as to look. Made while a month was empty, it must not scan the month later.
alter function mark_response_text() set plan_cache_mode = force_generic_plan;
alter function mark_response_text() set enable_seqscan = off;
