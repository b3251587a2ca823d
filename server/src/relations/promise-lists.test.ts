import { promiseState } from '@voldaan/domain/relations/promise-state';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { insertRow } from '../database/test-rows.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { countPromises, listPromises } from './promises/promise-views.ts';

let database: TestDatabase;
let workspace: TestWorkspace;

const day = (number: number) => new Date(Date.UTC(2026, 10, number, 12));
const now = day(20);
const moments = [null, day(5), day(10), day(15)];

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
});

afterAll(() => database.drop());

test('every promise stands in the list that its state says, whatever happened to it', async () => {
  const states = new Map<string, string>();
  for (const due of [day(10), day(25)])
    for (const keptAt of moments)
      for (const releasedAt of keptAt === null ? moments : [null]) {
        const id = uuid();
        states.set(id, promiseState({ madeAt: day(1), due, keptAt, moves: [], releasedAt }, now));
        await insertRow(database.superuser, 'customer_promise', {
          workspace_id: workspace.id,
          id,
          name: 'Anna',
          what: 'Terugbellen',
          source: 'call',
          made_by: workspace.ownerId,
          owner_id: workspace.ownerId,
          made_at: day(1),
          due_at: due,
          kept_at: keptAt,
          released_at: releasedAt,
        });
      }
  await inWorkspace(database.databases.app, workspace.id, async (db) => {
    const asked = { ownerId: undefined, contactId: undefined, caseId: undefined, after: undefined, limit: 100, now };
    const counts = await countPromises(db, { now, since: day(1) });
    for (const list of ['kept', 'late', 'broken'] as const) {
      const found = (await listPromises(db, { ...asked, list })).map(({ id }) => id).toSorted();
      const expected = [...states].filter(([, state]) => state === list).map(([id]) => id);
      expect(found).toEqual(expected.toSorted());
      expect(counts[list]).toBe(expected.length);
    }
  });
});
