-- A survey is asked in any language, and so is the invitation to it: the best match of the customer's language among the
-- survey's own, written as BCP 47 writes it.
alter table invitation drop constraint invitation_language_check;
alter table invitation add constraint invitation_language_check
  check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,7}$');

-- A customer may read more languages than the product speaks.
alter table contact drop constraint contact_language_check;
alter table contact add constraint contact_language_check
  check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,7}$');
