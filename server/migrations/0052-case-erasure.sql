-- What a person came with is erased with the person: what was said goes from the steps too, and that they were taken stays.
grant update (detail) on case_event to voldaan_app;
