import { Refusal } from '@voldaan/domain/refusal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withinReach } from '../../database/reach.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { uuid } from '../../database/uuid.ts';
import type { Caller } from '../../http/caller.ts';
import { addStaff } from '../../http/test-fixtures.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { makeCaseOfMail } from './case-by-hand.ts';
import { changeCaseMail, showCaseMail } from './case-mail-setting.ts';
import { caseMailDesk, writtenMail } from './test-case-mail.ts';

let database: TestDatabase;
let product: Product;
let workspace: TestWorkspace;
let desk: ReturnType<typeof caseMailDesk>;
let caller: Caller;

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database);
  workspace = await database.newWorkspace('De Vries');
  desk = caseMailDesk(database, product, workspace);
  const { id: workspaceId, code: workspaceCode, ownerId: staffId } = workspace;
  caller = { workspaceId, workspaceCode, staffId, sessionId: uuid(), role: 'owner', language: 'nl' };
});

afterAll(() => database?.drop());

async function lastMail(): Promise<string> {
  const { rows } = await database.superuser.query<{ id: string }>(
    'select id from inbound_mail where workspace_id = $1 order by id desc limit 1',
    [workspace.id],
  );
  return rows[0]?.id ?? '';
}

test('the address is set and ended by staff, and what is no address is refused', async () => {
  expect(await showCaseMail(product, caller)).toMatchObject({ address: '', has_mailbox: false, taken: 0 });
  expect(await changeCaseMail(product, caller, 'Klachten@DeVries.example')).toMatchObject({
    address: 'Klachten@devries.example',
  });
  await desk.take(writtenMail());
  expect(await showCaseMail(product, caller)).toMatchObject({ taken: 1 });
  for (const wrong of ['klachten', 'a@b', 'x@y.example\r\nBcc: z@y.example'])
    await expect(changeCaseMail(product, caller, wrong)).rejects.toThrow(Refusal);
  expect(await changeCaseMail(product, caller, '')).toMatchObject({ address: '' });
  await desk.clear();
});

test('a mail to another address becomes a case by hand, once', async () => {
  await desk.take(
    writtenMail({ to: 'els@devries.example', body: 'De bel is kapot.\r\n\r\nVerstuurd vanaf mijn iPhone' }),
  );
  expect(await desk.cases()).toEqual([]);
  const mail = await lastMail();
  const made = await makeCaseOfMail(product, caller, mail);
  expect(await makeCaseOfMail(product, caller, mail)).toBe(made);
  expect(await desk.cases()).toMatchObject([{ id: made, source: 'mail', words: 'De bel is kapot.' }]);
  expect(await desk.last()).toMatchObject({ effect: 'case' });
});

test('a mail that an agent of one unit makes a case of, which is not of that unit, says so all the same', async () => {
  const staffId = await addStaff(database, workspace, { role: 'agent', removed: false });
  await database.superuser.query('update staff set is_limited_to_units = true where id = $1', [staffId]);
  await desk.take(writtenMail({ to: 'els@devries.example', body: 'De lamp is kapot.' }));
  const mail = await lastMail();
  const agent = { ...caller, staffId, role: 'agent' } as const;
  await withinReach(staffId, () => makeCaseOfMail(product, agent, mail));
  expect(await desk.last()).toMatchObject({ effect: 'case' });
  await expect(withinReach(staffId, () => makeCaseOfMail(product, agent, mail))).rejects.toThrow('not_found');
});

test('what a machine wrote becomes none', async () => {
  await desk.take(writtenMail({ head: ['Auto-Submitted: auto-replied'] }));
  await expect(makeCaseOfMail(product, caller, await lastMail())).rejects.toThrow('mail_of_machine');
});
