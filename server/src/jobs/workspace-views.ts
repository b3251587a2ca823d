import type { Databases } from '../database/connect.ts';

/** The workspaces in the order of their ids, a page at a time. Asked as the role that sees that they are there, and no more. */
export async function workspacesAfter(
  { work }: Databases,
  { after, limit }: Readonly<{ after: string | undefined; limit: number }>,
): Promise<readonly string[]> {
  const rows = await work
    .selectFrom('workspace')
    .select('id')
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
