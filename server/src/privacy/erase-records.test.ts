import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertTestContact } from '../contacts/test-contact.ts';
import { showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { makeProblem, makeRecord, showProblems, showRecords } from '../interviews/records/records.ts';
import { makeTestProduct } from '../test-product.ts';
import { erasePerson, showPersonData } from './person-data.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(() => db.drop());

it('who is erased from a discussion leaves what was said there, and the others in it', async () => {
  const workspace = await db.newWorkspace('Rijklaar');
  const product = makeTestProduct(db);
  const place = { product, workspace };
  const ada = await insertTestContact(db, place, { email: 'ada@klant.example', name: 'Ada Smit' });
  const bo = await insertTestContact(db, place, { email: 'bo@klant.example', name: 'Bo Visser' });
  const caller = {
    workspaceId: workspace.id,
    workspaceCode: workspace.code,
    staffId: workspace.ownerId,
    sessionId: uuid(),
    role: 'owner',
    language: 'nl',
  } as const;
  const record = await makeRecord(product, caller, {
    ...{ kind: 'group', title: 'Ada Smit en Bo Visser', held_on: '2026-11-20', participants: 'Ada, Bo' },
    ...{ guide: '', consent: 'written', consent_note: '', notes: 'Ada belt liever, Bo niet' },
    contact_ids: [ada.id, bo.id, ada.id],
    passages: [{ words: 'Ik ben Smit en ik wacht', theme_ids: [], is_quote: true }],
  });
  expect(record.contacts).toEqual([
    { id: ada.id, name: 'Ada Smit' },
    { id: bo.id, name: 'Bo Visser' },
  ]);
  const evidence = [
    { kind: 'passage', ref: showId('rec', record.id), words: 'Smit wacht', at: '2026-11-20' },
    { kind: 'observation', ref: '', words: 'Smit staat er ook zo', at: '2026-11-20' },
  ] as const;
  await makeProblem(product, caller, {
    name: 'Ada wacht',
    description: '',
    state: 'open',
    owner_id: null,
    action_ref: null,
    evidence: [...evidence],
  });

  expect(await showPersonData(product, caller, ada.id)).toMatchObject({
    field_records: [{ title: 'Ada Smit en –', participants: 'Ada, –', notes: 'Ada belt liever, – niet' }],
  });
  expect(await erasePerson(product, caller, ada.id)).toMatchObject({ records: 1 });
  expect((await showRecords(product, caller)).data).toMatchObject([
    {
      ...{ title: '– en Bo Visser', participants: '–, Bo', notes: '– belt liever, Bo niet' },
      ...{ passages: [{ words: 'Ik ben – en ik wacht' }], contacts: [{ name: 'Bo Visser' }], revision: 2 },
    },
  ]);
  expect((await showProblems(product, caller)).data).toMatchObject([
    { name: '– wacht', evidence: [{ words: '– wacht' }, { words: 'Smit staat er ook zo' }] },
  ]);
});
