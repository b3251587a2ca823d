import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { makeTestProduct } from '../test-product.ts';
import { openDemo } from './open-demo.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

test('each theme of the sample is mentioned by customers, and most of what they wrote is about one', async () => {
  const { workspaceId } = await openDemo(makeTestProduct(database));
  const { rows } = await database.superuser.query<{ name: string; texts: number }>(
    `select theme.name, count(m.response_id) as texts from theme
     left join response_theme m on m.workspace_id = theme.workspace_id and m.theme_id = theme.id
     where theme.workspace_id = $1 group by 1`,
    [workspaceId],
  );
  expect(rows).toHaveLength(7);
  for (const { name, texts } of rows) expect([name, texts >= 20]).toEqual([name, true]);
  const { rows: shares } = await database.superuser.query<{ share: number }>(
    `select avg((exists (select from response_theme m where m.response_id = t.response_id))::int)::float as share
     from response_text t where workspace_id = $1`,
    [workspaceId],
  );
  expect(shares[0]?.share).toBeGreaterThan(0.7);
});
