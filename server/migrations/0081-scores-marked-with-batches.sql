-- The statement that stores answers by the hundred says itself which scores it wrote, in its own transaction (0036): a call of
-- the trigger for each batch cost more than one more part of the statement. Whatever else adds scores is heard as before.
drop trigger mark_added on score_row;
create trigger mark_added after insert on score_row referencing new table as touched
  for each statement when (current_setting('voldaan.scores_marked', true) is distinct from 'yes')
  execute function mark_scores('a');
