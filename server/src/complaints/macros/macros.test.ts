import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { showCapacity } from '../capacity/capacity.ts';
import { openCase } from '../cases.ts';
import { stepCase } from '../desk.ts';
import { changeNoticeSetting, showNoticeSetting } from '../notices/notices.ts';
import { changeMacro, makeMacro, removeMacro, showFilledMacros } from './macros.ts';

describe('the desk at work', () => {
  let db: TestDatabase;
  let product: Product;
  let caller: Caller;
  let now = new Date('2026-11-20T09:00:00Z');

  beforeAll(async () => {
    db = await createTestDatabase();
    const workspace = await db.newWorkspace('Rijklaar');
    product = makeTestProduct(db, { clock: () => now });
    caller = {
      workspaceId: workspace.id,
      workspaceCode: workspace.code,
      staffId: workspace.ownerId,
      sessionId: uuid(),
      role: 'owner',
      language: 'nl',
    };
  });

  afterAll(() => db.drop());

  const open = (more: object = {}) =>
    inWorkspace(product.databases.app, caller.workspaceId, (trx) =>
      openCase(product, trx, {
        workspaceCode: caller.workspaceCode,
        intake: { kind: 'question', source: 'form', words: 'Open op zondag?', language: 'nl', ...more },
      }),
    );

  it('fills a standard text in for the case, in the language of its customer', async () => {
    const { data } = await makeMacro(product, caller, {
      name: 'Uitstel',
      texts: {
        nl: 'Beste {name|klant}, wij antwoorden voor {promised} ({number}). {company}',
        nb: 'Hei {name|kunde}, vi svarer innen {promised} ({number}). {company}',
        en: '  ',
      },
    });
    expect(data.map(({ texts }) => Object.keys(texts).toSorted())).toEqual([['nb', 'nl']]);
    const [dutch, norwegian] = [await open(), await open({ language: 'nb', name: 'Ola' })];
    expect((await showFilledMacros(product, caller, dutch.id)).data).toMatchObject([
      {
        language: 'nl',
        text: `Beste klant, wij antwoorden voor maandag 23\u00a0november 2026 (${dutch.number}). Rijklaar`,
        missing: [],
      },
    ]);
    expect((await showFilledMacros(product, caller, norwegian.id)).data).toMatchObject([
      {
        language: 'nb',
        text: `Hei Ola, vi svarer innen mandag 23.\u00a0november 2026 (${norwegian.number}). Rijklaar`,
      },
    ]);
  });

  it('refuses a field that does not exist, and says which in which language', async () => {
    const wrong = { name: 'Fout', texts: { nl: 'Beste {name}', en: 'Dear {naam}' } };
    await expect(makeMacro(product, caller, wrong)).rejects.toMatchObject({
      code: 'macro_field_unknown',
      detail: { pointer: '/texts/en', values: { field: '{naam}' } },
    });
    const [kept] = (await makeMacro(product, caller, { name: 'Goed', texts: { en: 'Dear {name}' } })).data;
    await expect(changeMacro(product, caller, { ...wrong, id: kept?.id ?? '' })).rejects.toMatchObject({
      code: 'macro_field_unknown',
    });
    expect((await removeMacro(product, caller, kept?.id ?? '')).data).toHaveLength(1);
  });

  it('counts what comes in, is finished and falls due, and says whether the desk keeps up', async () => {
    now = new Date('2026-11-02T09:00:00Z');
    const opened = [await open(), await open(), await open(), await open(), await open(), await open()];
    now = new Date('2026-11-10T09:00:00Z');
    for (const { id } of opened.slice(0, 5))
      await stepCase(product, caller, { id, revision: 1, step: { what: 'closed', closing: 'answered' } });
    now = new Date('2026-11-27T09:00:00Z');
    const { periods, people, team, pace } = await showCapacity(product, caller, 'week');
    const counted = periods.filter(({ inflow, handled, due }) => inflow + handled + due > 0);
    expect(counted.map(({ from, inflow, handled, due }) => [from, inflow, handled, due])).toEqual([
      ['2026-11-02', 6, 0, 0],
      ['2026-11-09', 0, 5, 0],
      ['2026-11-16', 2, 0, 0],
      ['2026-11-23', 0, 0, 3],
    ]);
    expect(periods).toHaveLength(11);
    expect(people).toMatchObject([
      { staff: null, open: 3, overdue: 3, handled: 0 },
      { staff: { id: caller.staffId }, open: 0, handled: 5 },
    ]);
    expect(team).toEqual({ open: 3, overdue: 3, due_in_week: 3, handled: 5 });
    expect(pace).toEqual({ weeks: 4, inflow: 8, handled: 5, verdict: 'falls_behind', meets_due: false });
    expect((await showCapacity(product, caller, 'day')).periods).toHaveLength(21);
  });

  it('writes news by mail to whoever asked for it, and to nobody else', async () => {
    expect(await showNoticeSetting(product, caller)).toEqual({ by_mail: false });
    expect(await changeNoticeSetting(product, caller, true)).toEqual({ by_mail: true });
    const mails = async () =>
      (await db.superuser.query("select subject from outbox_mail where kind = 'notice'")).rows.map(
        (row) => row.subject,
      );
    const { id, number } = await open();
    const other = uuid();
    await db.superuser.query(
      `insert into staff (workspace_id, id, email, email_key, name, role, language, password_hash)
       values ($1, $2, 'kari@collega.example', 'kari@collega.example', 'Kari', 'agent', 'nb', '!')`,
      [caller.workspaceId, other],
    );
    const kari: Caller = { ...caller, staffId: other, role: 'agent' };
    await stepCase(product, kari, { id, revision: 1, step: { what: 'assigned', to: caller.staffId } });
    await stepCase(product, caller, { id, revision: 2, step: { what: 'assigned', to: other } });
    expect(await mails()).toEqual([`Zaak ${number} is nu van u`]);
  });
});
