import type { TestDatabase, TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';

/** So many customers of whom nothing but an address is known; their ids. */
export async function addTestContacts(
  { superuser }: Pick<TestDatabase, 'superuser'>,
  workspace: Pick<TestWorkspace, 'id'>,
  count: number,
): Promise<readonly string[]> {
  const contacts = Array.from({ length: count }, () => uuid());
  await superuser.query(
    `insert into contact (workspace_id, id, email, email_key, address_hash)
     select $1, id, address, address, sha256(address::bytea) from (
       select id, 'klant' || id || '@voldaan.example' as address from unnest($2::uuid[]) as id) as made`,
    [workspace.id, contacts],
  );
  return contacts;
}

/** From now on it is known whose each response is. */
export async function linkResponses(
  { superuser }: Pick<TestDatabase, 'superuser'>,
  workspace: Pick<TestWorkspace, 'id'>,
  links: readonly (readonly [response: string, contact: string | undefined])[],
): Promise<void> {
  await superuser.query(
    `insert into response_contact (workspace_id, response_id, contact_id)
     select $1, response, contact from unnest($2::uuid[], $3::uuid[]) as given (response, contact)
     on conflict (workspace_id, response_id) do update set contact_id = excluded.contact_id`,
    [workspace.id, links.map(([response]) => response), links.map(([, contact]) => contact)],
  );
}
