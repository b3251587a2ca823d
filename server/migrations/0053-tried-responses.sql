-- Whether somebody of the company ever tried a survey is asked with each page of the app. Tests are few among answers, and
-- where there are none all answers would be read to find that out.
create index response_tried on response (workspace_id) where is_test;
