import { beforeAll, describe, expect, test } from 'vitest';
import { addTestContacts } from '../../contacts/test-links.ts';
import type { CrossTab } from './schema.ts';
import { towns, useTestSegments } from './test-segments.ts';

const { scene, ask, segments } = useTestSegments();
const moss = towns.indexOf('Moss');
const bergen = towns.indexOf('Bergen');

const shownTowns = async (query: Readonly<Record<string, string>> = {}) =>
  (await segments({ period: 'all', by: 'attribute:town', ...query })).groups.map(({ value }) => value);

/** All answers of a town are now of so many customers. */
async function link(town: number, customers: number): Promise<void> {
  const { database, workspace } = scene();
  const contacts = await addTestContacts(database, workspace, customers);
  await database.superuser.query(
    `insert into response_contact (workspace_id, response_id, contact_id)
     select $1, response_id, ($2::uuid[])[1 + row_number() over (order by response_id) % $3]
     from score_row where workspace_id = $1 and a0 = $4`,
    [workspace.id, contacts, customers, town],
  );
}

describe('a town with a hundred answers', () => {
  beforeAll(async () => {
    expect(await shownTowns()).toContain('Moss');
    expect(await shownTowns()).toContain('Bergen');
    await link(moss, 3);
    await link(bergen, 12);
  });

  test('of three customers is not shown, and one of twelve is', async () => {
    const shown = await shownTowns();
    expect(shown).not.toContain('Moss');
    expect(shown).toContain('Zeist');
    expect(shown).toContain('Bergen');
  });

  test('is shown by no other trait, nor as a filter', async () => {
    const ofMoss = await segments({ period: 'all', where: 'attribute:town~Moss', by: 'language' });
    expect(ofMoss.head).toMatchObject({ is_disclosed: false });
    expect(ofMoss.total?.n ?? 0).toBe(0);
    const crossed = { period: 'all', rows: 'attribute:town', columns: 'language' };
    const { rows } = await ask<CrossTab>('/v1/cross-tabs', crossed);
    expect(rows.map(({ value }) => value)).toContain('Zeist');
    expect(rows.map(({ value }) => value)).not.toContain('Moss');
  });
});
