import { promiseState } from '@voldaan/domain/relations/promise-state';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCase } from '../complaints/cases.ts';
import { withinReach } from '../database/reach.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { insertRow } from '../database/test-rows.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { addStaff } from '../http/test-fixtures.ts';
import { makeTestProduct } from '../test-product.ts';
import { countPromises, listPromises } from './promises/promise-views.ts';
import { makePromise, showPromise } from './promises/promises.ts';

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

test('a promise of somebody who does not see its case is shown without the case', async () => {
  const product = makeTestProduct(database, { clock: () => now });
  const { id: workspaceId, code: workspaceCode } = workspace;
  const staffId = await addStaff(database, workspace, { role: 'agent', removed: false });
  const caller = { workspaceId, workspaceCode, staffId, sessionId: uuid(), role: 'agent', language: 'nl' } as const;
  const given = { what: 'Een lamp sturen', due_on: '2026-11-25', owner_id: staffId, name: '', source: 'call' } as const;
  const made = await inWorkspace(database.databases.app, workspaceId, async (db) => {
    const intake = {
      kind: 'complaint',
      source: 'form',
      words: 'De lamp is kapot',
      name: 'Anna',
      language: 'nl',
    } as const;
    return openCase(product, db, { workspaceCode, intake });
  });
  const { id } = await makePromise(product, caller, { ...given, case_id: made.id });
  expect(await showPromise(product, caller, id)).toMatchObject({ case: { id: made.id, number: made.number } });
  const within = await withinReach(staffId, () => showPromise(product, caller, id));
  expect(within).toMatchObject({ what: 'Een lamp sturen', case: null });
});
