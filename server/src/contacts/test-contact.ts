import type { TestDatabase, TestWorkspace } from '../database/test-database.ts';
import { insertRow } from '../database/test-rows.ts';
import { uuid } from '../database/uuid.ts';
import type { Product } from '../product.ts';
import { hashAddress } from './address-hash.ts';

/** A contact as a test wants it, without the road by which it would have come. Returns its id and the hash of its address. */
export async function insertTestContact(
  { superuser }: TestDatabase,
  { product, workspace }: Readonly<{ product: Product; workspace: TestWorkspace }>,
  { email, ...columns }: Readonly<{ email: string } & Record<string, unknown>>,
): Promise<Readonly<{ id: string; hash: Buffer }>> {
  const id = uuid();
  const hash = hashAddress(product.key('address-hash'), workspace.id, email.toLowerCase());
  const known = { email, email_key: email.toLowerCase(), address_hash: hash };
  await insertRow(superuser, 'contact', { workspace_id: workspace.id, id, ...known, ...columns });
  return { id, hash };
}
