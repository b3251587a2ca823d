import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCase } from '../complaints/cases.ts';
import { insertTestContact } from '../contacts/test-contact.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { makePromise, showPromise } from '../relations/promises/promises.ts';
import { noteVisit } from '../relations/visits/note-visit.ts';
import { showVisit } from '../relations/visits/visits.ts';
import { makeTestProduct } from '../test-product.ts';
import { erasePerson } from './person-data.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(() => db.drop());

it('who is erased leaves a mark and a promise that nobody can tell whose they were', async () => {
  const workspace = await db.newWorkspace('Rijklaar');
  const product = makeTestProduct(db);
  const email = 'kanarie@klant.example';
  const { id: contactId } = await insertTestContact(db, { product, workspace }, { email, name: 'Kanarie' });
  const caller = {
    workspaceId: workspace.id,
    workspaceCode: workspace.code,
    staffId: workspace.ownerId,
    sessionId: uuid(),
    role: 'owner',
    language: 'nl',
  } as const;
  const due_on = new Date(product.clock().getTime() + 5 * 86_400_000).toISOString().slice(0, 10);
  const visit = await noteVisit(product, caller, {
    contact_id: contactId,
    press: uuid(),
    mark: 8,
    better: 'Kanarie wil gebeld worden',
    notes: 'Kanarie zong',
    present: 'Kanarie',
    promises: [{ what: 'Kanarie bellen', due_on }],
    case_kind: null,
  });
  // In a case of which only the address is known, nobody has said yet that it is the same person.
  const opened = await inWorkspace(db.databases.app, workspace.id, (trx) =>
    openCase(product, trx, {
      workspaceCode: workspace.code,
      intake: { kind: 'question', source: 'mail', words: 'Bel', email, language: 'nl' },
    }),
  );
  const made = await makePromise(product, caller, {
    case_id: opened.id,
    name: 'Kanarie',
    what: 'Kanarie terugbellen',
    due_on,
    source: 'case',
  });
  await erasePerson(product, caller, contactId);
  expect(await showVisit(product, caller, visit.id)).toMatchObject({ contact: null, mark: 8, better: '', notes: '' });
  expect(await showPromise(product, caller, made.id)).toMatchObject({ what: '–', name: '', state: 'open' });
  const { rows } = await db.superuser.query(`
    select 1 from courtesy_visit v where v::text ilike '%kanarie%' union all
    select 1 from customer_promise p where p::text ilike '%kanarie%' union all
    select 1 from promise_event e where e::text ilike '%kanarie%'`);
  expect(rows).toEqual([]);
});
